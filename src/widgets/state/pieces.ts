import type { OperationId, OperationPiece } from '#contract'
import { pageOrigin } from './api.ts'

const pieces = new Map<OperationId, Promise<OperationPiece>>()

/**
 * What the contract says of one operation, fetched once for all panels of a page.
 *
 * @throws TypeError when the network is away; who asks again later may get it
 */
export function loadPiece(id: OperationId): Promise<OperationPiece> {
  const known = pieces.get(id)
  if (known) return known
  const piece = fetchPiece(id)
  pieces.set(id, piece)
  piece.catch(() => pieces.delete(id))
  return piece
}

async function fetchPiece(id: OperationId): Promise<OperationPiece> {
  const response = await fetch(new Request(`${pageOrigin()}/contract/${id}.json`))
  if (!response.ok) throw new TypeError(`The contract of ${id} was answered ${response.status}.`)
  return (await response.json()) as OperationPiece
}
