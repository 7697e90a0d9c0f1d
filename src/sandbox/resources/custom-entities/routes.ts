import type { Handlers } from '../../rest/call.ts'
import { handlersOf } from './handlers.ts'
import { assetFamilies, referenceEntities } from './rules/kinds.ts'

const entities = handlersOf(referenceEntities)
const families = handlersOf(assetFamilies)

export const referenceEntityHandlers = {
  get_reference_entities: entities.listEntities,
  get_reference_entities__code_: entities.getEntity,
  patch_reference_entities__code_: entities.patchEntity,
  get_reference_entities__reference_entity_code__attributes: entities.listAttributes,
  get_reference_entities__reference_entity_code__attributes__code_: entities.getAttribute,
  patch_reference_entities__reference_entity_code__attributes__code_: entities.patchAttribute,
  get_reference_entities__reference_entity_code__attributes__attribute_code__options:
    entities.listOptions,
  get_reference_entities__reference_entity_code__attributes__attribute_code__options__code_:
    entities.getOption,
  patch_reference_entities__reference_entity_code__attributes__attribute_code__options__code_:
    entities.patchOption,
  get_reference_entities__reference_entity_code__records: entities.listRecords,
  get_reference_entities__reference_entity_code__records__code_: entities.getRecord,
  patch_reference_entities__reference_entity_code__records__code_: entities.patchRecord,
  patch_reference_entities__reference_entity_code__records: entities.patchRecords,
  post_reference_entities_media_files: entities.upload,
  get_reference_entities_media_files__code_: entities.download,
} satisfies Partial<Handlers>

export const assetHandlers = {
  get_asset_families: families.listEntities,
  get_asset_families__code_: families.getEntity,
  patch_asset_families__code_: families.patchEntity,
  get_asset_families__asset_family_code__attributes: families.listAttributes,
  get_asset_families__asset_family_code__attributes__code_: families.getAttribute,
  patch_asset_families__asset_family_code__attributes__code_: families.patchAttribute,
  get_asset_families__asset_family_code__attributes__attribute_code__options: families.listOptions,
  get_asset_families__asset_family_code__attributes__attribute_code__options__code_:
    families.getOption,
  patch_asset_families__asset_family_code__attributes__attribute_code__options__code_:
    families.patchOption,
  get_asset_families__asset_family_code__assets: families.listRecords,
  get_asset_families__asset_family_code__assets__code_: families.getRecord,
  patch_asset_families__asset_family_code__assets__code_: families.patchRecord,
  patch_asset_families__asset_family_code__assets: families.patchRecords,
  delete_asset_families__asset_family_code__assets__code_: families.deleteRecord,
  post_asset_media_files: families.upload,
  get_asset_media_files__code_: families.download,
} satisfies Partial<Handlers>
