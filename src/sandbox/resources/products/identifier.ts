import type { Violation } from '../../problems.ts'

const longestIdentifier = 255

/** What is wrong with a product's identifier, as violations of the property `identifier`. */
export function identifierViolations(
  identifier: string,
  { isTaken }: { isTaken: boolean },
): Violation[] {
  const messages = [
    identifier.trim() === '' && 'This value should not be blank.',
    [...identifier].length > longestIdentifier &&
      `This value is too long. It should have ${longestIdentifier} characters or less.`,
    /[,;\0]|^\s|\s$/.test(identifier) &&
      'This field should not contain any comma or semicolon or leading/trailing space',
    isTaken && 'The same identifier is already set on another product',
  ]
  return messages.flatMap((message) => (message ? [{ property: 'identifier', message }] : []))
}
