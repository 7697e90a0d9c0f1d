import type { Attribute } from '#contract'

const texts = ['STARTS WITH', 'CONTAINS', 'DOES NOT CONTAIN', '=', '!=']
const lists = ['IN', 'NOT IN']
const empties = ['EMPTY', 'NOT EMPTY']
const comparisons = ['<', '<=', '=', '!=', '>=', '>']
const codes = [...lists, ...empties]

/** What values of a type can be asked. Source: the vendor's documentation of filters. */
const byType: Record<string, readonly string[]> = {
  pim_catalog_identifier: [...texts, ...lists, ...empties],
  pim_catalog_text: [...texts, ...lists, ...empties],
  pim_catalog_textarea: [...texts, ...lists, ...empties],
  pim_catalog_number: [...comparisons, ...empties],
  pim_catalog_metric: [...comparisons, ...empties],
  pim_catalog_price_collection: [...comparisons, ...empties],
  pim_catalog_boolean: ['=', '!=', ...empties],
  pim_catalog_date: ['<', '=', '!=', '>', 'BETWEEN', 'NOT BETWEEN', ...empties],
  pim_catalog_simpleselect: codes,
  pim_catalog_multiselect: codes,
  pim_catalog_image: [...texts, ...empties],
  pim_catalog_file: [...texts, ...empties],
  akeneo_reference_entity: codes,
  akeneo_reference_entity_collection: codes,
  pim_catalog_asset_collection: codes,
}

const moments = ['=', '!=', '<', '>', 'BETWEEN', 'NOT BETWEEN', 'SINCE LAST N DAYS']

const ofProducts: Record<string, readonly string[]> = {
  identifier: [...texts, ...lists, ...empties],
  uuid: lists,
  enabled: ['=', '!='],
  family: [...lists, ...empties],
  groups: [...lists, ...empties],
  categories: [
    'IN',
    'NOT IN',
    'IN CHILDREN',
    'NOT IN CHILDREN',
    'UNCLASSIFIED',
    'IN OR UNCLASSIFIED',
  ],
  parent: ['=', 'IN', ...empties],
  created: moments,
  updated: moments,
  completeness: ['<', '<=', '=', '!=', '>=', '>'],
}

const ofStructure: Record<string, readonly string[]> = {
  code: ['IN'],
  type: ['IN'],
  updated: ['>'],
  enabled: ['='],
  parent: ['='],
  is_root: ['='],
  has_products: ['='],
}

/** The operators of a property of this list; undefined when there is nothing of that name. */
export function operatorsOf(
  property: string,
  attribute: Attribute | undefined,
  pathname: string,
): readonly string[] | undefined {
  if (!/\/(products|products-uuid|product-models)$/.test(pathname)) return ofStructure[property]
  return ofProducts[property] ?? (attribute && byType[attribute.type])
}
