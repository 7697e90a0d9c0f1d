import { lineage } from './lineage.ts'

const structuralTables = [
  'locales',
  'currencies',
  'channels',
  'measurement_families',
  'attribute_groups',
  'attributes',
  'association_types',
  'families',
  'family_variants',
  'groups',
]

function documentTable(name: string): string {
  return `create table ${name} (
    code text primary key collate nocase,
    updated text not null,
    data text not null
  ) strict, without rowid`
}

function mediaTable(name: string): string {
  return `create table ${name} (
    code text primary key,
    data text not null,
    bytes blob not null
  ) strict`
}

/** Reference entities and asset families, which differ in their `kind`, and what is below them. */
const customTables = [
  customTable('custom_entities', [], []),
  customTable('custom_attributes', ['entity'], ['position integer not null']),
  customTable('custom_options', ['entity', 'attribute'], ['position integer not null']),
  customTable('custom_records', ['entity'], []),
]

function customTable(name: string, owners: string[], columns: string[]): string {
  return `create table ${name} (
    ${['kind text not null', ...owners.map((owner) => `${owner} text not null collate nocase`)].join(', ')},
    code text not null collate nocase,
    ${[...columns, 'updated text not null', 'data text not null'].join(', ')},
    primary key (${['kind', ...owners, 'code'].join(', ')})
  ) strict, without rowid`
}

function versionTriggers(table: string): string[] {
  return ['insert', 'update', 'delete'].map(
    (event) => `create trigger ${table}_${event} after ${event} on ${table} begin
      update structure set version = hex(randomblob(8));
    end`,
  )
}

/**
 * The first shape of a sandbox. Resources that are read by code and filtered by little are one JSON
 * document a row, in the shape that the API writes; what queries need stands beside it as a column.
 * Codes are compared without regard to case, as the PIM's own database does.
 */
export const first = [
  `create table sandbox (
    id text primary key,
    key_hash text not null,
    created_at integer not null
  ) strict`,
  `create table connections (
    number integer primary key,
    code text not null unique collate nocase,
    label text not null,
    flow_type text not null,
    auditable integer not null,
    client_id text not null unique,
    secret text not null,
    username text not null unique collate nocase,
    password_hash text not null,
    rights text not null
  ) strict`,
  // `client` is the connection whose id and secret asked, `connection` the one whose user is meant.
  `create table tokens (
    hash text primary key,
    kind text not null,
    client integer not null references connections (number) on delete cascade,
    connection integer not null references connections (number) on delete cascade,
    expires_at integer not null
  ) strict, without rowid`,
  'create index tokens_by_client on tokens (client)',
  'create index tokens_by_connection on tokens (connection)',
  'create index tokens_by_expiry on tokens (expires_at)',
  // Changes with whatever the catalogue is structured by, so that what was read of it can be kept in
  // memory. It is random, not counted: a number could come again after a rollback, with other contents.
  'create table structure (version text not null) strict',
  `insert into structure (version) values ('empty')`,
  documentTable('locales'),
  documentTable('currencies'),
  documentTable('channels'),
  documentTable('measurement_families'),
  documentTable('attribute_groups'),
  documentTable('attributes'),
  "create index attributes_by_group on attributes (data ->> 'group')",
  `create table attribute_options (
    attribute text not null collate nocase,
    code text not null collate nocase,
    sort_order integer not null,
    updated text not null,
    data text not null,
    primary key (attribute, code)
  ) strict, without rowid`,
  documentTable('association_types'),
  `create table categories (
    code text primary key collate nocase,
    parent text collate nocase references categories (code),
    position integer not null,
    updated text not null,
    data text not null
  ) strict, without rowid`,
  'create index categories_by_parent on categories (parent, position)',
  documentTable('families'),
  `create table family_variants (
    code text primary key collate nocase,
    family text not null collate nocase,
    updated text not null,
    data text not null
  ) strict, without rowid`,
  'create index family_variants_by_family on family_variants (family)',
  documentTable('groups'),
  ...['media_files', 'reference_entity_media_files', 'asset_media_files'].map(mediaTable),
  ...customTables,
  `create table product_models (
    code text primary key collate nocase,
    parent text collate nocase references product_models (code) on delete cascade,
    family_variant text not null collate nocase,
    categories text not null,
    "values" text not null,
    associations text not null,
    quantified_associations text not null,
    created text not null,
    updated text not null
  ) strict`,
  'create index product_models_by_parent on product_models (parent, code)',
  'create index product_models_by_family_variant on product_models (family_variant, code)',
  'create index product_models_by_updated on product_models (updated, code)',
  `create table products (
    uuid text primary key,
    identifier text unique collate nocase,
    enabled integer not null,
    family text collate nocase,
    parent text collate nocase references product_models (code) on delete cascade,
    completeness text,
    categories text not null,
    groups text not null,
    "values" text not null,
    associations text not null,
    quantified_associations text not null,
    created text not null,
    updated text not null
  ) strict`,
  'create index products_by_parent on products (parent, uuid)',
  'create index products_by_family on products (family, uuid)',
  'create index products_by_created on products (created, uuid)',
  'create index products_by_updated on products (updated, uuid)',
  'create index products_not_enabled on products (uuid) where enabled = 0',
  // Percentages by channel and locale, for filters; null since something that counts has changed.
  'create index products_to_assess on products (uuid) where completeness is null',
  'create table assessed (version text not null) strict',
  `insert into assessed (version) values ('never')`,
  ...lineage,
  // Values of unique attributes, so that a second product cannot take them.
  `create table unique_values (
    attribute text not null,
    value text not null,
    product text not null references products (uuid) on delete cascade,
    primary key (attribute, value)
  ) strict, without rowid`,
  'create index unique_values_by_product on unique_values (product)',
  ...structuralTables.flatMap(versionTriggers),
]
