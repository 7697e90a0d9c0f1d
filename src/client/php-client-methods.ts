import type { OperationId } from '#contract'

/**
 * What a method of the PIM's PHP client is given beside the codes of the path, and what it sends.
 *
 * - `get`: the codes, and where `takesQuery` the query
 * - `page`: the codes, page size, whether to count, the rest of the query; all of it is always sent
 * - `list`: the codes; the answer is no page but a list
 * - `create`: the codes, then the new code, then the rest of the body
 * - `upsert`: the codes, then the body
 * - `lines`: the codes, then what goes one a line
 * - `array`: the same in one JSON array
 * - `delete`, `download`: the codes
 */
export interface PhpMethod {
  api: string
  method: string
  sends: 'get' | 'page' | 'list' | 'create' | 'upsert' | 'lines' | 'array' | 'delete' | 'download'
  takesQuery?: boolean
  /** The property of the body that `create` takes apart from the others. @default code */
  code?: string
  /** Properties that the client puts into the body itself, by the path parameter that they repeat. */
  repeats?: Readonly<Record<string, string>>
}

const get = { method: 'get', sends: 'get' } as const
const page = { method: 'listPerPage', sends: 'page' } as const
const all = { method: 'all', sends: 'list' } as const
const create = { method: 'create', sends: 'create' } as const
const upsert = { method: 'upsert', sends: 'upsert' } as const
const lines = { method: 'upsertList', sends: 'lines' } as const
const array = { method: 'upsertList', sends: 'array' } as const
const remove = { method: 'delete', sends: 'delete' } as const

/**
 * The operations that akeneo/api-php-client has a method for which sends that one request: read in
 * its public source, versions 9 to 11. Lists that it offers only as a cursor over all pages are not
 * among them.
 */
