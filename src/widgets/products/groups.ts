import type { Family, ProductByUuid, ProductValue } from '#contract'
import type { Structure } from '../state/structure.ts'
import { attributeOf, labelOf, type Naming } from './names.ts'

/** The attributes of one group that a product has values for, or its family asks for. */
export interface ValueGroup {
  code: string
  label: string
  attributes: readonly ShownAttribute[]
}

export interface ShownAttribute {
  code: string
  label: string
  values: readonly ProductValue[]
}

/** Which places are looked at; empty for all. */
export interface Places {
  channel: string
  locale: string
}

/** The values of a product by attribute group, both in the PIM's order, at the places that are wanted. */
export function groupValues(
  product: ProductByUuid,
  naming: Naming,
  { channel, locale }: Places,
): readonly ValueGroup[] {
  const { structure } = naming
  const isWanted = (value: ProductValue) =>
    (!channel || !value.scope || value.scope === channel) &&
    (!locale || !value.locale || value.locale === locale)
  const shown = Object.entries(product.values ?? {})
    .map(([code, values]) => ({ code, values: values.filter(isWanted) }))
    .filter(({ values }) => values.length > 0)
  const byGroup = Map.groupBy(shown, ({ code }) => attributeOf(code, structure)?.group ?? 'other')
  return [...byGroup]
    .toSorted(([a], [b]) => orderOfGroup(a, structure) - orderOfGroup(b, structure))
    .map(([code, attributes]) => ({
      code,
      label: labelOf(
        structure.attribute_groups.find((group) => group.code === code),
        code,
        naming.locale,
      ),
      attributes: attributes
        .toSorted((a, b) => orderOf(a.code, structure) - orderOf(b.code, structure))
        .map((attribute) => ({
          ...attribute,
          label: labelOf(attributeOf(attribute.code, structure), attribute.code, naming.locale),
        })),
    }))
}

/** Codes of the attributes that a product lacks to be complete at this place. */
export function missingAt(
  product: ProductByUuid,
  structure: Structure,
  { channel, locale }: Places,
): readonly string[] {
  const family = structure.families.find(({ code }) => code === product.family)
  return required(family, channel).filter((code) => {
    const attribute = attributeOf(code, structure)
    const isElsewhere =
      attribute?.available_locales?.length && !attribute.available_locales.includes(locale)
    if (isElsewhere) return false
    return !product.values?.[code]?.some(
      (value) =>
        (!value.scope || value.scope === channel) && (!value.locale || value.locale === locale),
    )
  })
}

function required(family: Family | undefined, channel: string): readonly string[] {
  return family?.attribute_requirements?.[channel] ?? []
}

function orderOfGroup(code: string, { attribute_groups: groups }: Structure): number {
  return groups.find((group) => group.code === code)?.sort_order ?? Number.MAX_SAFE_INTEGER
}

function orderOf(code: string, structure: Structure): number {
  return attributeOf(code, structure)?.sort_order ?? Number.MAX_SAFE_INTEGER
}
