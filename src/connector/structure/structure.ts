import type {
  AssociationType,
  Attribute,
  AttributeOption,
  Category,
  Channel,
  Family,
  FamilyVariant,
  MeasurementFamily,
} from '#contract'

/** What a mapping has to know of the PIM it is for. Read once; it does not change during a run. */
export interface PimStructure {
  attributes: ReadonlyMap<string, Attribute>
  families: ReadonlyMap<string, Family>
  /** Missing when they were not asked for. */
  familyVariants?: ReadonlyMap<string, FamilyVariantOfFamily> | undefined
  channels: ReadonlyMap<string, Channel>
  /** Active ones. */
  locales: ReadonlySet<string>
  /** Active ones. */
  currencies: ReadonlySet<string>
  measurementFamilies: ReadonlyMap<string, MeasurementFamily>
  /** By attribute, of the selects that were asked for. */
  options: ReadonlyMap<string, readonly Pick<AttributeOption, 'code' | 'labels'>[]>
  /** Missing when they were not asked for. */
  associationTypes?:
    ReadonlyMap<string, Pick<AssociationType, 'code' | 'labels' | 'is_quantified'>> | undefined
  /** Missing when they were not asked for. */
  categories?: ReadonlyMap<string, Pick<Category, 'code' | 'labels'>> | undefined
}

export type FamilyVariantOfFamily = FamilyVariant & { family: string }

export const selectTypes: ReadonlySet<string> = new Set([
  'pim_catalog_simpleselect',
  'pim_catalog_multiselect',
])
