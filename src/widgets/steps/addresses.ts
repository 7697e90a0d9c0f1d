import { matchOperation, type OperationId, operations } from '#contract'
import type { SeenCall } from '../state/facts-lookup.ts'

/** Path parameters of a call, decoded. */
export function paramsOf({ method, address }: SeenCall): Readonly<Record<string, string>> {
  return matchOperation(method, pathOf(address))?.params ?? {}
}

/** Path parameters of a call to the address of an operation, whatever its method; else undefined. */
export function paramsAt(
  { address }: SeenCall,
  id: OperationId,
): Readonly<Record<string, string>> | undefined {
  const found = matchOperation(operations[id].method, pathOf(address))
  return found?.operation.id === id ? found.params : undefined
}

export function queryOf({ address }: SeenCall): URLSearchParams {
  return new URL(address, 'http://pim').searchParams
}

/** `PATCH /products/halo_desk_lamp` */
export function wordsForCall({ method, address }: Pick<SeenCall, 'method' | 'address'>): string {
  return `${method} ${shorten(decoded(pathOf(address)))}`
}

/** The same for a call that is still wanted: `PATCH /products/{code}` where the code is free. */
export function wordsForOperation(
  id: OperationId,
  params: Readonly<Record<string, string>> = {},
): string {
  const { method, path } = operations[id]
  return `${method} ${shorten(path.replaceAll(/\{(\w+)\}/g, (free, name: string) => params[name] ?? free))}`
}

function pathOf(address: string): string {
  return new URL(address, 'http://pim').pathname
}

function shorten(path: string): string {
  return path.replace('/api/rest/v1/', '/')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
