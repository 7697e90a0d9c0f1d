import { mkdtempSync, rmSync } from 'node:fs'
import { type IncomingMessage, request as open } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '#client'
import { startDoorway } from './servers.ts'

interface Figures {
  'sandboxes with a stream': number
  'server MB before': number
  'server MB': number
  'KB for each': number
  /** Milliseconds from sending a call to its event. */
  'event p50': number
  'event p95': number
  'event max': number
  /** The same to the count of the dashboard, which gathers calls for a moment first. */
  'dashboard p50': number
  'dashboard max': number
}

/** Sandboxes whose owner makes a call, one after the other, while all the others listen. */
const callers = 100
/** Milliseconds after which no more are opened, so that a slow machine ends, too. */
const patience = 300_000
/** What the dashboard waits for more calls before it asks for the counts; as `widgets/state/data-flows`. */
const gathering = 150

if (import.meta.main) console.table([await measureStreams(Number(process.argv[2] ?? 1000))])

/** What many readers with an open page cost, each with a sandbox of their own, and how soon each sees a call. */
export async function measureStreams(count: number): Promise<Figures> {
  const data = mkdtempSync(join(tmpdir(), 'doorway-bench-'))
  const doorway = await startDoorway(data)
  const readers: Reader[] = []
  try {
    const before = doorway.megabytes()
    await arriveAll(doorway.url, count, readers)
    const listening = doorway.megabytes()
    const times = await callAll(doorway.url, spread(readers, callers))
    const after = doorway.megabytes()
    return {
      'sandboxes with a stream': readers.length,
      'server MB before': before,
      'server MB': Math.max(listening, after),
      'KB for each': Math.round(((listening - before) * 1024) / readers.length),
      ...figuresOf(times),
    }
  } finally {
    for (const { stream } of readers) stream.destroy()
    await doorway.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

async function arriveAll(url: string, count: number, readers: Reader[]): Promise<void> {
  const start = performance.now()
  while (readers.length < count && performance.now() - start < patience) {
    readers.push(await arrive(url))
  }
}

async function callAll(url: string, readers: readonly Reader[]): Promise<Seen[]> {
  const times: Seen[] = []
  for (const reader of readers) times.push(await callOnce(url, reader))
  return times
}

interface Seen {
  event: number
  dashboard: number
}

function figuresOf(times: readonly Seen[]) {
  const sorted = (name: keyof Seen) => times.map((time) => time[name]).toSorted((a, b) => a - b)
  const [events, dashboards] = [sorted('event'), sorted('dashboard')]
  return {
    'event p50': at(events, 0.5),
    'event p95': at(events, 0.95),
    'event max': at(events, 1),
    'dashboard p50': at(dashboards, 0.5),
    'dashboard max': at(dashboards, 1),
  }
}

interface Reader {
  key: string
  stream: IncomingMessage
}

async function arrive(url: string): Promise<Reader> {
  const { data: sandbox } = await createClient({ baseUrl: url }).call('post_sandboxes', {})
  if (!sandbox) throw new Error('No sandbox for the bench')
  return { key: sandbox.key, stream: await listen(url, sandbox.key) }
}

/** An open stream, once it has said its first words. */
function listen(url: string, key: string): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const headers = { authorization: `Bearer ${key}` }
    const call = open(`${url}/sandbox/v1/stream`, { agent: false, headers }, (stream) => {
      stream.setEncoding('utf8')
      stream.once('data', () => done(stream))
      stream.on('error', () => undefined)
    })
    call.on('error', fail)
    call.end()
  })
}

/** One call of a program, and when its owner sees it. */
async function callOnce(url: string, { key, stream }: Reader): Promise<Seen> {
  const owner = createClient({ baseUrl: url, sandboxKey: key })
  const { data: connection } = await owner.call('post_connections', {
    body: { label: 'Bench', flow_type: 'data_destination' },
  })
  if (!connection) throw new Error('No connection for the bench')
  const { client_id: clientId, secret, username, password } = connection
  const credentials = { clientId, secret, username, password }
  const program = createClient({ baseUrl: url, credentials })
  await program.token()
  const heard = hear(stream, 'get_products')
  const start = performance.now()
  void program.call('get_products', { query: { limit: 1 } })
  const event = (await heard) - start
  await new Promise((done) => setTimeout(done, gathering))
  const { data: flows } = await owner.call('get_data_flows', {})
  if (flows?.all.resources['products']?.read !== 1) throw new Error('The call was not counted')
  return { event, dashboard: performance.now() - start }
}

/** When the stream told of a call of this operation. */
function hear(stream: IncomingMessage, operation: string): Promise<number> {
  return new Promise((done) => {
    let told = ''
    const listener = (text: string) => {
      told += text
      if (!told.includes(`"operation":"${operation}"`)) return
      stream.off('data', listener)
      done(performance.now())
    }
    stream.on('data', listener)
  })
}

function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count))
  return items.filter((_, index) => index % step === 0).slice(0, count)
}

function at(sorted: readonly number[], share: number): number {
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * share))
  return Math.round((sorted[index] ?? 0) * 10) / 10
}
