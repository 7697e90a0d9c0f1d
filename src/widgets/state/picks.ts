import type { OperationInput } from '#client'
import type { ParameterPiece, Sandbox } from '#contract'
import { askSandbox } from './ask.ts'
import { $connections, loadConnections } from './connections.ts'
import { $sandbox } from './sandbox.ts'
import { $structure, loadStructure, type Structure } from './structure.ts'

/** What there is to pick from in the reader's own sandbox. */
export type PickKind =
  | 'attribute'
  | 'family'
  | 'category'
  | 'channel'
  | 'locale'
  | 'identifier'
  | 'uuid'
  | 'connection'
  | 'attribute_group'
  | 'association_type'
  | ListedKind

/** What the sandbox lists by itself: without the rest of the catalogue, and below what it belongs to. */
type ListedKind = OperationInput<'get_catalog_codes'>['query']['of']

/** Something of the sandbox that a request can name. */
export interface Choice {
  value: string
  /** What it is called, when it has a name of its own. */
  label?: string | undefined
}

/** As many products are offered; who wants others knows what they are called. */
const shownProducts = 50

/** What a parameter of an operation names, as far as it is known what that may be. */
export function pickKindOf(
  path: string,
  { name, in: place }: Pick<ParameterPiece, 'name' | 'in'>,
): PickKind | undefined {
  if (place === 'query') return queryKinds[name]
  if (name === 'uuid') return 'uuid'
  return pathKinds.find(([pattern]) => pattern.test(path.slice(0, path.indexOf(`{${name}}`))))?.[1]
}

const queryKinds: Partial<Record<string, PickKind>> = {
  attributes: 'attribute',
  locales: 'locale',
  locale: 'locale',
  search_locale: 'locale',
  scope: 'channel',
  channel: 'channel',
  search_scope: 'channel',
  connection: 'connection',
}

/** Places in an address whose codes the sandbox lists. */
const listedKinds: readonly [RegExp, ListedKind][] = [
  [/\/product-models\/$/, 'product_models'],
  [/\/v1\/families\/[^/]+\/variants\/$/, 'family_variants'],
  [/\/v1\/attributes\/[^/]+\/options\/$/, 'attribute_options'],
  [/\/asset-families\/$/, 'asset_families'],
  [/\/asset-families\/[^/]+\/assets\/$/, 'assets'],
  [/\/asset-families\/[^/]+\/attributes\/$/, 'asset_attributes'],
  [/\/reference-entities\/$/, 'reference_entities'],
  [/\/reference-entities\/[^/]+\/records\/$/, 'records'],
  [/\/reference-entities\/[^/]+\/attributes\/$/, 'reference_entity_attributes'],
]

const pathKinds: readonly [RegExp, PickKind][] = [
  ...listedKinds,
  [/\/v1\/products\/$/, 'identifier'],
  [/\/v1\/families\/$/, 'family'],
  [/\/v1\/attributes\/$/, 'attribute'],
  [/\/v1\/categories\/$/, 'category'],
  [/\/v1\/channels\/$/, 'channel'],
  [/\/v1\/locales\/$/, 'locale'],
  [/\/v1\/attribute-groups\/$/, 'attribute_group'],
  [/\/v1\/association-types\/$/, 'association_type'],
  [/\/v1\/connections\/$/, 'connection'],
]

/**
 * What can be picked at the moment; nothing while there is no sandbox, or nobody answers.
 *
 * @param within the code of what it belongs to: an asset's family
 */
export async function loadPicks(kind: PickKind, within?: string): Promise<Choice[]> {
  const sandbox = $sandbox.get()
  if (!sandbox) return []
  if (kind === 'connection') return connections()
  if (kind === 'identifier' || kind === 'uuid') return products(kind)
  if (isListed(kind)) return listed(sandbox, kind, within)
  if (!$structure.get()) await loadStructure()
  const structure = $structure.get()
  return structure ? picksOf[kind](structure) : []
}

const picksOf: Record<
  Exclude<PickKind, 'connection' | 'identifier' | 'uuid' | ListedKind>,
  (structure: Structure) => Choice[]
> = {
  attribute: ({ attributes }) => attributes.map(named),
  family: ({ families }) => families.map(named),
  category: ({ categories }) => categories.map(named),
  channel: ({ channels }) => channels.map(named),
  attribute_group: ({ attribute_groups: groups }) => groups.map(named),
  association_type: ({ association_types: types }) => types.map(named),
  locale: ({ channels }) =>
    [...new Set(channels.flatMap(({ locales = [] }) => locales))].map((value) => ({ value })),
}

function isListed(kind: PickKind): kind is ListedKind {
  return listedKinds.some(([, listedKind]) => listedKind === kind)
}

async function listed(
  sandbox: Sandbox,
  kind: ListedKind,
  within: string | undefined,
): Promise<Choice[]> {
  try {
    const query = { of: kind, ...(within && { in: within }) }
    return (await askSandbox(sandbox, 'get_catalog_codes', { query })).items.map(named)
  } catch {
    return []
  }
}

function named({
  code,
  labels,
}: {
  code: string
  labels?: Record<string, string | null> | undefined
}): Choice {
  const label = labels?.['en_US'] ?? Object.values(labels ?? {}).find((text) => text)
  return { value: code, ...(label && { label }) }
}

async function products(kind: 'identifier' | 'uuid'): Promise<Choice[]> {
  const sandbox = $sandbox.get()
  if (!sandbox) return []
  try {
    const query = { limit: shownProducts }
    const page = await askSandbox(sandbox, 'get_catalog_products', { query })
    return page._embedded.items.flatMap(({ uuid, values }) => {
      const identifier = identifierIn(values)
      if (kind === 'uuid') return [{ value: uuid, label: identifier }]
      return identifier ? [{ value: identifier }] : []
    })
  } catch {
    return []
  }
}

function identifierIn(values: object | undefined): string | undefined {
  const [value] = (values as Record<string, { data: unknown }[] | undefined>)?.['sku'] ?? []
  return typeof value?.data === 'string' ? value.data : undefined
}

async function connections(): Promise<Choice[]> {
  if ($connections.get().state !== 'loaded') await loadConnections()
  const list = $connections.get()
  return list.state === 'loaded'
    ? list.items.map(({ code, label }) => ({ value: code, label }))
    : []
}
