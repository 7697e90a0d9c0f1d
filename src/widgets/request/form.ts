import type { Operation, OperationPiece, ParameterPiece, PieceSchema } from '#contract'
import { pickKindOf, type PickKind } from '../state/picks.ts'
import type { Draft } from './draft.ts'
import { type Matched, queryValue, withPathValue, withQueryValue } from './target.ts'

/** One parameter of an operation, as a form asks for it. */
export interface Field {
  name: string
  place: 'path' | 'query'
  isRequired: boolean
  description: string
  kind: 'text' | 'number' | 'choice'
  /** What may be chosen; the only values there are when the kind is `choice`. */
  choices: readonly string[]
  /** Whether several may be written, with commas between them. */
  isList: boolean
  /** What holds when nothing is sent. */
  preset: string | undefined
  example: string | undefined
  minimum: number | undefined
  maximum: number | undefined
  /** What it names in the reader's own sandbox. */
  picks: PickKind | undefined
  /** The name in the path of what that belongs to: an asset to its family. */
  within: string | undefined
}

/** The fields of an operation's path and query, in the order of the contract. */
export function fieldsOf(operation: Operation, piece: OperationPiece): Field[] {
  return piece.parameters.flatMap((parameter) => {
    const { in: place } = parameter
    return place === 'header' ? [] : [fieldOf(operation, parameter, place, piece.schemas)]
  })
}

/** What a form shows for a field; empty when the request says nothing of it. */
export function readField({ target }: Draft, matched: Matched, { name, place }: Field): string {
  return (place === 'path' ? matched.params[name] : queryValue(target, name)) ?? ''
}

/** The draft with another value in one field, and all else as it was. */
export function writeField(draft: Draft, matched: Matched, field: Field, value: string): Draft {
  const { name, place } = field
  const target =
    place === 'path'
      ? withPathValue(draft.target, matched, name, value)
      : withQueryValue(draft.target, name, value === '' ? undefined : value)
  return { ...draft, target }
}

/** What is odd about a value. It can be sent all the same. */
export function remarkOnField(field: Field, value: string): string | undefined {
  if (value === '') return field.isRequired ? 'Has to be there' : undefined
  if (field.kind !== 'number') return undefined
  const number = Number(value)
  if (!Number.isInteger(number)) return 'This is no whole number'
  const { minimum, maximum } = field
  if (minimum !== undefined && number < minimum) return `Less than ${minimum}`
  return maximum !== undefined && number > maximum ? `More than ${maximum}` : undefined
}

/** For a list, what has been written of it stays in front of what is picked. */
export function completions(
  { isList }: Field,
  value: string,
  choices: readonly string[],
): readonly string[] {
  const start = isList ? value.slice(0, value.lastIndexOf(',') + 1) : ''
  const taken = new Set(start.split(','))
  return start === '' ? choices : choices.filter((one) => !taken.has(one)).map((one) => start + one)
}

function fieldOf(
  operation: Operation,
  parameter: ParameterPiece,
  place: Field['place'],
  schemas: OperationPiece['schemas'],
): Field {
  const { name, required, description, example } = parameter
  const schema = follow(parameter.schema, schemas)
  const choices = choicesOf(schema)
  return {
    name,
    place,
    isRequired: required,
    description,
    kind: choices.length > 0 ? 'choice' : isNumber(schema) ? 'number' : 'text',
    choices,
    isList: lists.has(name),
    preset: schema.default === undefined ? undefined : String(schema.default),
    example,
    minimum: schema.minimum,
    maximum: schema.maximum,
    picks: pickKindOf(operation.path, parameter),
    within: place === 'path' ? nameBefore(operation.path, name) : undefined,
  }
}

function nameBefore(path: string, name: string): string | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, each = '']) => each)
  return names[names.indexOf(name) - 1]
}

/** Parameters of several codes, with commas between them. */
const lists = new Set(['attributes', 'locales'])

function choicesOf({ type, enum: values }: PieceSchema): string[] {
  if (values) return values.map(String)
  return type === 'boolean' ? ['true', 'false'] : []
}

function isNumber({ type }: PieceSchema): boolean {
  return type === 'integer' || type === 'number'
}

function follow(schema: PieceSchema, schemas: OperationPiece['schemas']): PieceSchema {
  const found = schema.$ref === undefined ? undefined : schemas[schema.$ref.split('/').at(-1) ?? '']
  return found ? follow(found, schemas) : schema
}
