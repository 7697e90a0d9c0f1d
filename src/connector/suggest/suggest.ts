import type { Attribute } from '#contract'
import type { Field } from '../inspecting/field-tree.ts'
import type { Inspection } from '../inspecting/inspect.ts'
import { isMappable } from '../mapping/values/index.ts'
import type { Mapping, ValueRule } from '../mapping/schema.ts'
import { parsePath } from '../records/path.ts'
import type { PimStructure } from '../structure/structure.ts'
import { describeValue } from './describe-value.ts'
import { identifierWords, meaningOf, settled } from './words.ts'

/** A first mapping to read and correct, with the reason for each line. */
export interface Suggestion {
  mapping: Mapping
  /** One reason for each of `mapping.values`, in their order. */
  reasons: readonly string[]
  identifierReason: string
  /** Fields that nothing was found for. */
  left: readonly { path: string; samples: readonly string[] }[]
}

/**
 * Proposes a mapping from the names and sample values of a file's fields, the hints of its preset, and the
 * attributes of the PIM. Guesses are called guesses.
 */
export function suggest(inspection: Inspection, structure: PimStructure): Suggestion {
  const fields = leavesOf(inspection.fields).filter(({ count, empty }) => count > empty)
  const identifier = findIdentifier(inspection, fields)
  const taken = new Set<string>()
  const found: { rule: ValueRule; reason: string }[] = []
  const left: Field[] = []
  for (const field of fields) {
    const match = findAttribute(field, inspection, structure)
    const value = match && describeValue(field, match.attribute, { inspection, structure, fields })
    const key =
      value && JSON.stringify([value.rule.attribute, value.rule.locale, value.rule.currency])
    if (!value || !key || taken.has(key)) {
      if (!isCompanion(field)) left.push(field)
      continue
    }
    taken.add(key)
    found.push({ rule: value.rule, reason: [match.reason, ...value.reasons].join(' ') })
  }
  return {
    mapping: {
      version: 1,
      source: {
        format: inspection.format.kind,
        ...(inspection.record && { record: inspection.record }),
      },
      identifier: { from: identifier.path, transforms: ['trim'] },
      values: found.map(({ rule }) => rule),
    },
    reasons: found.map(({ reason }) => reason),
    identifierReason: identifier.reason,
    left: left
      .filter(({ path }) => path !== identifier.path)
      .map(({ path, samples }) => ({ path, samples: samples.slice(0, 3) })),
  }
}

function leavesOf(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [field, ...leavesOf(field.children)])
}

/** A unit, currency or language beside a value is no field of its own. */
function isCompanion({ path }: Field): boolean {
  const { steps, attribute } = parsePath(path)
  return (
    steps.length > 0 &&
    attribute !== undefined &&
    /^(unit|einheit|currency|waehrung|lang|language)$/i.test(attribute)
  )
}

/** The last name of a path: `name[@lang='D']` → `name`, `@sku` → `sku`. */
export function lastName(path: string): string {
  const { steps, attribute } = parsePath(path)
  return attribute ?? steps.at(-1)?.name ?? path
}

function findIdentifier({ preset, count }: Inspection, fields: readonly Field[]) {
  const hinted = preset?.fields.find(({ role }) => role === 'identifier')
  if (hinted) return { path: hinted.path, reason: `${preset?.label} keeps its identifier here.` }
  for (const word of identifierWords) {
    const field = fields.find(
      ({ path, distinct }) => settled(lastName(path)) === word && distinct > 1,
    )
    if (field)
      return {
        path: field.path,
        reason: `Named like an identifier; ${field.distinct} different ones in ${count} records.`,
      }
  }
  const best = fields.toSorted((a, b) => b.distinct - a.distinct)[0]
  return { path: best?.path ?? '.', reason: 'A guess: the field with the most different values.' }
}

interface AttributeMatch {
  attribute: Attribute
  reason: string
}

function findAttribute(
  field: Field,
  { preset }: Inspection,
  { attributes }: PimStructure,
): AttributeMatch | undefined {
  const mappable = [...attributes.values()].filter(({ type }) => isMappable(type))
  const name = lastName(field.path)
  const byCode = mappable.find(({ code }) => settled(code) === settled(name))
  if (byCode) return { attribute: byCode, reason: `Same name as the attribute ${byCode.code}.` }
  const byLabel = mappable.find(({ labels }) =>
    Object.values(labels).some((label) => settled(label ?? '') === settled(name)),
  )
  if (byLabel) return { attribute: byLabel, reason: `Named like the label of ${byLabel.code}.` }
  const role = preset?.fields.find(({ path }) => path === field.path)?.role
  const meaning = meaningOf(role ?? name) ?? meaningOf(name)
  const byMeaning = mappable.find(
    ({ code }) => meaning !== undefined && meaningOf(code) === meaning,
  )
  if (!byMeaning) return undefined
  const source = role
    ? `${preset?.label}: this is the ${role}.`
    : `"${name}" usually means ${byMeaning.code}.`
  return { attribute: byMeaning, reason: source }
}
