import type { Operation } from './operations.ts'

/**
 * What a connection's role may do through the API, in the words of the PIM's refusals. Product rights
 * cover product models. Source: the Web API rights of a role; the last of them are those of the Enterprise
 * Edition, whose attributes and options go with what they belong to.
 */
export const rights = {
  web_api: 'access the web API',
  list_attributes: 'list attributes',
  edit_attributes: 'create or update attributes',
  list_attribute_options: 'list attribute options',
  edit_attribute_options: 'create or update attribute options',
  list_attribute_groups: 'list attribute groups',
  edit_attribute_groups: 'create or update attribute groups',
  list_association_types: 'list association types',
  edit_association_types: 'create or update association types',
  list_categories: 'list categories',
  edit_categories: 'create or update categories',
  list_channels: 'list channels',
  edit_channels: 'create or update channels',
  list_currencies: 'list currencies',
  list_families: 'list families',
  edit_families: 'create or update families',
  list_family_variants: 'list family variants',
  edit_family_variants: 'create or update family variants',
  list_locales: 'list locales',
  list_measurement_families: 'list measurement families',
  edit_measurement_families: 'create or update measurement families',
  list_products: 'list products',
  edit_products: 'create or update products',
  delete_products: 'delete products',
  list_reference_entities: 'list reference entities',
  edit_reference_entities: 'create or update reference entities',
  list_records: 'list records',
  edit_records: 'create or update records',
  list_asset_families: 'list asset families',
  edit_asset_families: 'create or update asset families',
  list_assets: 'list assets',
  edit_assets: 'create or update assets',
  delete_assets: 'delete assets',
} as const

export type Right = keyof typeof rights

export const allRights = Object.keys(rights) as Right[]

/** Addresses whose last fixed segment is called otherwise than the right that guards it. */
const guardedAs: Record<string, string> = {
  options: 'attribute_options',
  variants: 'family_variants',
  'products-uuid': 'products',
  'product-models': 'products',
  'measure-families': 'measurement_families',
  search: 'products',
  'reference-entities-media-files': 'records',
  'asset-media-files': 'assets',
}

/** An upload sets a value, whatever its address says; and the PIM has no right of its own to delete families. */
const guardedByName: Record<string, Right> = {
  post_media_files: 'edit_products',
  delete_families__code_: 'edit_families',
}

/** The right that an operation needs beside the general one; none for addresses that nothing guards. */
export function rightFor({ path, method, id }: Operation): Right | undefined {
  const named = guardedByName[id]
  if (named) return named
  const fixed = path.split('/').filter((part) => !part.startsWith('{'))
  const last = fixed.at(-1) ?? ''
  const owner = ['attributes', 'options'].includes(last) ? fixed.find(isOwner) : undefined
  const segment = owner ?? last
  const noun = guardedAs[segment] ?? segment.replaceAll('-', '_')
  const verb =
    method === 'GET' || id.endsWith('_search') ? 'list' : method === 'DELETE' ? 'delete' : 'edit'
  const right = `${verb}_${noun}`
  return Object.hasOwn(rights, right) ? (right as Right) : undefined
}

function isOwner(segment: string): boolean {
  return segment === 'reference-entities' || segment === 'asset-families'
}
