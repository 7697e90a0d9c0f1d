import type { PimStructure } from '#connector'
import { testCatalog } from './catalog.ts'

const attributeDefaults = {
  localizable: false,
  scopable: false,
  available_locales: [],
  max_characters: null,
  decimals_allowed: null,
  negative_allowed: null,
  number_min: null,
  number_max: null,
  metric_family: null,
  default_metric_unit: null,
  labels: {},
}

/** The structure of the catalogue for tests, as a connector reads it. */
export const testStructure: PimStructure = {
  attributes: byCode(
    testCatalog.attributes.map((attribute) => ({ ...attributeDefaults, ...attribute })),
  ) as PimStructure['attributes'],
  families: byCode(testCatalog.families),
  channels: byCode(testCatalog.channels),
  locales: new Set(testCatalog.channels.flatMap(({ locales }) => locales)),
  currencies: new Set(
    testCatalog.currencies.filter(({ enabled }) => enabled).map(({ code }) => code),
  ),
  measurementFamilies: byCode(testCatalog.measurementFamilies),
  options: Map.groupBy(testCatalog.attributeOptions, ({ attribute }) => attribute),
  associationTypes: byCode(testCatalog.associationTypes),
  categories: byCode(testCatalog.categories),
}

function byCode<Item extends { code: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.code, item]))
}
