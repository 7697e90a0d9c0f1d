// Reference entities and asset families are the same thing twice: something that teams shape themselves,
// with attributes, their options, and records of it. Here, and only here, is what differs.

export interface Kind {
  name: 'reference_entity' | 'asset_family'
  /** How messages call what is shaped, and one of its records. */
  entity: Words
  record: Words
  /** The first segment of their addresses below `/api/rest/v1`. */
  path: string
  /** The name that the entity's code has in the addresses below it. */
  parameter: 'reference_entity_code' | 'asset_family_code'
  files: {
    table: 'reference_entity_media_files' | 'asset_media_files'
    path: string
    /** The header that names the file that was stored. */
    header: string
  }
  /** `Record "x" does not exist for the reference entity "y".` */
  noRecord(code: string, entity: string): string
  attributeTypes: readonly AttributeType[]
  /** Whether attributes say who may fill them. */
  hasReadOnly: boolean
  /** What a new one is, besides code and labels. */
  blank: Record<string, unknown>
  /** The attributes that a new one begins with. */
  firstAttributes: readonly { code: string; type: AttributeType; value_per_locale: boolean }[]
}

interface Words {
  one: string
  many: string
}

export type AttributeType =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'image'
  | 'media_file'
  | 'media_link'
  | 'single_option'
  | 'multiple_options'
  | 'reference_entity_single_link'
  | 'reference_entity_multiple_links'
  | 'record'
  | 'asset_collection'

export const referenceEntities: Kind = {
  name: 'reference_entity',
  entity: { one: 'reference entity', many: 'reference entities' },
  record: { one: 'record', many: 'records' },
  path: 'reference-entities',
  parameter: 'reference_entity_code',
  files: {
    table: 'reference_entity_media_files',
    path: 'reference-entities-media-files',
    header: 'reference-entities-media-file-code',
  },
  noRecord: (code, entity) =>
    `Record "${code}" does not exist for the reference entity "${entity}".`,
  attributeTypes: [
    'text',
    'image',
    'number',
    'single_option',
    'multiple_options',
    'reference_entity_single_link',
    'reference_entity_multiple_links',
    'asset_collection',
  ],
  hasReadOnly: false,
  blank: { image: null },
  firstAttributes: [
    { code: 'label', type: 'text', value_per_locale: true },
    { code: 'image', type: 'image', value_per_locale: false },
  ],
}

export const assetFamilies: Kind = {
  name: 'asset_family',
  entity: { one: 'asset family', many: 'asset families' },
  record: { one: 'asset', many: 'assets' },
  path: 'asset-families',
  parameter: 'asset_family_code',
  files: {
    table: 'asset_media_files',
    path: 'asset-media-files',
    header: 'asset-media-file-code',
  },
  noRecord: (code, entity) => `Asset "${code}" does not exist in the asset family "${entity}".`,
  attributeTypes: [
    'text',
    'number',
    'media_file',
    'media_link',
    'single_option',
    'multiple_options',
    'boolean',
    'date',
    'record',
  ],
  hasReadOnly: true,
  blank: {
    attribute_as_main_media: 'media',
    naming_convention: {},
    product_link_rules: [],
    transformations: [],
  },
  firstAttributes: [
    { code: 'label', type: 'text', value_per_locale: true },
    { code: 'media', type: 'media_file', value_per_locale: false },
  ],
}

/** What a reference entity or an asset family is. */
export interface Entity {
  code: string
  labels: Record<string, string>
  /** The rest of it: an image, or what an asset family does with its assets. */
  [property: string]: unknown
}

export interface EntityAttribute {
  code: string
  labels: Record<string, string>
  type: AttributeType
  value_per_locale: boolean
  value_per_channel: boolean
  is_required_for_completeness: boolean
  /** What only some types say. */
  [property: string]: unknown
}

export interface EntityOption {
  code: string
  labels: Record<string, string>
}

/** A record of a reference entity, or an asset of a family. */
export interface EntityRecord {
  code: string
  values: RecordValues
  created: string
  updated: string
}

export type RecordValues = Record<string, RecordValue[]>

export interface RecordValue {
  locale: string | null
  channel: string | null
  data: unknown
}
