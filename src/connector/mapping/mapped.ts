import type {
  ProductModelPatchLine,
  ProductPatch,
  ProductPatchLine,
  ProductValueInput,
} from '#contract'
import type { Place } from '../records/record.ts'
import type { NewOption } from './values/value-type.ts'

/** Why something of a record cannot be sent as it is. */
export interface Finding {
  reason: string
  /** In the source file. */
  place: Place
  /** What it was for: an attribute's code, `identifier`, `family` … */
  target: string
  /** The text that stands there, cut to a readable length. */
  text?: string
}

/** What a mapping makes of one record. */
export type Applied =
  /** A product to send. `notes` tell what was left out of it. */
  | { kind: 'product'; product: MappedProduct; notes: readonly Finding[] }
  /** The mapping does not want this record. */
  | { kind: 'skipped'; identifier?: string; findings: readonly Finding[] }
  /** The record cannot become a product until somebody mends it, or the mapping. */
  | { kind: 'rejected'; identifier?: string; findings: readonly Finding[] }

export interface MappedProduct {
  identifier: string
  /** For a product that the PIM has. */
  line: ProductPatchLine
  /** What comes on top for one that it does not have: `only: new` in the mapping. */
  whenNew?: ProductPatch
  /** What it belongs together with: sent after it, since it may be about products of the same file. */
  links?: Links
  /** The product model above it, which has to be there first. */
  model?: MappedModel
  /** Files to upload once it is there; those of its model are among them. */
  media?: readonly MappedMedia[]
  /** Options that have to be made before. */
  newOptions: readonly NewOption[]
  place: Place
}

/** What a record says of the product model that its variant stands under. */
export interface MappedModel {
  code: string
  /** For a model that the PIM has. */
  line: ProductModelPatchLine
  /** What comes on top for one that it does not have. */
  whenNew?: Pick<ProductModelPatchLine, 'values'>
  /** What tells the variant from its siblings. */
  axes: Readonly<Record<string, ProductValueInput['data']>>
}

/** A file that becomes the value of an attribute. */
export interface MappedMedia {
  /** Of whom. */
  owner: { identifier: string } | { code: string }
  attribute: string
  locale: string | null
  scope: string | null
  /** A path from the folder of the source file on, or an address. */
  source: string
  /** Bytes that the attribute allows. */
  most: number
  /** Where it stands in the source file. */
  place: Place
}

/** Associations by type and kind; a list replaces the one of the PIM. */
export interface Links {
  associations?: Record<string, Partial<Record<LinkKind, string[]>>>
  quantified_associations?: Record<
    string,
    Partial<Record<'products' | 'product_models', QuantifiedLink[]>>
  >
}

export type LinkKind = 'products' | 'product_models' | 'groups'

export interface QuantifiedLink {
  identifier: string
  quantity: number
}

interface Lines<Line> {
  line: Line
  whenNew?: (Partial<Line> & Pick<ProductPatch, 'values'>) | undefined
}

/** The line for a product or model that the PIM has, or has not. */
export function lineFor<Line extends Pick<ProductPatch, 'values'>>(
  { line, whenNew }: Lines<Line>,
  isNew: boolean,
): Line {
  if (!isNew || !whenNew) return line
  const values = { ...line.values }
  for (const [code, entries] of Object.entries(whenNew.values ?? {})) {
    const always = values[code] ?? []
    const isFree = ({ locale, scope }: (typeof entries)[number]) =>
      !always.some((entry) => entry.locale === locale && entry.scope === scope)
    values[code] = [...always, ...entries.filter(isFree)]
  }
  return { ...line, ...whenNew, ...(Object.keys(values).length > 0 && { values }) }
}
