/** A JSON value's type in the words that the API's messages use. */
export function typeName(value: unknown): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'double'
  if (typeof value === 'object') return 'array'
  return typeof value
}