export const phpMethods: Partial<Record<OperationId, PhpMethod>> = {
  get_products: { api: 'getProductApi', ...page },
  post_products: { api: 'getProductApi', ...create, code: 'identifier' },
  patch_products: { api: 'getProductApi', ...lines },
  get_products__code_: { api: 'getProductApi', ...get, takesQuery: true },
  patch_products__code_: { api: 'getProductApi', ...upsert },
  delete_products__code_: { api: 'getProductApi', ...remove },

  get_products_uuid: { api: 'getProductUuidApi', ...page },
  patch_products_uuid: { api: 'getProductUuidApi', ...lines },
  get_products_uuid__uuid_: { api: 'getProductUuidApi', ...get, takesQuery: true },
  patch_products_uuid__uuid_: { api: 'getProductUuidApi', ...upsert },
  delete_products_uuid__uuid_: { api: 'getProductUuidApi', ...remove },

  get_product_models: { api: 'getProductModelApi', ...page },
  post_product_models: { api: 'getProductModelApi', ...create },
  patch_product_models: { api: 'getProductModelApi', ...lines },
  get_product_models__code_: { api: 'getProductModelApi', ...get },
  patch_product_models__code_: {
    api: 'getProductModelApi',
    ...upsert,
    repeats: { code: 'code' },
  },

  get_attributes: { api: 'getAttributeApi', ...page },
  post_attributes: { api: 'getAttributeApi', ...create },
  patch_attributes: { api: 'getAttributeApi', ...lines },
  get_attributes__code_: { api: 'getAttributeApi', ...get },
  patch_attributes__code_: { api: 'getAttributeApi', ...upsert },

  get_attributes__attribute_code__options: { api: 'getAttributeOptionApi', ...page },
  post_attributes__attribute_code__options: {
    api: 'getAttributeOptionApi',
    ...create,
    repeats: { attribute: 'attribute_code' },
  },
  patch_attributes__attribute_code__options: { api: 'getAttributeOptionApi', ...lines },
  get_attributes__attribute_code__options__code_: { api: 'getAttributeOptionApi', ...get },
  patch_attributes__attribute_code__options__code_: { api: 'getAttributeOptionApi', ...upsert },

  get_attribute_groups: { api: 'getAttributeGroupApi', ...page },
  post_attribute_groups: { api: 'getAttributeGroupApi', ...create },
  patch_attribute_groups: { api: 'getAttributeGroupApi', ...lines },
  get_attribute_groups__code_: { api: 'getAttributeGroupApi', ...get },
  patch_attribute_groups__code_: { api: 'getAttributeGroupApi', ...upsert },

  get_families: { api: 'getFamilyApi', ...page },
  post_families: { api: 'getFamilyApi', ...create },
  patch_families: { api: 'getFamilyApi', ...lines },
  get_families__code_: { api: 'getFamilyApi', ...get },
  patch_families__code_: { api: 'getFamilyApi', ...upsert },

  get_families__family_code__variants: { api: 'getFamilyVariantApi', ...page },
  post_families__family_code__variants: { api: 'getFamilyVariantApi', ...create },
  patch_families__family_code__variants: { api: 'getFamilyVariantApi', ...lines },
  get_families__family_code__variants__code_: { api: 'getFamilyVariantApi', ...get },
  patch_families__family_code__variants__code_: {
    api: 'getFamilyVariantApi',
    ...upsert,
    repeats: { code: 'code' },
  },

  get_association_types: { api: 'getAssociationTypeApi', ...page },
  post_association_types: { api: 'getAssociationTypeApi', ...create },
  patch_association_types: { api: 'getAssociationTypeApi', ...lines },
  get_association_types__code_: { api: 'getAssociationTypeApi', ...get },
  patch_association_types__code_: { api: 'getAssociationTypeApi', ...upsert },

  get_categories: { api: 'getCategoryApi', ...page },
  post_categories: { api: 'getCategoryApi', ...create },
  patch_categories: { api: 'getCategoryApi', ...lines },
  get_categories__code_: { api: 'getCategoryApi', ...get },
  patch_categories__code_: { api: 'getCategoryApi', ...upsert },

  get_channels: { api: 'getChannelApi', ...page },
  post_channels: { api: 'getChannelApi', ...create },
  patch_channels: { api: 'getChannelApi', ...lines },
  get_channels__code_: { api: 'getChannelApi', ...get },
  patch_channels__code_: { api: 'getChannelApi', ...upsert },

  get_locales: { api: 'getLocaleApi', ...page },
  get_locales__code_: { api: 'getLocaleApi', ...get },
  get_currencies: { api: 'getCurrencyApi', ...page },
  get_currencies__code_: { api: 'getCurrencyApi', ...get },

  get_measurement_families: { api: 'getMeasurementFamilyApi', ...all },
  patch_measurement_families: { api: 'getMeasurementFamilyApi', ...array },
  get_measure_families: { api: 'getMeasureFamilyApi', ...page },
  get_measure_families__code_: { api: 'getMeasureFamilyApi', ...get },

  get_media_files: { api: 'getProductMediaFileApi', ...page },
  get_media_files__code_: { api: 'getProductMediaFileApi', ...get },
  get_media_files__code__download: {
    api: 'getProductMediaFileApi',
    method: 'download',
    sends: 'download',
  },

  get_reference_entities__code_: { api: 'getReferenceEntityApi', ...get },
  patch_reference_entities__code_: { api: 'getReferenceEntityApi', ...upsert },
  get_reference_entities__reference_entity_code__attributes: {
    api: 'getReferenceEntityAttributeApi',
    ...all,
  },
  get_reference_entities__reference_entity_code__attributes__code_: {
    api: 'getReferenceEntityAttributeApi',
    ...get,
  },
  patch_reference_entities__reference_entity_code__attributes__code_: {
    api: 'getReferenceEntityAttributeApi',
    ...upsert,
  },
  get_reference_entities__reference_entity_code__attributes__attribute_code__options: {
    api: 'getReferenceEntityAttributeOptionApi',
    ...all,
  },
  get_reference_entities__reference_entity_code__attributes__attribute_code__options__code_: {
    api: 'getReferenceEntityAttributeOptionApi',
    ...get,
  },
  patch_reference_entities__reference_entity_code__attributes__attribute_code__options__code_: {
    api: 'getReferenceEntityAttributeOptionApi',
    ...upsert,
  },
  get_reference_entities__reference_entity_code__records__code_: {
    api: 'getReferenceEntityRecordApi',
    ...get,
  },
  patch_reference_entities__reference_entity_code__records: {
    api: 'getReferenceEntityRecordApi',
    ...array,
  },
  patch_reference_entities__reference_entity_code__records__code_: {
    api: 'getReferenceEntityRecordApi',
    ...upsert,
  },

  get_asset_families__code_: { api: 'getAssetFamilyApi', ...get },
  patch_asset_families__code_: { api: 'getAssetFamilyApi', ...upsert },
  get_asset_families__asset_family_code__attributes: { api: 'getAssetAttributeApi', ...all },
  get_asset_families__asset_family_code__attributes__code_: { api: 'getAssetAttributeApi', ...get },
  patch_asset_families__asset_family_code__attributes__code_: {
    api: 'getAssetAttributeApi',
    ...upsert,
  },
  get_asset_families__asset_family_code__attributes__attribute_code__options: {
    api: 'getAssetAttributeOptionApi',
    ...all,
  },
  get_asset_families__asset_family_code__attributes__attribute_code__options__code_: {
    api: 'getAssetAttributeOptionApi',
    ...get,
  },
  patch_asset_families__asset_family_code__attributes__attribute_code__options__code_: {
    api: 'getAssetAttributeOptionApi',
    ...upsert,
  },
  get_asset_families__asset_family_code__assets__code_: { api: 'getAssetManagerApi', ...get },
  patch_asset_families__asset_family_code__assets: { api: 'getAssetManagerApi', ...array },
  patch_asset_families__asset_family_code__assets__code_: { api: 'getAssetManagerApi', ...upsert },
  delete_asset_families__asset_family_code__assets__code_: { api: 'getAssetManagerApi', ...remove },
}
