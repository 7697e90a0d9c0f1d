import type { ProductByUuid, ProductValue } from '#contract'
import type { Naming } from '../../../../src/widgets/products/names.ts'
import type { Structure } from '../../../../src/widgets/state/structure.ts'

/** As little of a catalogue as naming needs. */
const structure = {
  channels: [
    { code: 'ecommerce', locales: ['en_US', 'fr_FR'], labels: { en_US: 'E-commerce' } },
    { code: 'print', locales: ['en_US'], labels: {} },
  ],
  attribute_groups: [
    { code: 'technical', sort_order: 2, labels: { en_US: 'Technical' } },
    { code: 'general', sort_order: 1, labels: { en_US: 'General', fr_FR: 'Général' } },
  ],
  attributes: [
    attribute('sku', 'pim_catalog_identifier', { sort_order: 1 }),
    attribute('name', 'pim_catalog_text', { sort_order: 2, labels: { en_US: 'Name' } }),
    attribute('price', 'pim_catalog_price_collection'),
    attribute('color', 'pim_catalog_simpleselect'),
    attribute('rooms', 'pim_catalog_multiselect'),
    attribute('dimmable', 'pim_catalog_boolean'),
    attribute('since', 'pim_catalog_date'),
    attribute('rating', 'pim_catalog_number'),
    attribute('picture', 'pim_catalog_image'),
    attribute('manual', 'pim_catalog_file'),
    attribute('weight', 'pim_catalog_metric', { group: 'technical', metric_family: 'Weight' }),
    attribute('french_only', 'pim_catalog_text', { available_locales: ['fr_FR'] }),
  ],
  families: [
    {
      code: 'lamps',
      attribute_as_label: 'name',
      attribute_as_image: 'picture',
      attribute_requirements: { ecommerce: ['sku', 'name', 'weight', 'french_only'], print: [] },
      labels: { en_US: 'Lamps' },
    },
  ],
  categories: [
    { code: 'master', parent: null, labels: { en_US: 'Master' } },
    { code: 'lighting', parent: 'master', labels: {} },
    { code: 'round', parent: 'round', labels: {} },
  ],
  association_types: [],
  measurement_families: [
    {
      code: 'Weight',
      units: {
        KILOGRAM: { code: 'KILOGRAM', symbol: 'kg', labels: {} },
        STONE: { code: 'STONE', symbol: '', labels: { en_US: 'Stone' } },
      },
    },
  ],
} as unknown as Structure

function attribute(code: string, type: string, more: object = {}): object {
  return { code, type, group: 'general', sort_order: 3, labels: {}, available_locales: [], ...more }
}

export const naming: Naming = { structure, locale: 'en-US' }

export function value(data: unknown, locale: string | null = null, scope: string | null = null) {
  return { data, locale, scope } as ProductValue
}

export function product(more: object = {}): ProductByUuid {
  const known = {
    uuid: '7dbb4328-0143-4cdd-b9d9-dd63bce8f313',
    enabled: true,
    family: 'lamps',
    values: { sku: [value('halo')], name: [value('Lampe', 'fr_FR'), value('Lamp', 'en_US')] },
    ...more,
  }
  return known as object as ProductByUuid
}
