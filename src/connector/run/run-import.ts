import type { Client } from '#client'
import { limits } from '#contract'
import { createApply } from '../mapping/apply.ts'
import type { Applied, Finding } from '../mapping/mapped.ts'
import type { Mapping } from '../mapping/schema.ts'
import type { ByteSource } from '../reading/bytes.ts'
import { readRecords, type ReadOptions } from '../reading/read-records.ts'
import type { SourceRecord } from '../records/record.ts'
import { readStructureFor } from '../structure/read.ts'
import type { PimStructure } from '../structure/structure.ts'
import type { BatchResult, Item, SettleBatch } from './batch-of-records.ts'
import { type Checkpoint, noJournal, openCheckpoint } from './checkpoint.ts'
import { createComparer } from './compare-batch.ts'
import type { RunEvent } from './events.ts'
import { fingerprint } from './fingerprints.ts'
import { type ModelPart, Models } from './models.ts'
import { createOptionMaker } from './new-options.ts'
import { countBytes, createProgress, type Progress } from './progress.ts'
import { createSender } from './send-batch.ts'
import { createMediaSender, type LoadFile } from './send-media.ts'
import { stopOf } from './stop.ts'

export interface ImportOptions {
  /** The file's bytes: `file.stream()` in a browser, a file stream in Node. */
  source: ByteSource
  /** Bytes of the source, for the time left. */
  size?: number | undefined
  /** Without problems against this PIM: see `checkMapping`. */
  mapping: Mapping
  client: Client
  /** @default read from the PIM, as far as the mapping needs it */
  structure?: PimStructure | undefined
  /** The path of the record, when the mapping does not say it; `inspect` proposes one. */
  record?: string | undefined
  fileName?: string | undefined
  /** Reads files that are to be uploaded. @default none is: each is told at its record */
  loadFile?: LoadFile | undefined
  /** What earlier runs left. @default nothing: all is sent */
  checkpoint?: Checkpoint | undefined
  /**
   * Stops the run: nothing more is sent, what is under way is waited for and told, and a `stopped` event
   * is the last.
   */
  signal?: AbortSignal | undefined
  /** Tells what would be sent and changed, and sends nothing. @default false */
  dryRun?: boolean | undefined
  /** Milliseconds between progress events. @default 500 */
  progressEvery?: number | undefined
}

/**
 * Runs a file into a PIM and tells what happens, as plain events; the last one is `finished` or `stopped`.
 * Never throws for what a PIM or a file may do: that is an event.
 *
 *     const client = createClient({ baseUrl, credentials })
 *     const { mapping } = parseMapping(text)
 *     for await (const event of runImport({ source: file.stream(), size: file.size, mapping, client })) …
 *
 * Batches of 100, fewer of large products, are sent four at a time. Products that come twice in the file
 * are sent in the order of the file; those whose line is as it was last time are not sent. Leaving the loop
 * cancels at once, what is under way too.
 */
export async function* runImport(
  options: ImportOptions,
): AsyncGenerator<RunEvent, void, undefined> {
  const leaving = new AbortController()
  const signal = AbortSignal.any([leaving.signal, ...(options.signal ? [options.signal] : [])])
  const settled = { ...options, signal, leaving: leaving.signal }
  const bytes = countBytes(options.source)
  const progress = createProgress(bytes, options.size, options.progressEvery)
  try {
    for await (const event of perform({ ...settled, source: bytes.source }, progress)) {
      yield progress.counted(event)
      const due = progress.due()
      if (due) yield due
    }
    yield progress.now()
    yield { kind: 'finished', counts: progress.counts }
  } catch (error) {
    yield { kind: 'stopped', ...stopOf(error, options.signal), counts: progress.counts }
  } finally {
    leaving.abort()
  }
}

type Settled = ImportOptions & { signal: AbortSignal; leaving: AbortSignal }

