import type { Attribute } from '#contract'
import type {
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
  /** As findings name it: `identifier`, `family`, or an attribute's code. */
  target: string
  rule: Origin & Partial<Rule> & Partial<ValueRule>
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
  ]
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
