import { createNames } from './names.ts'
import type { Notation } from './notation.ts'
import type { Field, Plan } from './plan.ts'
import { associationLine, ruleLine } from './rule-line.ts'

/** What a mapping file is made of. */
interface FieldFunctions {
  /** The name of the function that reads the identifier. */
  identifier: string
  functions: string[]
  /** The lines of the table of rules, which name the functions. */
  table: string[]
  /** Those of the table of associations. */
  associations: string[]
}

/**
 * One function a field, and the table that says what each is for.
 *
 * @param write the function of a field
 */
export function fieldFunctions(
  { identifier, rules, associations }: Plan,
  notation: Notation,
  write: (name: string, field: Field, reader?: string) => string,
): FieldFunctions {
  const nameOf = createNames(notation.names)
  const functions: string[] = []
  const add = (field: Field, reader?: string) => {
    const name = nameOf(field.words)
    functions.push(write(name, field, reader))
    return name
  }
  const reference = (field: Field) => notation.reference(add(field))
  return {
    identifier: add(identifier, 'textsOfIdentifier'),
    table: rules.map((rule) => ruleLine(rule, reference, notation)),
    associations: associations.map((rule) => associationLine(rule, reference, notation)),
    functions,
  }
}
