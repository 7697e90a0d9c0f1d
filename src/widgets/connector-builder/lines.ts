import type { Attribute } from '#contract'
import type {
  AssociationRule,
  DocumentPath,
  Mapping,
  MappingDocument,
  Origin,
  PimStructure,
  Rule,
  ValueRule,
} from '#connector'

/** One line of a mapping: from where to where. */
export interface Line {
  /** In the document. */
  path: DocumentPath
  /** As findings name it: `identifier`, `family`, or the code of an attribute or association type. */
  target: string
  rule: Origin & Partial<Rule> & Partial<ValueRule> & Partial<AssociationRule>
}

/** What a product has besides its values, in the order of a product. */
export const properties = ['family', 'parent', 'categories', 'enabled'] as const

export type Property = (typeof properties)[number]

/** The lines of a mapping, in the order in which a product is told. */
export function linesOf(mapping: Mapping): Line[] {
  return [
    { path: ['identifier'], target: 'identifier', rule: mapping.identifier },
    ...properties.flatMap((name) => {
      const rule = mapping[name]
      return rule ? [{ path: [name], target: name, rule }] : []
    }),
    ...mapping.values.map((rule, at) => ({ path: ['values', at], target: rule.attribute, rule })),
    ...(mapping.associations ?? []).map((rule, at) => ({
      path: ['associations', at],
      target: rule.type,
      rule,
    })),
  ]
}

/** Where a line stands, to tell it from the others: `values/3`. */
export function placeOf({ path }: Line): string {
  return path.join('/')
}

/** Whether a problem's path is about this line. */
export function isAbout(line: Line, path: DocumentPath): boolean {
  return line.path.every((part, at) => path[at] === part)
}

/** The field of a line, when it is one alone. */
export function fieldOf({ from, cases }: Line['rule']): string | undefined {
  if (cases) return undefined
  return Array.isArray(from) ? (from.length === 1 ? from[0] : undefined) : from
}

/** Where a line's text comes from, in words: `group`, `"EUR"`, `2 cases`. */
export function originWords({ from, value, cases }: Line['rule']): string {
  if (cases) return cases.length === 1 ? 'one case' : `${cases.length} cases`
  if (from !== undefined) return Array.isArray(from) ? from.join(' + ') : from
  return value === undefined ? 'nothing yet' : `“${String(value)}”`
}

/** What is special about where a value goes: `de_DE, ecommerce`. */
export function placementWords({ locale, scope }: Line['rule']): string {
  return [locale, scope].flatMap((part) => part ?? []).join(', ')
}

/** The line where nothing is known yet but the field. */
export function addLine(document: MappingDocument, from?: string): MappingDocument {
  return document.add(['values'], { attribute: '', ...(from !== undefined && { from }) })
}

/** The line where nothing is known yet of what a product belongs together with. */
export function addAssociation(document: MappingDocument): MappingDocument {
  const rule = { type: '' }
  return document.mapping?.associations
    ? document.add(['associations'], rule)
    : document.set(['associations'], [rule])
}

/** The document without a line; a list of associations goes with its last one. */
export function removeLine(document: MappingDocument, { path }: Line): MappingDocument {
  const isLast = path[0] === 'associations' && document.mapping?.associations?.length === 1
  return document.remove(isLast ? ['associations'] : path)
}

/** Points a line to an association type, with a quantity where, and only where, it has such. */
export function aimAssociation(
  document: MappingDocument,
  { path, rule }: Line,
  code: string,
  { associationTypes }: PimStructure,
): MappingDocument {
  const named = document.set([...path, 'type'], code)
  const type = associationTypes?.get(code)
  const key = [...path, 'quantity']
  if (type?.is_quantified && rule.quantity === undefined) return named.set(key, 1)
  return type && !type.is_quantified && rule.quantity !== undefined ? named.remove(key) : named
}

/** The mark between several texts in one, as the first `split` of a line says it. */
export function separatorOf({ transforms = [] }: Line['rule']): string {
  const step = transforms.find((one) => typeof one === 'object' && 'split' in one)
  return typeof step === 'object' && 'split' in step ? step.split : ''
}

/** Takes texts apart at a mark before anything else is done with them; at none, they stay whole. */
export function separate(
  document: MappingDocument,
  { path, rule: { transforms = [] } }: Line,
  mark: string,
): MappingDocument {
  const steps = [...path, 'transforms']
  const at = transforms.findIndex((one) => typeof one === 'object' && 'split' in one)
  if (mark !== '') {
    const step = { split: mark }
    if (at >= 0) return document.set([...steps, at], step)
    return document.set(steps, [step, ...transforms])
  }
  if (at < 0) return document
  return document.remove(transforms.length === 1 ? steps : [...steps, at])
}

/** Points a line to an attribute, with what the attribute needs and without what it cannot have. */
export function aimLine(
  document: MappingDocument,
  path: DocumentPath,
  code: string,
  structure: PimStructure,
): MappingDocument {
  const attribute = structure.attributes.get(code)
  const named = document.set([...path, 'attribute'], code)
  if (!attribute) return named
  const needs = needsOf(attribute, structure)
  const rule = ruleAt(named, path)
  return placementKeys.reduce((known, key) => {
    const wanted = needs[key]
    if (wanted === undefined)
      return rule?.[key] === undefined ? known : known.remove([...path, key])
    return rule?.[key] === undefined && wanted !== '' ? known.set([...path, key], wanted) : known
  }, named)
}

const placementKeys = ['locale', 'scope', 'unit', 'convert_to', 'currency', 'options'] as const

/** What such an attribute has: the likeliest choice, or an empty text where none is needed. */
function needsOf(
  { type, localizable, scopable, available_locales: limited = [] }: Attribute,
  { locales, channels, currencies }: PimStructure,
): Partial<Record<(typeof placementKeys)[number], string>> {
  const [channel] = channels.values()
  const [locale] =
    limited.length > 0 ? limited : ((scopable ? channel?.locales : locales) ?? locales)
  const [currency] = currencies
  return {
    ...(localizable && locale && { locale }),
    ...(scopable && channel && { scope: channel.code }),
    ...(type === 'pim_catalog_metric' && { unit: '', convert_to: '' }),
    ...(type === 'pim_catalog_price_collection' && currency && { currency }),
    ...(selects.has(type) && { options: '' }),
  }
}

const selects: ReadonlySet<string> = new Set([
  'pim_catalog_simpleselect',
  'pim_catalog_multiselect',
])

function ruleAt({ mapping }: MappingDocument, [part, at]: DocumentPath): ValueRule | undefined {
  return part === 'values' && typeof at === 'number' ? mapping?.values[at] : undefined
}
