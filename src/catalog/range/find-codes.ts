import type { Source } from '../source.ts'

/** The codes that a pattern means: one code, or several where it has `*` for any characters. */
export function findCodes(source: Source, codes: Iterable<string>): string[] {
  const pattern = source.text()
  const matches = pattern.includes('*') ? matcher(pattern) : (code: string) => code === pattern
  const found = [...codes].filter(matches)
  return found.length > 0 ? found : source.fail(`no product is called "${pattern}"`)
}

function matcher(pattern: string): (code: string) => boolean {
  const escaped = pattern.split('*').map((part) => part.replaceAll(/[^\w]/g, '\\$&'))
  const expression = new RegExp(`^${escaped.join('.*')}$`)
  return (code) => expression.test(code)
}
