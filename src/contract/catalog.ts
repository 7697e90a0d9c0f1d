import type {
  AssociationType,
  Attribute,
  AttributeGroup,
  AttributeOption,
  Category,
  Channel,
  Currency,
  Family,
  FamilyVariant,
  Locale,
  MeasurementFamily,
  Product,
  ProductModel,
} from './schemas.ts'

/**
 * What a fresh sandbox holds, in the shapes in which the API itself writes each resource. It is read
 * from `content/catalog` and planted by the sandbox, which completes the defaults a catalogue leaves out.
 */
export interface Catalog {
  /** Every locale of the world; a channel that uses one makes it active. */
  locales: Pick<Locale, 'code'>[]
  currencies: Currency[]
  channels: Channel[]
  measurementFamilies: MeasurementFamily[]
  attributeGroups: Omit<AttributeGroup, 'attributes'>[]
  attributes: (Pick<Attribute, 'code' | 'type' | 'group'> & Partial<Attribute>)[]
  attributeOptions: Pick<AttributeOption, 'code' | 'attribute' | 'sort_order' | 'labels'>[]
  associationTypes: AssociationType[]
  /** Parents before their children; siblings in the order in which they are shown. */
  categories: Pick<Category, 'code' | 'parent' | 'labels'>[]
  families: Family[]
  familyVariants: (FamilyVariant & { family: string })[]
  groups: { code: string; labels: Record<string, string> }[]
  mediaFiles: MediaFileWithBytes[]
  /** Those that others link to come first. */
  referenceEntities: CatalogEntity[]
  assetFamilies: CatalogEntity[]
  /** Roots before their sub models. */
  productModels: CatalogProductModel[]
  products: CatalogProduct[]
}

/**
 * A reference entity or an asset family, beyond the attributes that it begins with. Files are the codes of
 * media files of the catalogue.
 */
export interface CatalogEntity {
  code: string
  labels: Record<string, string>
  attributes: {
    code: string
    labels: Record<string, string>
    type: string
    value_per_locale: boolean
    is_required_for_completeness: boolean
  }[]
  options: { attribute: string; code: string; labels: Record<string, string> }[]
  records: {
    code: string
    values: Record<string, { locale: string | null; channel: string | null; data: string }[]>
  }[]
}

export interface MediaFileWithBytes {
  code: string
  original_filename: string
  mime_type: string
  extension: string
  bytes: Uint8Array
}

export type CatalogProductModel = Pick<
  ProductModel,
  'code' | 'family_variant' | 'parent' | 'categories' | 'values'
> & { created: string; updated: string }

export type CatalogProduct = Pick<Product, 'enabled' | 'family' | 'categories' | 'values'> &
  Partial<Pick<Product, 'groups' | 'parent' | 'associations' | 'quantified_associations'>> & {
    uuid: string
    identifier: string
    created: string
    updated: string
  }
