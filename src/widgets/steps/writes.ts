import type { OperationId } from '#contract'
import type { SeenCall } from '../state/facts-lookup.ts'
import { paramsOf, queryOf } from './addresses.ts'
import { fieldsAnswered, fieldsSent, linesOf, wordsForRefusal } from './logged-bodies.ts'

/** What became of a product that a call wanted to write. */
export interface Write {
  /** Identifier or uuid, as the call has it. */
  name: string
  status: number
  /** `422: …`, for one that was refused. */
  refusal: string
}

const batches = ['patch_products', 'patch_products_uuid']

/** The operations that write products. */
export const productWrites = [
  'post_products',
  'patch_products__code_',
  'patch_products',
  'post_products_uuid',
  'patch_products_uuid__uuid_',
  'patch_products_uuid',
  'delete_products__code_',
  'delete_products_uuid__uuid_',
] as const satisfies OperationId[]

const writes: readonly (string | null)[] = productWrites

export function productsWritten(call: SeenCall): Write[] {
  if (!writes.includes(call.operation)) return []
  if (batches.includes(call.operation ?? '')) return batchWrites(call)
  const { code, uuid } = paramsOf(call)
  const sent = fieldsSent(call)
  const name = code ?? uuid ?? sent['identifier'] ?? sent['uuid']
  const refusal = wordsForRefusal(call.status, fieldsAnswered(call))
  return typeof name === 'string' ? [{ name, status: call.status, refusal }] : []
}

/** A batch that was refused as a whole has refused each line. */
function batchWrites(call: SeenCall): Write[] {
  return linesOf(call).flatMap(({ sent, answered, status }) => {
    const name = sent['identifier'] ?? sent['uuid']
    const refusal =
      call.status >= 400
        ? wordsForRefusal(call.status, fieldsAnswered(call))
        : wordsForRefusal(status, answered)
    return typeof name === 'string' ? [{ name, status: status || call.status, refusal }] : []
  })
}

/** Names of the products that a call read one by one, or searched by identifier. */
export function productsRead(call: SeenCall): string[] {
  if (call.method !== 'GET' || !call.operation?.startsWith('get_products')) return []
  const { code, uuid } = paramsOf(call)
  const name = code ?? uuid
  return name === undefined ? identifiersIn(queryOf(call).get('search')) : [name]
}

function identifiersIn(search: string | null): string[] {
  return [...(search ?? '').matchAll(/"([\w-]+)"/g)].map(([, word = '']) => word)
}