async function* perform(options: Settled, progress: Progress): AsyncGenerator<RunEvent> {
  const { mapping, client, dryRun = false, signal, leaving } = options
  signal.throwIfAborted()
  const structure = options.structure ?? (await readStructureFor(client, mapping, signal))
  const makers = createOptionMaker(dryRun ? undefined : client)
  const checkpoint = options.checkpoint ?? (await openCheckpoint(noJournal))
  const sendMedia = createMediaSender(dryRun ? undefined : client, {
    load: options.loadFile,
    sent: checkpoint.fingerprints,
    signal: dryRun ? signal : leaving,
  })
  const settle = dryRun
    ? createComparer(client, mapping, { options: makers, sendMedia }, signal)
    : createSender(client, mapping, { options: makers, sendMedia }, leaving)
  yield { kind: 'started', resumedAt: checkpoint.position }
  const apply = createApply(mapping, structure)
  const records = readRecords(options.source, readOptions(options))
  yield* new Run(settle, checkpoint, progress, dryRun).go(records, apply, signal)
  if (!dryRun) await checkpoint.finish()
}

function readOptions({ mapping: { source = {} }, record, fileName }: ImportOptions): ReadOptions {
  const path = source.record ?? record
  if (path === undefined) {
    throw new TypeError('Which records? Say source.record in the mapping, or give record.')
  }
  return {
    record: path,
    ...(fileName !== undefined && { fileName }),
    ...(source.encoding !== undefined && { encoding: source.encoding }),
    ...formatOf(source),
  }
}

function formatOf({ format, delimiter }: NonNullable<Mapping['source']>): Partial<ReadOptions> {
  if (delimiter !== undefined) return { delimiter }
  return format === undefined || format === 'csv' ? {} : { format: { kind: format } }
}

/** One run: fills batches, keeps four of them under way, and each product in its order. */
class Run {
  readonly #settle: SettleBatch
  readonly #checkpoint: Checkpoint
  readonly #progress: Progress
  readonly #dryRun: boolean
  readonly #models: Models
  #batch: Item[] = []
  /** Characters of it. */
  #size = 0
  /** The first record that got no answer when something failed. */
  #lost = Infinity
  /** Batches under way, by their first record, with the keys of their products. */
  readonly #underWay = new Map<Promise<BatchResult>, { first: number; keys: Set<string> }>()

  constructor(settle: SettleBatch, checkpoint: Checkpoint, progress: Progress, dryRun: boolean) {
    this.#settle = settle
    this.#checkpoint = checkpoint
    this.#progress = progress
    this.#dryRun = dryRun
    this.#models = new Models(checkpoint.fingerprints)
    checkpoint.fingerprints.beginRun()
  }

