import { type Attribute, closestLocale, type ProductByUuid } from '#contract'
import type { Structure } from '../state/structure.ts'

/** Whatever the catalogue names in several languages. */
interface Labelled {
  labels?: Readonly<Record<string, string | null>> | undefined
}

/** What the names of a catalogue are looked up in, and the locale to read them in. */
export interface Naming {
  structure: Structure
  locale: string
}

/** The label that the reader understands best, or the code where there is none. */
export function labelOf(entity: Labelled | undefined, code: string, locale: string): string {
  const labels = Object.entries(entity?.labels ?? {}).filter(([, label]) => label)
  const chosen = closestLocale(
    labels.map(([own]) => own),
    locale,
  )
  return (chosen && entity?.labels?.[chosen]) || code
}

/** What people call a product: the label of its family's choice, else the identifier, else the uuid. */
export function nameOfProduct(product: ProductByUuid, { structure, locale }: Naming): string {
  const family = structure.families.find(({ code }) => code === product.family)
  const values = product.values?.[family?.attribute_as_label ?? ''] ?? []
  const chosen = closestLocale(
    values.flatMap((value) => value.locale ?? []),
    locale,
  )
  const label = values.find((value) => value.locale === (chosen ?? null))?.data
  return typeof label === 'string' ? label : (identifierOf(product, structure) ?? product.uuid)
}

export function identifierOf(product: ProductByUuid, structure: Structure): string | undefined {
  const attribute = structure.attributes.find(({ type }) => type === 'pim_catalog_identifier')
  const data = product.values?.[attribute?.code ?? '']?.[0]?.data
  return typeof data === 'string' ? data : undefined
}

/** Code of the picture that stands for a product. */
export function pictureOf(product: ProductByUuid, structure: Structure): string | undefined {
  const family = structure.families.find(({ code }) => code === product.family)
  const data = product.values?.[family?.attribute_as_image ?? '']?.[0]?.data
  return typeof data === 'string' ? data : undefined
}

export function attributeOf(code: string, { attributes }: Structure): Attribute | undefined {
  return attributes.find((attribute) => attribute.code === code)
}

export function nameOfAttribute(code: string, { structure, locale }: Naming): string {
  return labelOf(attributeOf(code, structure), code, locale)
}

export function nameOfFamily(code: string, { structure, locale }: Naming): string {
  return labelOf(
    structure.families.find((family) => family.code === code),
    code,
    locale,
  )
}

export function nameOfChannel(code: string, { structure, locale }: Naming): string {
  return labelOf(
    structure.channels.find((channel) => channel.code === code),
    code,
    locale,
  )
}

/** A category below those it belongs to: `Master catalogue › Lighting › Desk lighting`. */
export function pathOfCategory(code: string, { structure, locale }: Naming): string {
  const names: string[] = []
  let at: string | null | undefined = code
  // Trees are no deeper than there are categories, whatever their parents say.
  for (let level = 0; at && level < structure.categories.length; level++) {
    const category = structure.categories.find((one) => one.code === at)
    names.unshift(labelOf(category, at, locale))
    at = category?.parent
  }
  return names.join(' › ') || code
}
