import type { Violation } from '../../problems.ts'
import { type Shape, shapeViolations } from '../../rest/json-shapes.ts'
import { holdsMany } from './rules/data.ts'
import type { AttributeType, EntityAttribute, Kind, RecordValues } from './rules/kinds.ts'
import { type TypeProperty, propertiesOfType, typeProperties } from './rules/types.ts'

// The forms of what can be sent. What a GET answers besides may be sent back, and means nothing.

const any: Shape = { kind: 'any' }
const text: Shape = { kind: 'text' }
const flag: Shape = { kind: 'flag' }
const textOrNull: Shape = { kind: 'text', orNull: true }
const labels: Shape = { kind: 'map', of: textOrNull }

export const optionForm = formOf({ code: text, labels })

/** The properties of reference entities and asset families besides code and labels. */
const entityProperties: Record<string, Shape> = {
  image: textOrNull,
  attribute_as_main_media: text,
  naming_convention: { kind: 'map', of: any },
  product_link_rules: { kind: 'list', of: { kind: 'map', of: any } },
  transformations: { kind: 'list', of: { kind: 'map', of: any } },
}

export function entityForm({ blank }: Kind): (item: object) => Violation[] {
  const own = Object.entries(entityProperties).filter(([name]) => Object.hasOwn(blank, name))
  return formOf({ code: text, labels, ...Object.fromEntries(own) })
}

/** An attribute may say what its type says; one whose type nobody knows is refused for that. */
export function attributeForm(
  kind: Kind,
  known: AttributeType | undefined,
): (item: Record<string, unknown>) => Violation[] {
  return (item) => {
    const own = propertiesOfType(known ?? item.type)
    return formOf({
      code: text,
      labels,
      type: text,
      value_per_locale: flag,
      value_per_channel: flag,
      is_required_for_completeness: flag,
      ...(kind.hasReadOnly && { is_read_only: flag }),
      ...shapesOf(own ?? everyProperty),
    })(item)
  }
}

const everyProperty: Record<string, TypeProperty> = Object.assign(
  {},
  ...Object.values(typeProperties),
) as Record<string, TypeProperty>

function shapesOf(properties: Record<string, TypeProperty>): Record<string, Shape> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { form, orNull }]): [string, Shape] => [
      name,
      form === 'texts' ? { kind: 'list', of: text } : { kind: form, orNull },
    ]),
  )
}

const record = formOf({
  code: text,
  values: {
    kind: 'map',
    of: {
      kind: 'list',
      of: {
        kind: 'record',
        properties: {
          locale: textOrNull,
          channel: textOrNull,
          data: any,
          linked_data: any,
          _links: any,
        },
        required: ['locale', 'channel', 'data'],
      },
    },
  },
})

/** The form of a record: that of its values depends on their attributes. */
export function recordForm(
  attributeOf: (code: string) => EntityAttribute | undefined,
): (item: Record<string, unknown>) => Violation[] {
  return (item) => {
    const violations = record(item)
    return violations.length > 0
      ? violations
      : dataViolations((item.values ?? {}) as RecordValues, attributeOf)
  }
}

function dataViolations(
  values: RecordValues,
  attributeOf: (code: string) => EntityAttribute | undefined,
): Violation[] {
  return Object.entries(values).flatMap(([code, entries]) => {
    const type = attributeOf(code)?.type
    if (!type) return []
    return entries.flatMap(({ data }, at) =>
      data === null ? [] : shapeViolations(data, dataShape(type), `values.${code}.${at}.data`),
    )
  })
}

function dataShape(type: AttributeType): Shape {
  if (holdsMany(type)) return { kind: 'list', of: text }
  return type === 'boolean' ? flag : text
}

function formOf(properties: Record<string, Shape>): (item: object) => Violation[] {
  const shape: Shape = {
    kind: 'record',
    properties: { ...properties, created: any, updated: any, _links: any },
    required: ['code'],
  }
  return (item) => shapeViolations(item, shape)
}
