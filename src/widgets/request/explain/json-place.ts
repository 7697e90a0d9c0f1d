/** Where JSON breaks, counted from 1, and what is wrong there in words. */
export interface JsonPlace {
  line: number
  column: number
  what: string
}

/** Finds the first place at which a text is no JSON; undefined when it is JSON. */
export function findJsonBreak(text: string): JsonPlace | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch {
    const at = breakOf(text)
    const before = text.slice(0, at).split('\n')
    return {
      line: before.length,
      column: (before.at(-1) ?? '').length + 1,
      what: wordsFor(text, at),
    }
  }
}

/** Engines word their errors differently, and some leave the place out: so the text is walked here. */
function breakOf(text: string): number {
  const token =
    /\s*(?:([{[])|([}\]])|(,)|(:)|("(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y
  const open: string[] = []
  let wants: Wants = 'value'
  for (;;) {
    const start = token.lastIndex
    const match = token.exec(text)
    const place = start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0)
    if (!match || wants === 'end') return place
    const next = step(match, open, wants)
    if (next === undefined) return place
    wants = next
  }
}

type Wants = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'end'

function step(match: RegExpExecArray, open: string[], wants: Wants): Wants | undefined {
  const [, opening, closing, comma, colon, scalar] = match
  const isValue = wants.startsWith('value')
  if (opening !== undefined && isValue) {
    open.push(opening)
    return opening === '{' ? 'key or end' : 'value or end'
  }
  if (closing !== undefined && wants.endsWith('or end')) {
    return open.pop() === (closing === '}' ? '{' : '[') ? afterValue(open) : undefined
  }
  if (comma !== undefined && wants === 'comma or end') return open.at(-1) === '{' ? 'key' : 'value'
  if (colon !== undefined && wants === 'colon') return 'value'
  if (scalar === undefined) return undefined
  if (isValue) return afterValue(open)
  return wants.startsWith('key') && scalar.startsWith('"') ? 'colon' : undefined
}

function afterValue(open: readonly string[]): Wants {
  return open.length > 0 ? 'comma or end' : 'end'
}

function wordsFor(text: string, at: number): string {
  const rest = text.slice(at)
  const before = text.slice(0, at).trimEnd()
  if (rest === '') return 'it ends too early: a bracket or a quote is still open'
  if (/^[}\]]/.test(rest) && before.endsWith(',')) return 'the comma before it is one too many'
  if (rest.startsWith("'")) return 'JSON has double quotes only'
  if (rest.startsWith('"') && /["\d}\]el]$/.test(before)) return 'a comma is missing before it'
  if (rest.startsWith('"')) return 'this quote is not closed on its line'
  if (/^\/[/*]/.test(rest)) return 'JSON has no comments'
  if (/^(True|False|None|undefined|NaN)/.test(rest))
    return 'JSON knows `true`, `false` and `null` here'
  if (/^[A-Za-z_]/.test(rest)) return 'names and texts stand in double quotes'
  return `\`${[...rest][0]}\` cannot stand there`
}