  async *go(
    records: AsyncIterable<SourceRecord>,
    apply: ReturnType<typeof createApply>,
    signal: AbortSignal,
  ): AsyncGenerator<RunEvent> {
    let last = 0
    try {
      for await (const record of records) {
        signal.throwIfAborted()
        this.#progress.read()
        last = record.index
        yield* this.#meet(record, apply(record))
      }
      if (this.#batch.length > 0) this.#start()
      while (this.#underWay.size > 0) yield* this.#next(last)
    } catch (error) {
      yield* this.#lastWords()
      throw error
    }
  }

  /** What is under way when something fails still gets told. */
  async *#lastWords(): AsyncGenerator<RunEvent> {
    this.#lost = Math.min(this.#lost, this.#batch[0]?.index ?? Infinity)
    this.#batch = []
    for (const [batch, { first }] of this.#underWay) {
      const isAnswered = await batch.then(
        () => true,
        () => false,
      )
      if (isAnswered) continue
      this.#lost = Math.min(this.#lost, first)
      this.#underWay.delete(batch)
    }
    while (this.#underWay.size > 0) yield* this.#next(0)
  }

  async *#meet(record: SourceRecord, found: Applied): AsyncGenerator<RunEvent> {
    const { applied, part, unchanged } = this.#models.meet(found, record.index)
    if (unchanged) yield unchanged
    if (applied.kind === 'product') return yield* this.#take(record, applied, part)
    const { kind: outcome, identifier, findings } = applied
    const { index, root } = record
    yield { kind: 'record', index, place: root.place, identifier, outcome, findings }
  }

  async *#take(
    { index, root }: SourceRecord,
    { product, notes }: Extract<Applied, { kind: 'product' }>,
    part: ModelPart | undefined,
  ): AsyncGenerator<RunEvent> {
    const key = fingerprint(product.identifier.toLowerCase())
    const { line, links } = product
    const text = JSON.stringify(links ? [line, links] : line)
    const size = text.length + JSON.stringify(product.whenNew ?? '').length
    yield* this.#makeRoom(size, index)
    const value = fingerprint(text)
    const before = this.#checkpoint.fingerprints.meet(key, index)
    const findings = before === undefined ? notes : [...notes, repeated(before, root.place)]
    const isRepeated = before !== undefined
    const item = { index, place: root.place, product, findings, part, key, value, size, isRepeated }
    if (isRepeated) yield* this.#untilSettled(key)
    const isDone = this.#isDone(item)
    if (isDone && !part && !product.media) {
      const { identifier } = product
      yield { kind: 'record', index, place: root.place, identifier, outcome: 'unchanged', findings }
      return
    }
    this.#batch.push({ ...item, isDone })
    this.#size += size
    if (this.#batch.length === limits.batchLines) yield* this.#startInTurn(index)
  }

  /** A batch is as long as one line may be, so that large products neither fill memory nor a request. */
  async *#makeRoom(size: number, index: number): AsyncGenerator<RunEvent> {
    const isFull = this.#size + size > limits.lineCharacters
    if (isFull && this.#batch.length > 0) yield* this.#startInTurn(index - 1)
  }

  async *#startInTurn(readTo: number): AsyncGenerator<RunEvent> {
    while (this.#underWay.size >= limits.callsAtOnce) yield* this.#next(readTo)
    this.#start()
  }

  /** What is as it was last sent, and what the run settled that this one continues. */
  #isDone({ index, key, value, isRepeated }: Item): boolean {
    const { fingerprints, position } = this.#checkpoint
    if (isRepeated && this.#batch.some((item) => item.key === key)) return false
    const sent = fingerprints.get(key)
    return sent === value || (sent !== undefined && index <= position && !this.#dryRun)
  }

  /** A product must not be in two batches under way: which of them came last would be chance. */
  async *#untilSettled(key: string): AsyncGenerator<RunEvent> {
    while ([...this.#underWay.values()].some(({ keys }) => keys.has(key))) {
      yield* this.#next(this.#batch.at(-1)?.index ?? 0)
    }
  }

  #start(): void {
    const items = this.#batch
    this.#batch = []
    this.#size = 0
    const keys = new Set(items.map(({ key }) => key))
    const settled = this.#settle(items)
    // Whoever waits hears of a failure; until then nobody may take it for unhandled.
    settled.catch(() => undefined)
    this.#underWay.set(settled, { first: items[0]?.index ?? 0, keys })
  }

  /** The next batch that gets done; while it is waited for, how far the run is. */
  async *#next(readTo: number): AsyncGenerator<RunEvent> {
    const first = Promise.race(
      [...this.#underWay.keys()].map((batch) => batch.then((result) => ({ batch, result }))),
    )
    while (!(await isSettledWithin(this.#progress.every, first))) {
      const due = this.#progress.due()
      if (due) yield due
    }
    const done = await first
    this.#underWay.delete(done.batch)
    const { taken, refused, events } = done.result
    if (!this.#dryRun) {
      await this.#checkpoint.settle({ taken, refused, position: this.#settledTo(readTo) })
    }
    yield* events
  }

  /** The record before the first one that is not settled. */
  #settledTo(readTo: number): number {
    const open = [...this.#underWay.values()].map(({ first }) => first)
    const waiting = this.#batch[0]?.index
    const unsettled = [...open, ...(waiting === undefined ? [] : [waiting])]
    const before = unsettled.length > 0 ? Math.min(...unsettled) - 1 : readTo
    return Math.min(before, this.#lost - 1)
  }
}

function isSettledWithin(ms: number, promise: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, false)
    const settle = () => {
      clearTimeout(timer)
      resolve(true)
    }
    promise.then(settle, settle)
  })
}

function repeated(index: number, place: Finding['place']): Finding {
  return {
    reason: `Record ${index} has the same identifier; this one comes after it.`,
    place,
    target: 'identifier',
  }
}
