import { boolean } from './boolean.ts'
import { date } from './date.ts'
import { assetCollection, referenceEntity, referenceEntityCollection } from './linked.ts'
import { media } from './media.ts'
import { metric } from './metric.ts'
import { number } from './number.ts'
import { price } from './price.ts'
import { multiSelect, simpleSelect } from './select.ts'
import { text, textarea } from './text.ts'
import type { ValueType } from './value.ts'

/** What each attribute type does with a value. An identifier is a text that products keep apart. */
export const valueTypes: Record<string, ValueType> = {
  pim_catalog_identifier: text,
  pim_catalog_text: text,
  pim_catalog_textarea: textarea,
  pim_catalog_number: number,
  pim_catalog_metric: metric,
  pim_catalog_price_collection: price,
  pim_catalog_boolean: boolean,
  pim_catalog_date: date,
  pim_catalog_simpleselect: simpleSelect,
  pim_catalog_multiselect: multiSelect,
  pim_catalog_image: media,
  pim_catalog_file: media,
  akeneo_reference_entity: referenceEntity,
  akeneo_reference_entity_collection: referenceEntityCollection,
  pim_catalog_asset_collection: assetCollection,
}
