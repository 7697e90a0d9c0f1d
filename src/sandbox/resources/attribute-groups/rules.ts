import type { AttributeGroup } from '#contract'
import { InvalidFormat, ensureValid } from '../../problems.ts'
import {
  type Change,
  readCode,
  readLabels,
  readSortOrder,
  violationsOf,
} from '../../rest/entities.ts'
import { ensureCodes, ensureKnownProperties } from '../../rest/shapes.ts'

/** What the rules ask of the catalogue. */
export interface AttributeGroupContext {
  isKnownLocale(code: string): boolean
  /** The stored spellings of those of `codes` that are attributes, by lower-cased code. */
  attributes(codes: string[]): Map<string, string>
  groups: number
}

/** Where attributes go that are in no other group; it is always there. */
export const defaultGroup = 'other'

/** Groups that a catalogue has at most. */
const mostGroups = 1000

/** The group that a body makes. Attributes that it lists leave their own group for this one. */
export function applyAttributeGroup(
  change: Change<AttributeGroup>,
  context: AttributeGroupContext,
): AttributeGroup {
  const { before, body } = change
  ensureKnownProperties(body, ['code', 'sort_order', 'attributes', 'labels'], ['_links'])
  const code = readCode(change, 'Attribute group')
  const order = readSortOrder(before?.sort_order ?? 0, body.sort_order)
  const labels = readLabels(before?.labels ?? {}, body.labels, context.isKnownLocale)
  const attributes = readAttributes(change, context)
  const isFull = !before && context.groups >= mostGroups
  ensureValid([
    ...code.violations,
    ...order.violations,
    ...labels.violations,
    ...violationsOf('', [isFull && `You’ve reached the limit of ${mostGroups} attribute groups`]),
  ])
  return { code: code.value, sort_order: order.value, attributes, labels: labels.value }
}

/** The same attributes in another order are the same list: the order is that of the attributes. */
function readAttributes(
  { before, body }: Change<AttributeGroup>,
  context: AttributeGroupContext,
): string[] {
  const current = before?.attributes ?? []
  if (body.attributes === undefined) return current
  const sent = ensureCodes(body.attributes, 'attributes')
  if (before?.code === defaultGroup) return current
  const known = context.attributes(sent)
  const wanted = sent.map((code) => {
    const attribute = known.get(code.toLowerCase())
    if (attribute !== undefined) return attribute
    throw new InvalidFormat(
      `Property "attributes" expects a valid attribute code. The attribute does not exist, "${code}" given.`,
    )
  })
  const kept = current.filter((code) => wanted.includes(code))
  return [...kept, ...new Set(wanted.filter((code) => !kept.includes(code)))]
}
