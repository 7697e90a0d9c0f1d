import type { Attribute, Catalog, CatalogProduct, Family } from '#contract'

// A catalogue for tests: as small as it can be with one of everything that the value rules tell apart.
// Tests may rely on every word of it.

const moment = '2026-03-02T08:00:00+00:00'

export const testCatalog: Catalog = {
  locales: ['de_DE', 'en_GB', 'en_US', 'fr_FR', 'it_IT'].map((code) => ({ code })),
  currencies: [
    { code: 'ADP', enabled: false },
    { code: 'EUR', enabled: true },
    { code: 'USD', enabled: true },
  ],
  channels: [
    {
      code: 'ecommerce',
      currencies: ['USD', 'EUR'],
      locales: ['en_US', 'fr_FR'],
      category_tree: 'master',
      conversion_units: { weight: 'KILOGRAM' },
      labels: { en_US: 'Shop' },
    },
    {
      code: 'print',
      currencies: ['EUR'],
      locales: ['de_DE', 'en_US'],
      category_tree: 'seasons',
      conversion_units: {},
      labels: {},
    },
  ],
  measurementFamilies: [
    {
      code: 'Weight',
      labels: { en_US: 'Weight' },
      standard_unit_code: 'KILOGRAM',
      units: {
        GRAM: unit('GRAM', '0.001', 'g'),
        KILOGRAM: unit('KILOGRAM', '1', 'kg'),
      },
    },
  ],
  attributeGroups: [
    { code: 'marketing', sort_order: 1, labels: { en_US: 'Marketing' } },
    { code: 'other', sort_order: 100, labels: { en_US: 'Other' } },
  ],
  attributes: [
    attribute('sku', 'identifier', { unique: true, useable_as_grid_filter: true }),
    attribute('name', 'text', { localizable: true, group: 'marketing' }),
    attribute('short', 'text', { max_characters: 5 }),
    attribute('slogan', 'text', { scopable: true }),
    attribute('description', 'textarea', { localizable: true, scopable: true }),
    attribute('contact', 'text', { validation_rule: 'email' }),
    attribute('homepage', 'text', { validation_rule: 'url' }),
    attribute('style_code', 'text', {
      validation_rule: 'regexp',
      validation_regexp: '/^[A-Z]{3}$/',
    }),
    attribute('ean', 'text', { unique: true }),
    attribute('legal_note', 'text', { localizable: true, available_locales: ['fr_FR'] }),
    attribute('pieces', 'number', { decimals_allowed: false, negative_allowed: false }),
    attribute('rating', 'number', {
      decimals_allowed: true,
      negative_allowed: true,
      number_min: '-100.0000',
      number_max: '100.5000',
    }),
    attribute('ratio', 'number', { decimals_allowed: true, negative_allowed: true }),
    attribute('weight', 'metric', {
      metric_family: 'Weight',
      default_metric_unit: 'KILOGRAM',
      decimals_allowed: true,
      negative_allowed: false,
    }),
    attribute('load', 'metric', {
      metric_family: 'Weight',
      default_metric_unit: 'GRAM',
      decimals_allowed: false,
      negative_allowed: false,
    }),
    attribute('price', 'price_collection', { decimals_allowed: true, number_max: '1000.0000' }),
    attribute('deposit', 'price_collection', { decimals_allowed: false }),
    attribute('recyclable', 'boolean', {}),
    attribute('release_date', 'date', {}),
    attribute('season_start', 'date', {
      date_min: '2005-05-25T00:00:00+00:00',
      date_max: '2030-12-31T00:00:00+00:00',
    }),
    attribute('color', 'simpleselect', {}),
    attribute('size', 'simpleselect', {}),
    attribute('materials', 'multiselect', {}),
    attribute('picture', 'image', { allowed_extensions: ['jpg', 'png'] }),
    attribute('manual', 'file', {}),
    attribute('maker', 'reference_entity', {
      type: 'akeneo_reference_entity',
      reference_data_name: 'maker',
    }),
    attribute('friends', 'reference_entity_collection', {
      type: 'akeneo_reference_entity_collection',
      reference_data_name: 'maker',
    }),
    attribute('gallery', 'asset_collection', { reference_data_name: 'packshot' }),
  ],
  attributeOptions: [
    option('color', 'moss', 2, { en_US: 'Moss', fr_FR: 'Mousse' }),
    option('color', 'Sand', 1, { en_US: 'Sand' }),
    option('color', 'slate', 3, {}),
    option('size', 's', 1, {}),
    option('size', 'm', 2, {}),
    option('size', 'l', 3, {}),
    option('materials', 'cotton', 1, { en_US: 'Cotton' }),
    option('materials', 'oak', 2, {}),
    option('materials', 'wool', 2, {}),
  ],
  associationTypes: [
    ...['PACK', 'SUBSTITUTION', 'UPSELL', 'X_SELL'].map((code) => ({
      code,
      labels: {},
      is_quantified: false,
      is_two_way: false,
    })),
    { code: 'SET_CONTENT', labels: {}, is_quantified: true, is_two_way: false },
  ],
  categories: [
    category('seasons', null),
    category('winter', 'seasons'),
    category('master', null),
    category('lighting', 'master'),
    category('desk_lighting', 'lighting'),
    category('clothing', 'master'),
  ],
  families: [
    family('jackets', ['color', 'ean', 'name', 'price', 'size', 'slogan', 'weight'], {
      ecommerce: ['name', 'color'],
      print: [],
    }),
    family('lamps', ['description', 'legal_note', 'name', 'price', 'slogan', 'weight'], {
      ecommerce: ['description', 'legal_note', 'name', 'price'],
      print: ['slogan', 'weight'],
    }),
    family('plain', [], { ecommerce: [], print: [] }),
  ],
  familyVariants: [
    {
      code: 'jackets_by_size',
      family: 'jackets',
      labels: {},
      variant_attribute_sets: [{ level: 1, axes: ['size'], attributes: ['ean', 'size', 'sku'] }],
    },
    {
      code: 'jackets_by_color_and_size',
      family: 'jackets',
      labels: {},
      variant_attribute_sets: [
        { level: 1, axes: ['color'], attributes: ['color', 'slogan'] },
        { level: 2, axes: ['size'], attributes: ['ean', 'size', 'sku', 'weight'] },
      ],
    },
  ],
  referenceEntities: [
    {
      code: 'maker',
      labels: { en_US: 'Makers' },
      attributes: [
        customAttribute('story', 'text', { value_per_locale: true, required: true }),
        customAttribute('region', 'single_option', {}),
      ],
      options: [
        { attribute: 'region', code: 'north', labels: { en_US: 'North' } },
        { attribute: 'region', code: 'south', labels: {} },
      ],
      records: [
        {
          code: 'lumio',
          values: {
            label: [{ locale: 'en_US', channel: null, data: 'Lumio' }],
            story: [{ locale: 'en_US', channel: null, data: 'Light since 1958.' }],
          },
        },
        { code: 'Helio', values: {} },
        { code: 'ravn', values: {} },
      ],
    },
  ],
  assetFamilies: [
    {
      code: 'packshot',
      labels: {},
      attributes: [customAttribute('alt', 'text', { value_per_locale: true, required: true })],
      options: [],
      records: [
        { code: 'halo_front', values: {} },
        { code: 'halo_side', values: {} },
      ],
    },
  ],
  groups: [
    { code: 'bestsellers', labels: {} },
    { code: 'Outlet', labels: {} },
  ],
  mediaFiles: [
    media('a/b/c/d/abcd_lamp.jpg', 'lamp.jpg', 'image/jpeg', 'jpg'),
    media('e/f/0/1/ef01_notes.txt', 'notes.txt', 'text/plain', 'txt'),
  ],
  productModels: [
    model('linden', 'jackets_by_color_and_size', null, ['clothing'], {
      name: [{ locale: 'en_US', scope: null, data: 'Linden jacket' }],
      price: [{ locale: null, scope: null, data: [{ amount: '120.00', currency: 'EUR' }] }],
    }),
    model('linden_moss', 'jackets_by_color_and_size', 'linden', ['winter'], {
      color: [{ locale: null, scope: null, data: 'moss' }],
    }),
    model('linden_sand', 'jackets_by_color_and_size', 'linden', [], {
      color: [{ locale: null, scope: null, data: 'Sand' }],
    }),
    model('birch', 'jackets_by_size', null, [], {
      name: [{ locale: 'en_US', scope: null, data: 'Birch jacket' }],
      weight: [{ locale: null, scope: null, data: { amount: '1.2000', unit: 'KILOGRAM' } }],
    }),
  ],
  products: [
    product('halo', 1, {
      family: 'lamps',
      categories: ['desk_lighting'],
      values: {
        name: [
          { locale: 'en_US', scope: null, data: 'Halo desk lamp' },
          { locale: 'fr_FR', scope: null, data: 'Lampe de bureau Halo' },
        ],
        slogan: [
          { locale: null, scope: 'ecommerce', data: 'Light where you read' },
          { locale: null, scope: 'print', data: 'Reads well' },
        ],
        weight: [{ locale: null, scope: null, data: { amount: '1.4500', unit: 'KILOGRAM' } }],
      },
    }),
    product('loose', 2, {}),
    product('linden_moss_m', 3, {
      family: 'jackets',
      parent: 'linden_moss',
      values: { size: [{ locale: null, scope: null, data: 'm' }] },
    }),
  ],
}

