import type { Violation } from '../../../problems.ts'
import { violationsOf } from '../../../rest/entities.ts'

/** What is wrong with the code of something new. */
export function codeViolations(code: string): Violation[] {
  return violationsOf('code', [
    code === '' && 'This value should not be blank.',
    !/^\w*$/.test(code) && 'This field can only contain letters, numbers, and underscores.',
    code.length > 100 && 'This value is too long. It should have 100 characters or less.',
    // The one word that no JavaScript client could use as a key.
    code === '__proto__' && 'This code is not available',
  ])
}
