import { atom, onMount } from 'nanostores'
import { AnswerError, describeRequest, systemClock } from '#client'
import type { RequestSummary, Sandbox } from '#contract'
import { openApi, pageOrigin } from './api.ts'
import { askSandbox } from './ask.ts'
import { readEvents } from './event-stream.ts'
import { SandboxGone } from './obstacles.ts'
import { $sandbox } from './sandbox.ts'

/**
 * How the page hears of calls:
 *
 * - `off`: not at all: there is no sandbox yet, nobody looks at the page, or it has just begun;
 * - `live`: within a moment of each call, through a stream;
 * - `polling`: every two seconds, where something on the way keeps streams from arriving;
 * - `offline`: nobody answers. It goes on trying;
 * - `gone`: the sandbox is not there any more.
 */
export type LiveState = 'off' | 'live' | 'polling' | 'offline' | 'gone'

/** While somebody looks at this or at `$calls`, the page keeps one stream open. */
export const $live = atom<LiveState>('off')

/** The newest calls to the reader's PIM, the newest first; at most `keptCalls`. */
export const $calls = atom<readonly RequestSummary[]>([])

export const keptCalls = 200

const milliseconds = {
  /** A stream says something at once; one that does not is held back on the way. */
  firstSign: 10_000,
  /** Twice the time between two signs of life of a stream, and some. */
  silence: 45_000,
  betweenPolls: 2_000,
  /** How long to poll before a stream is tried again. */
  polling: 120_000,
  beforeRetry: 300,
}

onMount($live, followWhileSeen)
onMount($calls, () => $live.listen(() => undefined))

let followAgain = () => {}

/** Forgets what was heard and asks anew: after a reset the log begins again. */
export function followAnew(): void {
  $calls.set([])
  followAgain()
}

/** `known` and `more` as one list, the newest first. */
export function mergeCalls(
  known: readonly RequestSummary[],
  more: readonly RequestSummary[],
): RequestSummary[] {
  const byNumber = new Map([...known, ...more].map((call) => [call.number, call]))
  return [...byNumber.values()].toSorted((a, b) => b.number - a.number).slice(0, keptCalls)
}

/** A page that nobody looks at gives its stream back: a browser has six connections to a server. */
function followWhileSeen(): (() => void) | undefined {
  if (typeof document === 'undefined') return undefined
  let current: AbortController | undefined
  followAgain = () => {
    current?.abort()
    const sandbox = $sandbox.get()
    if (!sandbox || document.visibilityState === 'hidden') return $live.set('off')
    if (navigator.onLine === false) return $live.set('offline')
    current = new AbortController()
    void follow(sandbox, current.signal)
  }
  let key: string | undefined
  const unbind = $sandbox.subscribe((sandbox) => {
    if (current && sandbox?.key === key) return
    key = sandbox?.key
    followAnew()
  })
  const again = () => followAgain()
  document.addEventListener('visibilitychange', again)
  globalThis.addEventListener?.('online', again)
  globalThis.addEventListener?.('offline', again)
  return () => {
    unbind()
    current?.abort()
    document.removeEventListener('visibilitychange', again)
    globalThis.removeEventListener?.('online', again)
    globalThis.removeEventListener?.('offline', again)
    followAgain = () => {}
    $live.set('off')
  }
}

/** Streams as long as that works, polls where it does not, and waits longer and longer in between. */
async function follow(sandbox: Sandbox, signal: AbortSignal): Promise<void> {
  let failures = 0
  const heard = (state: 'live' | 'polling') => {
    failures = 0
    if (!signal.aborted) $live.set(state)
  }
  while (!signal.aborted) {
    try {
      if ((await stream(sandbox, signal, heard)) === 'held back') {
        await poll(sandbox, signal, heard)
        continue
      }
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof SandboxGone) return $live.set('gone')
      $live.set('offline')
    }
    await pause(++failures, signal)
  }
}

/** @throws SandboxGone, AnswerError, NetworkError, or the signal's reason */
async function stream(
  sandbox: Sandbox,
  signal: AbortSignal,
  heard: (state: 'live') => void,
): Promise<'ended' | 'held back'> {
  const silence = createSilence(signal)
  try {
    silence.allow(milliseconds.firstSign)
    const body = await openStream(sandbox, silence.signal)
    if (!body) return 'held back'
    let isOpen = false
    for await (const events of readEvents(body, silence.signal)) {
      silence.allow(milliseconds.silence)
      // What was called before the stream stood is in the log by now.
      if (!isOpen) $calls.set(await listCalls(sandbox, undefined, signal))
      isOpen = true
      hear(events.filter(({ event }) => event === 'request').map(({ data }) => parseCall(data)))
      heard('live')
    }
    return isOpen ? 'ended' : 'held back'
  } catch (error) {
    if (silence.signal.aborted && !signal.aborted) return 'held back'
    throw error
  } finally {
    silence.end()
  }
}

/** Undefined where the answer is no stream, as from a host of files. */
async function openStream(
  { key }: Sandbox,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array> | undefined> {
  const request = describeRequest(
    'get_stream',
    {},
    { baseUrl: pageOrigin(), authorization: `Bearer ${key}` },
  )
  const response = await openApi().send(request, { signal })
  if (response.status === 401) throw new SandboxGone('The key opens nothing')
  if (response.status === 429 || response.status >= 500) {
    throw new AnswerError({ message: 'No stream at the moment' }, response)
  }
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  return (isStream && response.ok && response.body) || undefined
}

/** @throws SandboxGone, AnswerError, NetworkError, or the signal's reason */
async function poll(
  sandbox: Sandbox,
  signal: AbortSignal,
  heard: (state: 'polling') => void,
): Promise<void> {
  const polls = Math.ceil(milliseconds.polling / milliseconds.betweenPolls)
  for (let polled = 0; polled < polls; polled++) {
    if (polled === 0) $calls.set(await listCalls(sandbox, undefined, signal))
    else hear(await listCalls(sandbox, $calls.get()[0]?.number, signal))
    heard('polling')
    await systemClock.sleep(milliseconds.betweenPolls, signal)
  }
}

async function listCalls(
  sandbox: Sandbox,
  after: number | undefined,
  signal: AbortSignal,
): Promise<RequestSummary[]> {
  const query = { limit: keptCalls, ...(after !== undefined && { after }) }
  return (await askSandbox(sandbox, 'get_requests', { query }, signal)).items
}

function hear(calls: readonly RequestSummary[]): void {
  if (calls.length > 0) $calls.set(mergeCalls($calls.get(), calls))
}

function parseCall(data: string): RequestSummary {
  return JSON.parse(data) as RequestSummary
}

/** Aborts when nothing was allowed to be silent for so long any more, or when its owner aborts. */
function createSilence(owner: AbortSignal) {
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    signal: AbortSignal.any([owner, controller.signal]),
    allow(time: number) {
      clearTimeout(timer)
      timer = setTimeout(() => controller.abort(), time)
    },
    end() {
      clearTimeout(timer)
      controller.abort()
    },
  }
}

async function pause(failures: number, signal: AbortSignal): Promise<void> {
  const { beforeRetry } = milliseconds
  const wait = beforeRetry + Math.random() * Math.min(15_000, beforeRetry * 2 ** failures)
  await systemClock.sleep(wait, signal).catch(() => undefined)
}