/** The uuids of the test catalogue's products. */
export const testUuids = { halo: uuid(1), loose: uuid(2), linden_moss_m: uuid(3) }

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

function attribute(code: string, type: string, own: Partial<Attribute>): Attribute {
  return {
    code,
    type: `pim_catalog_${type}` as Attribute['type'],
    group: 'other',
    group_labels: {},
    unique: false,
    useable_as_grid_filter: false,
    allowed_extensions: [],
    metric_family: null,
    default_metric_unit: null,
    reference_data_name: null,
    available_locales: [],
    max_characters: null,
    validation_rule: null,
    validation_regexp: null,
    wysiwyg_enabled: null,
    number_min: null,
    number_max: null,
    decimals_allowed: null,
    negative_allowed: null,
    date_min: null,
    date_max: null,
    max_file_size: null,
    minimum_input_length: null,
    sort_order: 0,
    localizable: false,
    scopable: false,
    labels: {},
    guidelines: {},
    auto_option_sorting: null,
    default_value: null,
    ...own,
  }
}

function customAttribute(
  code: string,
  type: string,
  {
    value_per_locale = false,
    required = false,
  }: { value_per_locale?: boolean; required?: boolean },
) {
  return { code, labels: {}, type, value_per_locale, is_required_for_completeness: required }
}

