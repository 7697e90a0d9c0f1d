import type { Attribute } from '#contract'
import { valueTypes } from '../../values/types.ts'

/** What an attribute may say besides what all attributes say, depending on its type. */
export const typedProperties = [
  'allowed_extensions',
  'metric_family',
  'default_metric_unit',
  'reference_data_name',
  'max_characters',
  'validation_rule',
  'validation_regexp',
  'wysiwyg_enabled',
  'number_min',
  'number_max',
  'decimals_allowed',
  'negative_allowed',
  'date_min',
  'date_max',
  'max_file_size',
  'minimum_input_length',
  'auto_option_sorting',
  'default_value',
] as const satisfies (keyof Attribute)[]

type TypedProperty = (typeof typedProperties)[number]

export interface AttributeTypeRules {
  /** Properties that must not be null. */
  required: readonly TypedProperty[]
  /** Properties that may be null. */
  optional: readonly TypedProperty[]
  canBeUnique: boolean
  /** What `max_characters` is at most. */
  longest: number
  /** What `validation_rule` can be. */
  rules: readonly string[]
}

const select = rulesOf({ optional: ['auto_option_sorting', 'minimum_input_length'] })
const media = rulesOf({ optional: ['allowed_extensions', 'max_file_size'] })
const reference = rulesOf({ required: ['reference_data_name'] })

const attributeTypes: Record<string, AttributeTypeRules> = {
  pim_catalog_identifier: rulesOf({
    optional: ['max_characters', 'validation_rule', 'validation_regexp'],
    canBeUnique: true,
    rules: ['regexp'],
  }),
  pim_catalog_text: rulesOf({
    optional: ['max_characters', 'validation_rule', 'validation_regexp'],
    canBeUnique: true,
    rules: ['email', 'url', 'regexp'],
  }),
  pim_catalog_textarea: rulesOf({
    optional: ['max_characters', 'wysiwyg_enabled'],
    longest: 65_535,
  }),
  pim_catalog_number: rulesOf({
    required: ['decimals_allowed', 'negative_allowed'],
    optional: ['number_min', 'number_max'],
    canBeUnique: true,
  }),
  pim_catalog_metric: rulesOf({
    required: ['metric_family', 'default_metric_unit', 'decimals_allowed', 'negative_allowed'],
    optional: ['number_min', 'number_max'],
  }),
  pim_catalog_price_collection: rulesOf({
    required: ['decimals_allowed'],
    optional: ['number_min', 'number_max'],
  }),
  pim_catalog_boolean: rulesOf({ optional: ['default_value'] }),
  pim_catalog_date: rulesOf({ optional: ['date_min', 'date_max'], canBeUnique: true }),
  pim_catalog_simpleselect: select,
  pim_catalog_multiselect: select,
  pim_catalog_file: media,
  pim_catalog_image: media,
  akeneo_reference_entity: reference,
  akeneo_reference_entity_collection: reference,
  pim_catalog_asset_collection: reference,
}

/** The rules of a type, if it exists: one whose values products can hold. */
export function attributeTypeRules(type: string): AttributeTypeRules | undefined {
  const isKnown = Object.hasOwn(attributeTypes, type) && Object.hasOwn(valueTypes, type)
  return isKnown ? attributeTypes[type] : undefined
}

function rulesOf(own: Partial<AttributeTypeRules>): AttributeTypeRules {
  return { required: [], optional: [], canBeUnique: false, longest: 255, rules: [], ...own }
}
