import type { Client } from '#client'
import {
  type ExportedProduct,
  type ExportPlan,
  type Journal,
  openLastRun,
  readProducts,
  writeCsv,
} from '#connector'
import type { Meter } from './meter.ts'

/** What one way out of the PIM took, and what came of it. */
export interface Measured {
  products: number
  /** What the receiver has to read. */
  bytes: number
  /** Calls to the PIM. */
  calls: number
  ms: number
  /** By the PIM's clock: what changed later is not in it. */
  stateOf: Date
}

export interface MeasuredFile extends Measured {
  file: Blob
  /** The first product that has its own price. */
  priced: PricedProduct | undefined
}

export interface MeasuredChanges extends Measured {
  /** Identifiers of what changed, or uuids. */
  changed: readonly string[]
}

/** A product whose price can be changed without touching others. */
export interface PricedProduct {
  uuid: string
  name: string
  /** Code of the attribute. */
  attribute: string
}

export interface Tools {
  client: Client
  meter: Meter
  plan: ExportPlan
  signal: AbortSignal
  /** Hears how many products there are so far. */
  onProducts(count: number): void
}

/**
 * Writes the whole file, as an export does that runs at night: every complete product of the channel.
 *
 * @throws AnswerError, NetworkError, or the signal's reason
 */
export async function measureFile(tools: Tools): Promise<MeasuredFile> {
  const { client, plan, signal } = tools
  const seen: { count: number; priced?: PricedProduct | undefined } = { count: 0 }
  const { value: file, ...taken } = await clocked(tools, async () => {
    const products = watched(readProducts(client, plan, { signal }), (product) => {
      tools.onProducts(++seen.count)
      seen.priced ??= pricedIn(product, plan)
    })
    const texts: string[] = []
    for await (const text of writeCsv(products, plan)) texts.push(text)
    return new Blob(texts, { type: 'text/csv' })
  })
  return { ...taken, products: seen.count, bytes: file.size, file, priced: seen.priced }
}

/**
 * Asks for what changed since the last time this was asked of the journal, as a connector does all day.
 *
 * @throws AnswerError, NetworkError, or the signal's reason
 */
export async function measureChanges(tools: Tools, journal: Journal): Promise<MeasuredChanges> {
  const { client, plan, signal, meter } = tools
  const lastRun = await openLastRun(journal, plan.channel.code, meter.pimTime())
  const { value: changed, ...taken } = await clocked(tools, async () => {
    const names: string[] = []
    const products = readProducts(client, plan, { since: lastRun.since, signal })
    for await (const { identifier, uuid } of products) {
      tools.onProducts(names.push(identifier ?? uuid))
    }
    return names
  })
  await lastRun.finish()
  return { ...taken, products: changed.length, changed }
}

/** From now on, what changes after this moment is asked for. */
export async function beginJournal(journal: Journal, plan: ExportPlan, at: Date): Promise<void> {
  await (await openLastRun(journal, plan.channel.code, at)).finish()
}

async function clocked<Value>({ meter }: Tools, work: () => Promise<Value>) {
  const stateOf = meter.pimTime()
  meter.reset()
  const start = performance.now()
  const value = await work()
  return { value, stateOf, ms: performance.now() - start, ...meter.read() }
}

async function* watched(
  products: AsyncIterable<ExportedProduct>,
  see: (product: ExportedProduct) => void,
): AsyncGenerator<ExportedProduct, void, undefined> {
  for await (const product of products) {
    see(product)
    yield product
  }
}

/** A variant may have its price from its model, which others share. */
function pricedIn(
  { uuid, identifier, parent, values }: ExportedProduct,
  { attributes }: ExportPlan,
): PricedProduct | undefined {
  if (parent !== null) return undefined
  const attribute = attributes.find(
    ({ code, type }) => type === 'pim_catalog_price_collection' && values.has(code),
  )
  return attribute && { uuid, name: identifier ?? uuid, attribute: attribute.code }
}
