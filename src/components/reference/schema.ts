import type { ReferenceObject, SchemaObject } from 'openapi-typescript'
import { document } from '../../contract/document.ts'

/** A piece of the description of a type; with `schema` it names one that the reference describes. */
export interface TypeWord {
  text: string
  schema?: string
}

/** A property of an object, with what is inside it. */
export interface Property {
  name: string
  /** The way to it from the outermost object: `values.data`. */
  path: string
  type: TypeWord[]
  required: boolean
  description: string
  /** Further rules in words, such as `at most 255 characters`. */
  rules: string[]
  /** The version of the PIM that brought it, when not every version has it; `SaaS` for none with a number. */
  since?: string | undefined
  /** What is inside it: one list, or one for each form that it may have. */
  forms: Form[]
}

/** The properties of an object. With a name, it is one form of several. */
export interface Form {
  name?: TypeWord[]
  properties: Property[]
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
  const choices = some.oneOf ?? (some.properties ? undefined : some.anyOf)
  if (choices) return joined(distinct(choices.map(typeWords)))
  if (some.allOf?.[0]) return typeWords(some.allOf[0])
  if (some.const !== undefined) return [{ text: JSON.stringify(some.const) }]
  const types = [some.type ?? anyType(some)].flat()
  return joined(types.map((type) => typeOf(type, some)))
}

/**
 * The properties of an object, with those of the objects inside it, as deep as they go; an object inside
 * itself is named, not opened. Where a value may have one of several forms, each is told.
 */
export function formsOf(schema: Schema, at: Place = outermost): Form[] {
  const name = '$ref' in schema ? schema.$ref : undefined
  if (name && at.inside.includes(name)) return []
  const inside = name ? [...at.inside, name] : at.inside
  const whole = loose(resolve<SchemaObject>(schema))
  const here: Place = { ...at, inside, required: [...at.required, ...(whole.required ?? [])] }
  const content = contentOf(whole)
  if (content) return formsOf(content, here)
  const own = ownProperties(whole, loose(schema as SchemaObject), here)
  const choices = own.length > 0 ? [] : (whole.oneOf ?? whole.anyOf ?? [])
  if (choices.length > 1) return choices.flatMap((choice) => formOf(choice, here))
  const inherited = [...(whole.allOf ?? []), ...choices].flatMap((part) => formsOf(part, here))
  return merged([...inherited, ...(own.length > 0 ? [{ properties: own }] : [])])
}

/** All properties of an object in one list, one below the other, however deep. */
export function allProperties(forms: readonly Form[]): Property[] {
  return forms.flatMap(({ properties }) =>
    properties.flatMap((property) => [property, ...allProperties(property.forms)]),
  )
}

interface Place {
  prefix: string
  /** The named schemas that this one is inside of. */
  inside: readonly string[]
  required: readonly string[]
}

const outermost: Place = { prefix: '', inside: [], required: [] }

/** What lists and maps hold, when objects of one kind. */
function contentOf({ type, items, properties, additionalProperties }: LooseSchema) {
  if (items && [type].flat().includes('array')) return items
  if (properties || typeof additionalProperties !== 'object') return undefined
  return Object.keys(additionalProperties).length > 0 ? additionalProperties : undefined
}

function formOf(choice: Schema, at: Place): Form[] {
  const forms = formsOf(choice, at)
  return forms.map((form) => ({ name: typeWords(choice), ...form }))
}

/** An inherited object and its additions are one object. */
function merged(forms: Form[]): Form[] {
  const unnamed = forms.filter(({ name }) => !name).flatMap(({ properties }) => properties)
  const last = new Map(unnamed.map((property) => [property.name, property]))
  const common = last.size > 0 ? [{ properties: [...last.values()] }] : []
  return [...common, ...forms.filter(({ name }) => name)]
}

/** What stands beside a `$ref` adds to what it names, or takes away: `_links: false`. */
function ownProperties(whole: LooseSchema, beside: LooseSchema, at: Place): Property[] {
  return Object.entries(whole.properties ?? {})
    .filter(([key, value]) => value !== false && beside.properties?.[key] !== false)
    .map(([key, value]) => propertyOf(key, value as Schema, at))
}

function propertyOf(name: string, schema: Schema, { prefix, inside, required }: Place): Property {
  const target = loose(resolve<SchemaObject>(schema))
  const beside = loose(schema as SchemaObject)
  const path = prefix + name
  return {
    name,
    path,
    type: typeWords(schema),
    required: required.includes(name),
    description: beside.description ?? target.description ?? '',
    rules: rulesOf({ ...target, ...beside }),
    since: beside['x-since'] ?? target['x-since'],
    forms: formsOf(schema, { prefix: `${path}.`, inside, required: [] }),
  }
}

/** The rules of a schema in words. */
export function rulesOf(schema: LooseSchema): string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, pattern } = schema
  const { enum: values } = schema
  return [
    values && `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`,
    schema.default !== undefined && `default ${JSON.stringify(schema.default)}`,
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined && `at most ${maximum}`,
    minLength !== undefined && minLength > 1 && `at least ${minLength} characters`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    minItems !== undefined && minItems > 0 && `at least ${count(minItems, 'item')}`,
    maxItems !== undefined && `at most ${count(maxItems, 'item')}`,
    pattern !== undefined && `matches ${pattern}`,
    schema.readOnly && 'read only',
  ].filter((rule) => typeof rule === 'string')
}

/** The keywords that are read here; a schema may have any of them, whatever its type. */
export interface LooseSchema {
  type?: string | string[]
  format?: string
  const?: unknown
  enum?: unknown[]
  default?: unknown
  description?: string
  items?: Schema
  properties?: Record<string, Schema | false>
  additionalProperties?: boolean | Schema
  required?: string[]
  allOf?: Schema[]
  oneOf?: Schema[]
  anyOf?: Schema[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  readOnly?: boolean
  'x-since'?: string
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

/** Without a type, a list of values or a bare description says nothing of objects. */
function anyType({ properties, enum: values, description }: LooseSchema): string {
  if (values) return [...new Set(values.map((value) => typeof value))].join(' or ')
  return properties || description === undefined ? 'object' : 'any JSON'
}

function named(ref: string): TypeWord {
  const name = ref.split('/').at(-1) ?? ref
  return ref.startsWith('#/components/schemas/') ? { text: name, schema: name } : { text: name }
}

function joined(choices: TypeWord[][]): TypeWord[] {
  return choices.flatMap((words, index) => (index > 0 ? [{ text: ' or ' }, ...words] : words))
}

function distinct(choices: TypeWord[][]): TypeWord[][] {
  return [...new Map(choices.map((words) => [JSON.stringify(words), words])).values()]
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
