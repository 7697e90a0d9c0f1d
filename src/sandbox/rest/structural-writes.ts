import type { OperationId } from '#contract'
import { type Answer, created, noContent } from '../http/answer.ts'
import { parseObject } from '../http/body.ts'
import type { Database } from '../ports.ts'
import { Refused } from '../problems.ts'
import { batchAnswer } from './batch.ts'
import { type Call, type Handler, ensureRoom, parameter, writing } from './call.ts'
import { formatMoment } from './dates.ts'
import type { DocumentWriter } from './documents.ts'
import type { Change } from './entities.ts'
import { collectionPath } from './list.ts'
import type { StructuralResource } from './structural.ts'

type Body = Record<string, unknown>

/** A structural resource that callers create and update, and what differs between them. */
export interface WritableResource<Item extends { code: string }> extends StructuralResource<Item> {
  open(database: Database, call: Call): DocumentWriter<Item>
  /** The operation that updates one; its reference explains what a line of a batch may hold. */
  updateOne: OperationId
  /** How messages call the key. @default 'code' */
  keyName?: string
  /** The resource that a body makes; throws what is wrong with it. */
  apply(change: Change<Item>, call: Call): Item
  /** What else changes with it, in the same transaction. */
  afterSave?(item: Item, before: Item | undefined, call: Call): void
}

export function createOf<Item extends { code: string }>(resource: WritableResource<Item>): Handler {
  return writing((call) => {
    const body = parseObject(call.text)
    const store = resource.open(call.database, call)
    const isCode = typeof body.code === 'string' || typeof body.code === 'number'
    const isTaken = isCode && store.get(String(body.code)) !== undefined
    const item = save(resource, call, store, { before: undefined, body, isTaken })
    return created(locationOf(call, item))
  })
}

export function updateOf<Item extends { code: string }>(resource: WritableResource<Item>): Handler {
  return writing((call) => upsert(resource, call, parameter(call, 'code'), parseObject(call.text)))
}

export function updateListOf<Item extends { code: string }>(
  resource: WritableResource<Item>,
): Handler {
  return (call) => {
    // What all lines live below has to be there, or the whole request is refused.
    resource.open(call.database, call)
    return batchAnswer(call, {
      key: 'code',
      anchor: resource.updateOne,
      upsert: (code, body) => upsert(resource, call, code, body).status,
    })
  }
}

/** Creates under an unknown code, updates under a known one. */
function upsert<Item extends { code: string }>(
  resource: WritableResource<Item>,
  call: Call,
  code: string,
  body: Body,
): Answer {
  const store = resource.open(call.database, call)
  const before = store.get(code)
  if (before) {
    return noContent(
      locationOf(call, save(resource, call, store, { before, body, isTaken: false })),
    )
  }
  ensureSameCode(body, code, resource.keyName ?? 'code')
  const item = save(resource, call, store, { before, body: { ...body, code }, isTaken: false })
  return created(locationOf(call, item))
}

function save<Item extends { code: string }>(
  resource: WritableResource<Item>,
  call: Call,
  store: DocumentWriter<Item>,
  change: Change<Item>,
): Item {
  const item = resource.apply(change, call)
  if (JSON.stringify(item) !== JSON.stringify(change.before)) {
    store.save(item, formatMoment(call.clock.now()))
    resource.afterSave?.(item, change.before, call)
    ensureRoom(call)
  }
  return item
}

function ensureSameCode(body: Body, code: string, keyName: string): void {
  if (body.code === undefined || body.code === null || body.code === '') return
  if (String(body.code).toLowerCase() === code.toLowerCase()) return
  throw new Refused(
    `The ${keyName} "${String(body.code)}" provided in the request body must match the ${keyName} "${code}" provided in the url.`,
  )
}

function locationOf(call: Call, { code }: { code: string }): string {
  return `${call.base}${collectionPath(call)}/${encodeURIComponent(code)}`
}
