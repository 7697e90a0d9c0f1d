import { cleanStores } from 'nanostores'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RequestSummary } from '#contract'
import {
  $calls,
  $live,
  followAnew,
  keptCalls,
  mergeCalls,
} from '../../../../src/widgets/state/live.ts'
import { $sandbox, ensureSandbox, forgetSandbox } from '../../../../src/widgets/state/sandbox.ts'
import { ensureToken } from '../../../../src/widgets/state/token.ts'
import { noNetwork, openPage, origin } from '../support.ts'

const page = openPage()
let seen = new EventTarget() as EventTarget & { visibilityState: string }
let network = { onLine: true }

beforeEach(() => {
  seen = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  network = { onLine: true }
  vi.stubGlobal('document', seen)
  vi.stubGlobal('navigator', network)
})
afterEach(() => {
  cleanStores($calls, $live)
  vi.useRealTimers()
})

/** Looks at the stores, as a widget does. */
function look() {
  $calls.listen(() => undefined)
}

function becomes(state: string) {
  return vi.waitFor(() => expect($live.get()).toBe(state), { timeout: 5000 })
}

/** A call to the reader's PIM that no page makes. */
async function call(path = '/api/rest/v1/products?limit=1', token?: string) {
  const { accessToken } = token ? { accessToken: token } : await ensureToken()
  const headers = { authorization: `Bearer ${accessToken}` }
  return page.host.fetch(new Request(origin + path, { headers }))
}

function addresses() {
  return $calls.get().map(({ address }) => address)
}

function setVisible(isVisible: boolean) {
  seen.visibilityState = isVisible ? 'visible' : 'hidden'
  seen.dispatchEvent(new Event('visibilitychange'))
}

describe('the page', () => {
  test('asks nobody while there is no sandbox', async () => {
    look()
    expect($live.get()).toBe('off')
    expect(page.sent).toEqual([])
  })

  test('hears of a sandbox that is made while it is open, and of each call to it', async () => {
    look()
    await ensureToken()
    await becomes('live')
    await call('/api/rest/v1/families?limit=2')
    await vi.waitFor(() => expect(addresses()[0]).toBe('/api/rest/v1/families?limit=2'))
    expect($calls.get()[0]).toMatchObject({ method: 'GET', status: 200, connection: 'This_site' })
  })

  test('knows what was called before it came', async () => {
    await call()
    look()
    await becomes('live')
    expect(addresses()).toEqual(['/api/rest/v1/products?limit=1', '/api/oauth/v1/token'])
  })

  test('gives its stream back while nobody sees it, and catches up afterwards', async () => {
    await ensureToken()
    look()
    await becomes('live')
    setVisible(false)
    expect($live.get()).toBe('off')
    await call('/api/rest/v1/channels')
    expect(addresses()).not.toContain('/api/rest/v1/channels')
    setVisible(true)
    await becomes('live')
    expect(addresses()[0]).toBe('/api/rest/v1/channels')
  })

  test('says that it is offline, and goes on when the network is back', async () => {
    await ensureToken()
    network.onLine = false
    look()
    expect($live.get()).toBe('offline')
    network.onLine = true
    followAnew()
    await becomes('live')
  })

  test('goes on trying when nobody answers', async () => {
    await ensureToken()
    page.answerWith(noNetwork)
    look()
    await becomes('offline')
    page.answerWith((request) => page.host.fetch(request))
    await becomes('live')
    expect(addresses()).toEqual(['/api/oauth/v1/token'])
  })

  test('comes back when the server ends its stream', async () => {
    await ensureToken()
    look()
    await becomes('live')
    page.host.sandboxes.endStreams()
    await call('/api/rest/v1/locales')
    await vi.waitFor(() => expect(addresses()[0]).toBe('/api/rest/v1/locales'), { timeout: 5000 })
    expect($live.get()).toBe('live')
  })

  test('says that its sandbox is gone, and does not forget it by itself', async () => {
    const sandbox = await ensureSandbox()
    look()
    await becomes('live')
    const headers = { authorization: `Bearer ${sandbox.key}` }
    const address = `${origin}/sandbox/v1/sandboxes/current`
    await page.host.fetch(new Request(address, { method: 'DELETE', headers }))
    await becomes('gone')
    expect($sandbox.get()).toEqual(sandbox)
    forgetSandbox(sandbox.key)
    expect($live.get()).toBe('off')
  })

  test.each([
    ['a host of files', () => new Response('<h1>Not here</h1>', { status: 404 })],
    ['something that answers with a page', () => new Response('<h1>Hello</h1>')],
  ])('polls where %s stands in the way of streams', async (_, answer) => {
    const { accessToken } = await ensureToken()
    page.answerWith((request) =>
      request.url.endsWith('/stream') ? Promise.resolve(answer()) : page.host.fetch(request),
    )
    look()
    await becomes('polling')
    await call('/api/rest/v1/currencies', accessToken)
    await vi.waitFor(() => expect(addresses()[0]).toBe('/api/rest/v1/currencies'), {
      timeout: 5000,
    })
  })

  test('polls when a stream says nothing, as behind a proxy that holds it back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await ensureToken()
    const mute = () =>
      new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } })
    page.answerWith((request) =>
      request.url.endsWith('/stream') ? Promise.resolve(mute()) : page.host.fetch(request),
    )
    look()
    await vi.advanceTimersByTimeAsync(9_000)
    expect($live.get()).toBe('off')
    await vi.advanceTimersByTimeAsync(2_000)
    await vi.waitFor(() => expect($live.get()).toBe('polling'))
  })

  test('forgets the calls of a sandbox when there is another one', async () => {
    await call()
    look()
    await becomes('live')
    expect($calls.get()).toHaveLength(2)
    forgetSandbox($sandbox.get()!.key)
    expect($calls.get()).toEqual([])
  })
})

describe('calls', () => {
  const numbered = (...numbers: number[]) => numbers.map((number) => ({ number }) as RequestSummary)

  test('are each there once, the newest first', () => {
    expect(mergeCalls(numbered(5, 3), numbered(4, 5, 6))).toEqual(numbered(6, 5, 4, 3))
  })

  test('are not kept for ever', () => {
    const many = numbered(...Array.from({ length: keptCalls + 50 }, (_, index) => index + 1))
    const kept = mergeCalls([], many)
    expect(kept).toHaveLength(keptCalls)
    expect(kept[0]?.number).toBe(keptCalls + 50)
  })
})
