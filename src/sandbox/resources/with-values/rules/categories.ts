import { InvalidFormat } from '../../../problems.ts'
import { ensureCodes } from '../../../rest/shapes.ts'

/** Answers the stored spellings of those of `codes` that exist, by lower-cased code. */
export type KnownCodes = (codes: string[]) => Map<string, string>

/** What is inherited stays the models' alone, so that a body as it was read can be sent back. */
export function readCategories(
  current: string[],
  sent: unknown,
  inherited: string[],
  known: KnownCodes,
): string[] {
  if (sent === undefined) return current
  const stored = storedCodes(
    ensureCodes(sent, 'categories'),
    known,
    (code) => `The ${code} category does not exist in your PIM.`,
  )
  return stored.filter((code) => !inherited.includes(code))
}

/** Sorted, each once, in their stored spelling; `unknown` words the refusal of a code that is none. */
export function storedCodes(
  codes: string[],
  known: KnownCodes,
  unknown: (code: string) => string,
): string[] {
  const found = known(codes)
  const stored = codes.map((code) => {
    const spelling = found.get(code.toLowerCase())
    if (spelling === undefined) throw new InvalidFormat(unknown(code))
    return spelling
  })
  return [...new Set(stored)].sort()
}
