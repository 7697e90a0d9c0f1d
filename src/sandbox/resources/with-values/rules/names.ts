import type { Violation } from '../../../problems.ts'

const longestName = 255

/** What is wrong with a product's identifier or a product model's code. */
export function nameViolations(
  property: 'identifier' | 'code',
  name: string,
  { whenEmpty, isTaken, whenTaken }: { whenEmpty: string; isTaken: boolean; whenTaken: string },
): Violation[] {
  const messages = [
    name.trim() === '' && whenEmpty,
    [...name].length > longestName &&
      `This value is too long. It should have ${longestName} characters or less.`,
    /[,;\0]|^\s|\s$/.test(name) &&
      'This field should not contain any comma or semicolon or leading/trailing space',
    isTaken && whenTaken,
  ]
  return messages.flatMap((message) => (message ? [{ property, message }] : []))
}
