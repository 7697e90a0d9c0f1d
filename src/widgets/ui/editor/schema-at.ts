/** JSON Schema, as far as the contract and the mapping use it. */
export interface Schema {
  $ref?: string
  type?: string | readonly string[]
  description?: string
  const?: unknown
  enum?: readonly unknown[]
  items?: Schema
  properties?: Readonly<Record<string, Schema>>
  additionalProperties?: boolean | Schema
  required?: readonly string[]
  allOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  anyOf?: readonly Schema[]
}

/** Those that others refer to, by the last part of the reference. */
export type Schemas = Readonly<Record<string, Schema>>

/** Names and places that lead to a value: `['values', 'name', 0, 'data']`. */
export type Path = readonly (string | number)[]

/** The schemas that a value at a place may have; more than one where the contract offers a choice. */
export function schemasAt(root: Schema, path: Path, schemas: Schemas): Schema[] {
  let found = choicesOf(root, schemas)
  for (const step of path) {
    found = found
      .flatMap((schema) => stepInto(schema, step))
      .flatMap((schema) => choicesOf(schema, schemas))
  }
  return found
}

function stepInto(schema: Schema, step: string | number): Schema[] {
  const { properties, additionalProperties: others, items } = schema
  if (typeof step === 'number') return items ? [items] : []
  const own = properties?.[step]
  if (own) return [own]
  return typeof others === 'object' ? [others] : []
}

/** A schema with what it refers to and what it is put together of. */
function choicesOf(
  schema: Schema,
  schemas: Schemas,
  seen: ReadonlySet<string> = new Set(),
): Schema[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema
  const name = $ref?.split('/').at(-1)
  if (name !== undefined && seen.has(name)) return []
  const known = name === undefined ? seen : new Set([...seen, name])
  const target = name === undefined ? undefined : schemas[name]
  const inner = [...(target ? [target] : []), ...allOf, ...anyOf, ...oneOf]
  return [schema, ...inner.flatMap((each) => choicesOf(each, schemas, known))]
}

/** A field that may stand in an object. */
export interface KnownField {
  name: string
  description: string
  isRequired: boolean
}

export function fieldsOf(found: readonly Schema[]): KnownField[] {
  const fields = new Map<string, KnownField>()
  for (const { properties = {}, required = [] } of found) {
    for (const [name, { description = '' }] of Object.entries(properties)) {
      const isRequired = required.includes(name)
      if (!fields.has(name)) fields.set(name, { name, description, isRequired })
    }
  }
  return [...fields.values()]
}

/** The values that a place may have, when the contract counts them. */
export function valuesOf(found: readonly Schema[]): unknown[] {
  const values = found.flatMap(({ type, enum: listed, const: only }) => {
    if (listed) return listed
    if (only !== undefined) return [only]
    return [type].flat().flatMap((each) => (each === 'boolean' ? [true, false] : []))
  })
  return [...new Set(values)]
}
