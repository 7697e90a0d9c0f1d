import type { AttributeType } from '#contract'
import { booleanType, dateType } from './boolean-and-date.ts'
import { uploadType } from './media.ts'
import { metricType } from './metric.ts'
import { numberType } from './number.ts'
import { priceType } from './price.ts'
import { selectType } from './select.ts'
import { textType } from './text.ts'
import { asList, onlyOne, type TypeContext, type ValueType } from './value-type.ts'

/** How texts become data of this attribute; undefined for types that a mapping cannot fill. */
export function valueTypeOf(context: TypeContext): ValueType | undefined {
  const { rule, attribute } = context
  return (rule.media ? uploads : types)[attribute.type]?.(context)
}

/** Whether a mapping can fill attributes of this type. */
export function isMappable(type: string): boolean {
  return types[type as AttributeType] !== undefined
}

const code: ValueType = { each: ({ text }) => ({ data: text.trim() }), combine: onlyOne }
const codes: ValueType = { ...code, combine: asList }

/** Whether attributes of this type hold a file that can be uploaded. */
export function holdsFile(type: string): boolean {
  return uploads[type as AttributeType] !== undefined
}

const uploads: Types = { pim_catalog_file: uploadType, pim_catalog_image: uploadType }

type Types = Partial<Record<AttributeType, (context: TypeContext) => ValueType>>

const types: Types = {
  pim_catalog_text: textType,
  pim_catalog_textarea: textType,
  pim_catalog_number: numberType,
  pim_catalog_metric: metricType,
  pim_catalog_price_collection: priceType,
  pim_catalog_boolean: booleanType,
  pim_catalog_date: dateType,
  pim_catalog_simpleselect: selectType,
  pim_catalog_multiselect: selectType,
  pim_catalog_file: () => code,
  pim_catalog_image: () => code,
  pim_reference_data_simpleselect: () => code,
  pim_reference_data_multiselect: () => codes,
  akeneo_reference_entity: () => code,
  akeneo_reference_entity_collection: () => codes,
  pim_catalog_asset_collection: () => codes,
}
