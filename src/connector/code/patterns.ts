/**
 * A pattern of a mapping (RE2) such that JavaScript, Python and PHP all understand it in the same way;
 * undefined when one of them would not.
 *
 * @param end how the language writes the end of the text
 */
export function portablePattern(pattern: string, end = '$'): string | undefined {
  const tokens = pattern.match(/\\.|\(\?:|\[\^?\]?|[^]/gsu) ?? []
  const written: string[] = []
  let isInSet = false
  for (const token of tokens) {
    const text = isInSet ? inSet(token) : outside(token, end)
    if (text === undefined) return undefined
    if (!isInSet && token.startsWith('[')) isInSet = true
    else if (isInSet && token === ']') isInSet = false
    written.push(text)
  }
  const whole = written.join('')
  return isPattern(whole.replaceAll(end, '$')) ? whole || '(?:)' : undefined
}

/** Languages differ in what is left of a text when nothing was found at some place of it. */
export function matchesNothing(pattern: string): boolean {
  const portable = portablePattern(pattern)
  return portable === undefined || new RegExp(portable, 'u').test('')
}

const sets: Record<string, string> = {
  '\\d': '0-9',
  '\\w': 'A-Za-z0-9_',
  '\\s': '\\t\\n\\f\\r ',
}

const controls: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function outside(token: string, end: string): string | undefined {
  if (token.endsWith(']') && token.startsWith('[')) return undefined
  if (token === '.') return '[^\\n]'
  if (token === '$') return end
  if (token in sets) return `[${sets[token]}]`
  const negated = sets[token.toLowerCase()]
  if (negated && token.startsWith('\\')) return `[^${negated}]`
  if (token === '(?:' || token === '[' || token === '[^') return token
  return character(token, token === '\\-')
}

function inSet(token: string): string | undefined {
  if (token in sets) return sets[token]
  if (token === '[') return '\\['
  if (token.length > 1 && token.startsWith('[')) return undefined
  return character(token, false)
}

function character(token: string, isBare: boolean): string | undefined {
  if (token in controls) return controls[token]
  if (/^\\[nrtf]$/.test(token)) return token
  if (/^\\[\p{P}\p{S}]$/u.test(token)) {
    return !isBare && /[\^$\\.*+?()[\]{}|/-]/.test(token.slice(1)) ? token : token.slice(1)
  }
  if (token === '/') return '\\/'
  return token.startsWith('\\') || /[\p{C}\u2028\u2029]/u.test(token) ? undefined : token
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u').flags === 'u' && !/\(\?(?!:)/.test(source)
  } catch {
    return false
  }
}
