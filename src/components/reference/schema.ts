import type { ReferenceObject, SchemaObject } from 'openapi-typescript'
import { document } from '../../contract/document.ts'

/** A piece of the description of a type; with `schema` it names one that the reference describes. */
export interface TypeWord {
  text: string
  schema?: string
}

/** A property of an object, or of an object in it: `_embedded.items`. */
export interface Property {
  name: string
  type: TypeWord[]
  required: boolean
  description: string
  /** Further rules in words, such as `at most 255 characters`. */
  rules: string[]
}

type Schema = SchemaObject | ReferenceObject

/** Follows a `$ref` to what it stands for; anything else is returned as it is. */
export function resolve<T extends object>(node: T | ReferenceObject): T {
  if (!('$ref' in node) || typeof node.$ref !== 'string') return node as T
  let found: unknown = document
  for (const key of node.$ref.split('/').slice(1)) found = (found as Record<string, unknown>)[key]
  return resolve(found as T | ReferenceObject)
}

/** The type of a value in words: `list of string`, `Product or null`. */
export function typeWords(schema: Schema): TypeWord[] {
  if ('$ref' in schema) return [named(schema.$ref)]
  const some = loose(schema)
  const choices = some.oneOf ?? some.anyOf
  if (choices) return joined(choices.map(typeWords))
  if (some.allOf?.[0]) return typeWords(some.allOf[0])
  if (some.const !== undefined) return [{ text: JSON.stringify(some.const) }]
  const types = [some.type ?? 'object'].flat()
  return joined(types.map((type) => typeOf(type, some)))
}

/** The properties of an object, with those of the objects written out inside it. */
export function properties(schema: Schema, prefix = ''): Property[] {
  const whole = resolve<SchemaObject>(schema)
  const some = loose(whole)
  const inherited = (some.allOf ?? []).flatMap((part) => properties(part, prefix))
  const own = Object.entries(some.properties ?? {}).flatMap(([key, value]) => {
    const name = prefix + key
    const required = some.required?.includes(key) ?? false
    const target = resolve<SchemaObject>(value)
    const row: Property = {
      name,
      type: typeWords(value),
      required,
      description: target.description ?? '',
      rules: rulesOf(loose(target)),
    }
    return [row].concat('$ref' in value ? [] : properties(value, `${name}.`))
  })
  return [...inherited, ...own]
}

/** The rules of a schema in words. */
export function rulesOf(schema: LooseSchema): string[] {
  const { minimum, maximum, minLength, maxLength, maxItems, enum: values } = schema
  return [
    values && `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`,
    schema.default !== undefined && `default ${JSON.stringify(schema.default)}`,
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined && `at most ${maximum}`,
    minLength !== undefined && minLength > 1 && `at least ${minLength} characters`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    maxItems !== undefined && `at most ${maxItems} items`,
  ].filter((rule) => typeof rule === 'string')
}

/** The keywords that are read here; a schema may have any of them, whatever its type. */
export interface LooseSchema {
  type?: string | string[]
  format?: string
  const?: unknown
  enum?: unknown[]
  default?: unknown
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  required?: string[]
  allOf?: Schema[]
  oneOf?: Schema[]
  anyOf?: Schema[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  maxItems?: number
}

export function loose(schema: SchemaObject): LooseSchema {
  return schema as LooseSchema
}

function typeOf(type: string, schema: LooseSchema): TypeWord[] {
  if (type === 'array' && schema.items) return [{ text: 'list of ' }, ...typeWords(schema.items)]
  const { additionalProperties: values } = schema
  if (type === 'object' && typeof values === 'object' && Object.keys(values).length > 0) {
    return [{ text: 'object of ' }, ...typeWords(values)]
  }
  return [{ text: schema.format && type === 'string' ? `string (${schema.format})` : type }]
}

function named(ref: string): TypeWord {
  const name = ref.split('/').at(-1) ?? ref
  return ref.startsWith('#/components/schemas/') ? { text: name, schema: name } : { text: name }
}

function joined(choices: TypeWord[][]): TypeWord[] {
  return choices.flatMap((words, index) => (index > 0 ? [{ text: ' or ' }, ...words] : words))
}
