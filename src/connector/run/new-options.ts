import { type Client } from '#client'
import { limits } from '#contract'
import type { NewOption } from '../mapping/values/value-type.ts'
import type { OptionEvent } from './events.ts'

/** Makes the options that products need, each once, before the products that name them. */
export interface OptionMaker {
  ensure(options: readonly NewOption[], signal?: AbortSignal): Promise<OptionEvent[]>
}

/**
 * One call at a time: the PIM takes few of them a second, and two batches may want the same option.
 *
 * @param client left out in a dry run: the options are only told
 */
export function createOptionMaker(client?: Client): OptionMaker {
  const done = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    ensure(options, signal) {
      const turn = last.then(() => make(client, wanted(options, done), done, signal))
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

function wanted(options: readonly NewOption[], done: ReadonlySet<string>): NewOption[] {
  const first = new Map(options.map((option) => [keyOf(option), option]))
  return [...first].flatMap(([key, option]) => (done.has(key) ? [] : [option]))
}

async function make(
  client: Client | undefined,
  options: readonly NewOption[],
  done: Set<string>,
  signal: AbortSignal | undefined,
): Promise<OptionEvent[]> {
  const events: OptionEvent[] = []
  for (const [attribute, group] of Map.groupBy(options, (option) => option.attribute)) {
    for (let start = 0; start < group.length; start += limits.batchLines) {
      const part = group.slice(start, start + limits.batchLines)
      events.push(...(client ? await send(client, attribute, part, signal) : part.map(told)))
    }
  }
  for (const option of options) done.add(keyOf(option))
  return events
}

async function send(
  client: Client,
  attribute: string,
  options: readonly NewOption[],
  signal: AbortSignal | undefined,
): Promise<OptionEvent[]> {
  const lines = options.map(({ code, labels }) => ({ code, labels }))
  const path = { attribute_code: attribute }
  const events: OptionEvent[] = []
  const call = signal ? { signal } : {}
  for await (const outcome of client.batch(
    'patch_attributes__attribute_code__options',
    lines,
    { path },
    call,
  )) {
    const { code } = outcome.item
    if (outcome.kind === 'failed') throw new BatchFailure(outcome.error, outcome.response)
    const refused = outcome.kind === 'refused' ? (outcome.answer.message ?? 'refused') : undefined
    events.push({ kind: 'option', attribute, code, ...(refused !== undefined && { refused }) })
  }
  return events
}

/** A request that was answered with an error as a whole, after all retries. */
export class BatchFailure extends Error {
  override name = 'BatchFailure'
  readonly status: number

  constructor({ code, message }: { code: number; message: string }, response?: Response) {
    super(message)
    this.status = response?.status ?? code
  }
}

function told({ attribute, code }: NewOption): OptionEvent {
  return { kind: 'option', attribute, code }
}

function keyOf({ attribute, code }: NewOption): string {
  return `${attribute} ${code.toLowerCase()}`
}