function option(attributeCode: string, code: string, order: number, labels: object) {
  return { attribute: attributeCode, code, sort_order: order, labels: { ...labels } }
}

function unit(code: string, value: string, symbol: string) {
  return { code, labels: {}, convert_from_standard: [{ operator: 'mul' as const, value }], symbol }
}

function category(code: string, parent: string | null) {
  return { code, parent, labels: {} }
}

function family(
  code: string,
  attributes: string[],
  requirements: Record<string, string[]>,
): Family {
  return {
    code,
    attributes: [...attributes, 'sku'].sort(),
    attribute_as_label: attributes.includes('name') ? 'name' : 'sku',
    attribute_as_image: null,
    attribute_requirements: Object.fromEntries(
      Object.entries(requirements).map(([channel, codes]) => [channel, [...codes, 'sku'].sort()]),
    ),
    labels: {},
  }
}

function media(code: string, name: string, mimeType: string, extension: string) {
  const bytes = new TextEncoder().encode(name)
  return { code, original_filename: name, mime_type: mimeType, extension, bytes }
}

function model(
  code: string,
  variant: string,
  parent: string | null,
  categories: string[],
  values: CatalogProduct['values'],
) {
  return {
    code,
    family_variant: variant,
    parent,
    categories,
    values,
    created: moment,
    updated: moment,
  }
}

function product(identifier: string, number: number, own: Partial<CatalogProduct>): CatalogProduct {
  return {
    uuid: uuid(number),
    identifier,
    enabled: true,
    family: null,
    categories: [],
    values: {},
    created: moment,
    updated: moment,
    ...own,
  }
}
