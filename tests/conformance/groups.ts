/** The groups, in the order in which the API is usually explained, and the files of each. */
const filesOfGroups: Record<string, string[]> = {
  Authentication: ['token'],
  'API root and system information': ['system'],
  'Rules common to all routes, HTTP': ['common', 'kept-answers', 'sockets', 'fuzz'],
  Pagination: ['pagination'],
  'Partial update': ['patch-laws'],
  Batches: ['batch'],
  Products: ['products', 'identifiers', 'product-views', 'variants', 'quality-scores'],
  'Product values': ['values', 'linked-values', 'defaults'],
  'Product models': ['product-models', 'model-laws'],
  Associations: ['associations'],
  'Families and family variants': ['families', 'family-variants'],
  'Attributes, options, groups': ['attributes', 'attribute-options', 'attribute-groups'],
  Categories: ['categories'],
  'Channels, locales, currencies': ['channels', 'locales-currencies'],
  'Association types': ['association-types'],
  'Measurement families': ['measurements'],
  'Media files': ['media-files'],
  'Search filters': ['search'],
  'Enterprise resources': ['reference-entities', 'assets'],
  'Connections and sandboxes': ['connections', 'sandbox-life'],
  Permissions: ['permissions'],
  'Rate limits': ['limits'],
}

const everythingElse = 'Everything else'

export const groups = [...Object.keys(filesOfGroups), everythingElse]

const groupOfFile = new Map(
  Object.entries(filesOfGroups).flatMap(([group, names]) => names.map((name) => [name, group])),
)

/** The group that a file of this folder belongs to, by its name without `.test.ts`. */
export function groupOf(file: string): string {
  return groupOfFile.get(file) ?? everythingElse
}
