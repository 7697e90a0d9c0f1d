import type { ChangeList, ProductByUuid, Sandbox } from '#contract'
import { describeRequest } from '#client'
import { openApi, pageOrigin } from './api.ts'
import { askSandbox } from './ask.ts'
import { SandboxGone } from './obstacles.ts'
import { $sandbox } from './sandbox.ts'

/** What of the products is wanted; an empty text asks for everything. */
export interface ProductFilter {
  /** A part of the identifier or of a label. */
  search: string
  /** Code of a family. */
  family: string
  /** Code of the channel whose completeness is looked at. */
  channel: string
  /** Of that channel: whether at least one of its locales lacks something, or none does. */
  completeness: '' | 'incomplete' | 'complete'
  enabled: '' | 'yes' | 'no'
}

export interface ProductPage {
  items: readonly ProductByUuid[]
  /** Of all pages together. */
  count: number
}

/** Products of a page of the grid. */
export const pageOfProducts = 25

/** What every look at products brings along: the labels of options, and the completeness. */
const withLabels = { with_attribute_options: true, with_completenesses: true } as const

/**
 * A page of the products that the filter lets through.
 *
 * @param locales those of the channel, of which all are to be complete
 * @throws SandboxGone, AnswerError, NetworkError, or the signal's reason
 */
export async function searchProducts(
  filter: ProductFilter,
  locales: readonly string[],
  page: number,
  signal?: AbortSignal,
): Promise<ProductPage> {
  const sandbox = $sandbox.get()
  if (!sandbox) return { items: [], count: 0 }
  const query = {
    page,
    limit: pageOfProducts,
    with_count: true,
    search: criteriaOf(filter, locales),
    ...withLabels,
  }
  const list = await askSandbox(sandbox, 'get_catalog_products', { query }, signal)
  return { items: list._embedded.items, count: list.items_count ?? 0 }
}

/** A filter as the API's `search`. */
export function criteriaOf(
  { search, family, channel, completeness, enabled }: ProductFilter,
  locales: readonly string[],
): Record<string, object[]> {
  const text = search.trim()
  return {
    ...(text && { label_or_identifier: [{ operator: 'CONTAINS', value: text }] }),
    ...(family && { family: [{ operator: 'IN', value: [family] }] }),
    ...(enabled && { enabled: [{ operator: '=', value: enabled === 'yes' }] }),
    ...(completeness === 'incomplete' && {
      completeness: [{ operator: '<', value: 100, scope: channel }],
    }),
    ...(completeness === 'complete' && {
      completeness: [
        {
          operator: 'GREATER OR EQUALS THAN ON ALL LOCALES',
          value: 100,
          scope: channel,
          locales,
        },
      ],
    }),
  }
}

/**
 * The product with this identifier or uuid; undefined when there is none.
 *
 * @throws SandboxGone, AnswerError, NetworkError, or the signal's reason
 */
export async function readProduct(
  name: string,
  signal?: AbortSignal,
): Promise<ProductByUuid | undefined> {
  const search = isUuid(name)
    ? { uuid: [{ operator: 'IN', value: [name] }] }
    : { identifier: [{ operator: '=', value: name }] }
  const [product] = await find(search, 1, signal)
  return product
}

/** The products with these uuids, as far as they are there; at most a page of the API. */
export function readProducts(
  uuids: readonly string[],
  signal?: AbortSignal,
): Promise<readonly ProductByUuid[]> {
  if (uuids.length === 0) return Promise.resolve([])
  return find({ uuid: [{ operator: 'IN', value: uuids }] }, 100, signal)
}

/** The newest writes to a product, also to one that is gone. */
export async function readChanges(
  uuid: string,
  signal?: AbortSignal,
): Promise<ChangeList['items']> {
  const sandbox = $sandbox.get()
  if (!sandbox) return []
  const path = { uuid }
  return (await askSandbox(sandbox, 'get_catalog_products__uuid__changes', { path }, signal)).items
}

/** The bytes of a media file; undefined when it is not there. */
export async function readMedia(code: string): Promise<Blob | undefined> {
  const sandbox = $sandbox.get()
  if (!sandbox) return undefined
  const request = describeRequest(
    'get_catalog_media_files__code__download',
    { path: { code } },
    { baseUrl: pageOrigin(), authorization: `Bearer ${sandbox.key}` },
  )
  const response = await openApi().send(request, {})
  if (response.status === 401) throw new SandboxGone('The key opens nothing')
  return response.ok ? response.blob() : undefined
}

export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
}

async function find(
  search: Record<string, object[]>,
  limit: number,
  signal?: AbortSignal,
): Promise<readonly ProductByUuid[]> {
  const sandbox: Sandbox | undefined = $sandbox.get()
  if (!sandbox) return []
  const query = { search, limit, ...withLabels }
  return (await askSandbox(sandbox, 'get_catalog_products', { query }, signal))._embedded.items
}
