import type { Violation } from '../problems.ts'

// Some resources describe the form of their bodies as JSON Schema would, and are answered with all that
// is wrong with it at once. These are the few forms that they need.

/** The form that a part of a body must have. */
export type Shape =
  | { kind: 'any' }
  | { kind: Scalar; orNull?: boolean }
  | { kind: 'list'; of: Shape }
  | { kind: 'map'; of: Shape }
  | { kind: 'record'; properties: Record<string, Shape>; required: readonly string[] }

type Scalar = 'text' | 'flag' | 'count'

/** What is wrong with the form of a value, each with its place: `units.METER.symbol`. */
export function shapeViolations(value: unknown, shape: Shape, place = ''): Violation[] {
  if (!isOfKind(value, shape)) {
    const message = `The data (${jsonType(value)}) must match the type: ${kindNames[shape.kind]}`
    return [{ property: place, message }]
  }
  if (shape.kind === 'any' || isScalar(shape)) return []
  const entries = Object.entries(value as object)
  if (shape.kind === 'record') return recordViolations(entries, shape, place)
  return entries.flatMap(([key, item]) => shapeViolations(item, shape.of, below(place, key)))
}

/** A JSON value's type in the words of JSON Schema. */
export function jsonType(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

const kindNames = {
  text: 'string',
  flag: 'boolean',
  count: 'integer',
  list: 'array',
  map: 'object',
  record: 'object',
  any: 'any',
} as const

/** Clients in PHP write an object without properties as an empty list. */
function isOfKind(value: unknown, shape: Shape): boolean {
  const type = jsonType(value)
  if (shape.kind === 'any') return true
  if (isScalar(shape)) {
    return type === kindNames[shape.kind] || (type === 'null' && shape.orNull === true)
  }
  if (shape.kind === 'list') return type === 'array'
  return type === 'object' || (Array.isArray(value) && value.length === 0)
}

function isScalar(shape: Shape): shape is Extract<Shape, { kind: Scalar }> {
  return shape.kind === 'text' || shape.kind === 'flag' || shape.kind === 'count'
}

function recordViolations(
  entries: [string, unknown][],
  { properties, required }: Extract<Shape, { kind: 'record' }>,
  place: string,
): Violation[] {
  const names = entries.map(([name]) => name)
  const missing = required.filter((name) => !names.includes(name))
  const unknown = names.filter((name) => !Object.hasOwn(properties, name))
  return [
    ...(missing.length > 0
      ? [
          {
            property: place,
            message: `The required properties (${missing.join(', ')}) are missing`,
          },
        ]
      : []),
    ...(unknown.length > 0
      ? [
          {
            property: place,
            message: `Additional object properties are not allowed: ${unknown.join(', ')}`,
          },
        ]
      : []),
    ...entries.flatMap(([name, item]) => {
      const shape = Object.hasOwn(properties, name) ? properties[name] : undefined
      return shape ? shapeViolations(item, shape, below(place, name)) : []
    }),
  ]
}

function below(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`
}
