const ofProducts = [
  'enabled',
  'family',
  'categories',
  'groups',
  'parent',
  'values',
  'associations',
  'quantified_associations',
]

/** What a body of each resource may have, by the part of the address that names it. */
const properties: Record<string, readonly string[]> = {
  products: ['identifier', ...ofProducts],
  'products-uuid': ['uuid', ...ofProducts],
  'product-models': [
    'code',
    'family',
    'family_variant',
    'parent',
    'categories',
    'values',
    'associations',
    'quantified_associations',
  ],
  families: [
    'code',
    'labels',
    'attributes',
    'attribute_as_label',
    'attribute_as_image',
    'attribute_requirements',
  ],
  variants: ['code', 'labels', 'variant_attribute_sets'],
  categories: ['code', 'parent', 'labels'],
  channels: ['code', 'labels', 'locales', 'currencies', 'category_tree', 'conversion_units'],
  options: ['code', 'attribute', 'sort_order', 'labels'],
  attributes: [
    'code',
    'type',
    'group',
    'labels',
    'localizable',
    'scopable',
    'unique',
    'sort_order',
    'available_locales',
    'max_characters',
    'validation_rule',
    'validation_regexp',
    'decimals_allowed',
    'negative_allowed',
    'number_min',
    'number_max',
    'date_min',
    'date_max',
    'metric_family',
    'default_metric_unit',
    'allowed_extensions',
    'max_file_size',
  ],
  'attribute-groups': ['code', 'sort_order', 'attributes', 'labels'],
  'association-types': ['code', 'labels', 'is_two_way', 'is_quantified'],
  'reference-entities': ['code', 'labels', 'image'],
  'asset-families': ['code', 'labels', 'attribute_as_main_media'],
  records: ['code', 'values'],
  assets: ['code', 'values'],
}

/** The properties of what lives at an address; none where they are not known. */
export function propertiesAt(pathname: string): readonly string[] {
  const resource = pathname.split('/').findLast((part) => Object.hasOwn(properties, part))
  return resource === undefined ? [] : (properties[resource] ?? [])
}
