import type { Operation } from '#contract'
import type { Seen } from '../watch/seen.ts'

/** What a call did to resources of one kind. */
export interface Flow {
  /** As in addresses: `products`, `families`. Both flavours of products are `products`. */
  resource: string
  event: FlowEvent
  count: number
}

export type FlowEvent = 'created' | 'updated' | 'deleted' | 'read'

const sameResource: Record<string, string> = {
  'products-uuid': 'products',
  search: 'products',
  'measure-families': 'measurement-families',
}

/** The noun of an address: its last fixed segment that is no verb. */
export function resourceOf({ path }: Operation): string {
  const fixed = path.split('/').filter((part) => part !== 'download' && !part.startsWith('{'))
  const noun = fixed.at(-1) ?? ''
  return sameResource[noun] ?? noun
}

/** What flowed in a call: what it created, updated, deleted, or handed out. */
export function flowsOf({ operation, answer, changes }: Seen): Flow[] {
  if (operation?.auth !== 'token' || answer.status >= 300) return []
  const resource = resourceOf(operation)
  const flow = (event: FlowEvent, count: number): Flow[] =>
    count > 0 ? [{ resource, event, count }] : []
  if (operation.method === 'GET' || operation.id.endsWith('_search')) {
    return flow('read', answer.items ?? 1)
  }
  if (operation.method === 'DELETE') return flow('deleted', 1)
  // A product that was sent as it was has not been updated, so it is its changes that count.
  if (resource === 'products' || resource === 'product-models') {
    const created = changes.filter(({ before }) => before === undefined).length
    return [...flow('created', created), ...flow('updated', changes.length - created)]
  }
  const statuses = statusesOf(answer)
  return [
    ...flow('created', statuses.filter((status) => status === 201).length),
    ...flow('updated', statuses.filter((status) => status === 204).length),
  ]
}

/** One status a resource: the answer's own, or those of its lines or items. */
function statusesOf({ status, body }: Seen['answer']): number[] {
  if (status !== 200 || typeof body !== 'string') return [status]
  return [...body.matchAll(/"status_code":(\d{3})/g)].map(([, code]) => Number(code))
}
