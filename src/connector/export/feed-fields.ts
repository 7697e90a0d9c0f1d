import { type Attribute, didYouMean } from '#contract'
import { ExportError } from './export-error.ts'
import { type ExportPlan, find } from './plan.ts'

/** What shops and marketplaces know of an article beside its id, in the order in which it is written. */
export const feedFields = [
  'title',
  'description',
  'link',
  'image_link',
  'price',
  'brand',
  'gtin',
] as const

export type FeedField = (typeof feedFields)[number]

/** Which attribute fills which field. */
export type FeedMapping = ReadonlyMap<FeedField, Attribute>

/** Codes that attributes of such a meaning commonly have. */
const commonCodes: Record<FeedField, readonly string[]> = {
  title: ['name', 'title'],
  description: ['description', 'long_description'],
  link: ['link', 'url'],
  image_link: ['picture', 'image', 'main_image'],
  price: ['price'],
  brand: ['brand', 'manufacturer'],
  gtin: ['gtin', 'ean'],
}

/**
 * Fills the fields from the attributes that were named for them, and the others from attributes with a
 * code that says it. A field without an attribute is left out of the feed.
 *
 * @throws ExportError for a field that a feed does not have, or an attribute that the PIM does not have
 */
export function mapFeed(
  plan: ExportPlan,
  named: Readonly<Record<string, string>> = {},
): FeedMapping {
  const wrong = Object.keys(named).find((word) => !(feedFields as readonly string[]).includes(word))
  if (wrong !== undefined) {
    const hint = didYouMean(wrong, feedFields) ?? `There are: ${feedFields.join(', ')}.`
    throw new ExportError(`A feed has no field "${wrong}". ${hint}`)
  }
  const pairs = feedFields.flatMap((field) => {
    const code = named[field]
    const attribute =
      code === undefined ? common(field, plan) : find(plan.attributes, code, 'attribute')
    return attribute === undefined ? [] : [[field, attribute] as const]
  })
  return new Map(pairs)
}

/** The same plan, asking the PIM for nothing that the feed does not show. */
export function planFeed(plan: ExportPlan, mapping: FeedMapping): ExportPlan {
  return { ...plan, attributes: [...new Set(mapping.values())], isChoice: true }
}

function common(field: FeedField, { attributes }: ExportPlan): Attribute | undefined {
  const codes = commonCodes[field]
  return codes
    .map((code) => attributes.find((attribute) => attribute.code === code))
    .find((attribute) => attribute !== undefined)
}
