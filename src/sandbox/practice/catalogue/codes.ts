import type { Database } from '../../ports.ts'

/** A thing of the catalogue that a request can name. */
interface Named {
  code: string
  labels: Record<string, string>
}

/** As many are offered; who wants others knows what they are called. */
const most = 100

/** Where each kind stands; `?` is the code of what it belongs to. */
const listings = {
  product_models: "select code, '{}' as labels from product_models",
  family_variants: labelled('family_variants', 'family = ?'),
  attribute_options: labelled('attribute_options', 'attribute = ?'),
  asset_families: labelled('custom_entities', "kind = 'asset_family'"),
  asset_attributes: labelled('custom_attributes', "kind = 'asset_family' and entity = ?"),
  assets: labelled('custom_records', "kind = 'asset_family' and entity = ?"),
  reference_entities: labelled('custom_entities', "kind = 'reference_entity'"),
  reference_entity_attributes: labelled(
    'custom_attributes',
    "kind = 'reference_entity' and entity = ?",
  ),
  records: labelled('custom_records', "kind = 'reference_entity' and entity = ?"),
} satisfies Record<string, string>

function labelled(table: string, condition: string): string {
  return `select code, coalesce(data ->> '$.labels', '{}') as labels from ${table} where ${condition}`
}

/** What there is of a kind, in what is named `within`; nothing of a kind that there is none of. */
export function codesOf(database: Database, kind: string, within: string): Named[] {
  if (!isKind(kind)) return []
  const query = `${listings[kind]} order by code limit ${most}`
  const rows = database.all<{ code: string; labels: string }>(
    query,
    ...(query.includes('?') ? [within] : []),
  )
  return rows.map(({ code, labels }) => ({
    code,
    labels: JSON.parse(labels) as Record<string, string>,
  }))
}

function isKind(kind: string): kind is keyof typeof listings {
  return Object.hasOwn(listings, kind)
}
