import type { Attribute, AttributeGroup, MeasurementFamily } from '#contract'
import { type Languages, readLabels } from '../languages.ts'
import type { Source } from '../source.ts'

interface Known {
  languages: Languages
  groups: ReadonlyMap<string, Omit<AttributeGroup, 'attributes'>>
  measurements: ReadonlyMap<string, MeasurementFamily>
}

const everyAttribute = [
  'type',
  'group',
  'labels',
  'guidelines',
  'localizable',
  'scopable',
  'available_locales',
  'useable_as_grid_filter',
]

/** What an attribute of each type may say besides, as the API has it. */
const ownProperties = {
  identifier: ['max_characters', 'validation_rule', 'validation_regexp'],
  text: ['max_characters', 'validation_rule', 'validation_regexp', 'unique'],
  textarea: ['max_characters', 'wysiwyg_enabled'],
  number: ['decimals_allowed', 'negative_allowed', 'number_min', 'number_max', 'unique'],
  metric: ['metric', 'decimals_allowed', 'negative_allowed', 'number_min', 'number_max'],
  price_collection: ['decimals_allowed', 'number_min', 'number_max'],
  boolean: ['default_value'],
  date: ['date_min', 'date_max', 'unique'],
  simpleselect: ['auto_option_sorting', 'minimum_input_length'],
  multiselect: ['auto_option_sorting', 'minimum_input_length'],
  image: ['allowed_extensions', 'max_file_size'],
  file: ['allowed_extensions', 'max_file_size'],
  reference_entity: ['reference_data_name'],
  reference_entity_collection: ['reference_data_name'],
  asset_collection: ['reference_data_name'],
} as const satisfies Record<string, readonly string[]>

const requiredProperties: Partial<Record<ShortType, readonly string[]>> = {
  number: ['decimals_allowed', 'negative_allowed'],
  metric: ['metric', 'decimals_allowed', 'negative_allowed'],
  price_collection: ['decimals_allowed'],
  reference_entity: ['reference_data_name'],
  reference_entity_collection: ['reference_data_name'],
  asset_collection: ['reference_data_name'],
}

type ShortType = keyof typeof ownProperties

/** The attributes with everything that the API tells of one; defaults are filled in. */
export function readAttributes(source: Source, known: Known): Map<string, Attribute> {
  const places = new Map<string, number>()
  return new Map(
    [...source.fields()].map(([code, item]) => {
      const attribute = readAttribute(code, item, known)
      const place = (places.get(attribute.group) ?? 0) + 1
      places.set(attribute.group, place)
      return [code, { ...attribute, sort_order: place }]
    }),
  )
}

function readAttribute(code: string, source: Source, known: Known): Attribute {
  const type = readType(source)
  source.fieldsOnly(...everyAttribute, ...ownProperties[type])
  for (const property of requiredProperties[type] ?? []) source.need(property)
  const group = known.groups.get(source.need('group').text())
  if (!group) return source.need('group').fail('is not an attribute group')
  const labels = readLabels(source.need('labels'), known.languages)
  const guidelines = source.get('guidelines')
  return {
    code,
    type:
      type === 'reference_entity' || type === 'reference_entity_collection'
        ? `akeneo_${type}`
        : `pim_catalog_${type}`,
    group: group.code,
    group_labels: group.labels,
    unique: type === 'identifier' || flag(source, 'unique', false),
    useable_as_grid_filter: type === 'identifier' || flag(source, 'useable_as_grid_filter', false),
    allowed_extensions: source.get('allowed_extensions')?.texts() ?? [],
    ...readMeasurement(source.get('metric'), known.measurements),
    reference_data_name: source.get('reference_data_name')?.text() ?? null,
    available_locales: source.get('available_locales')?.texts() ?? [],
    max_characters: source.get('max_characters')?.number() ?? null,
    ...readValidation(source),
    wysiwyg_enabled: flag(source, 'wysiwyg_enabled', null),
    number_min: fixed(source.get('number_min'), 4),
    number_max: fixed(source.get('number_max'), 4),
    decimals_allowed: flag(source, 'decimals_allowed', null),
    negative_allowed: flag(source, 'negative_allowed', null),
    date_min: midnight(source.get('date_min')),
    date_max: midnight(source.get('date_max')),
    max_file_size: fixed(source.get('max_file_size'), 2),
    minimum_input_length: source.get('minimum_input_length')?.number() ?? null,
    sort_order: 0,
    localizable: flag(source, 'localizable', false),
    scopable: flag(source, 'scopable', false),
    labels,
    guidelines: guidelines ? readLabels(guidelines, known.languages) : {},
    auto_option_sorting: flag(source, 'auto_option_sorting', null),
    default_value: flag(source, 'default_value', null),
  }
}

function readType(source: Source): ShortType {
  const type = source.need('type').text()
  if (type in ownProperties) return type as ShortType
  return source
    .need('type')
    .fail(`"${type}" is not a type; use ${Object.keys(ownProperties).join(', ')}`)
}

function readMeasurement(
  source: Source | undefined,
  measurements: ReadonlyMap<string, MeasurementFamily>,
): Pick<Attribute, 'metric_family' | 'default_metric_unit'> {
  if (!source) return { metric_family: null, default_metric_unit: null }
  const [code = '', unit = ''] = source.texts()
  const family = measurements.get(code)
  if (!family) return source.fail(`"${code}" is not a measurement family`)
  if (!family.units[unit]) return source.fail(`"${unit}" is not a unit of ${code}`)
  return { metric_family: code, default_metric_unit: unit }
}

function readValidation(source: Source): Pick<Attribute, 'validation_rule' | 'validation_regexp'> {
  const regexp = source.get('validation_regexp')?.text() ?? null
  const rule = source.get('validation_rule')?.text() ?? null
  if (rule === null || rule === 'email' || rule === 'url') {
    return { validation_rule: rule, validation_regexp: null }
  }
  if (rule !== 'regexp') return source.fail(`"${rule}" is not email, url or regexp`)
  if (!regexp) return source.fail('needs "validation_regexp" beside its regexp rule')
  return { validation_rule: rule, validation_regexp: regexp }
}

function flag<Default extends boolean | null>(
  source: Source,
  key: string,
  otherwise: Default,
): boolean | Default {
  return source.get(key)?.boolean() ?? otherwise
}

function fixed(source: Source | undefined, decimals: number): string | null {
  return source ? source.number().toFixed(decimals) : null
}

function midnight(source: Source | undefined): string | null {
  return source ? `${source.text()}T00:00:00+00:00` : null
}
