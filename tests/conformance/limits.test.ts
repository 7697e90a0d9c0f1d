import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { limits } from '#contract'
import { openSandbox, origin } from '../support/sandbox.ts'

let sandbox: Awaited<ReturnType<typeof openSandbox>>

beforeAll(async () => {
  sandbox = await openSandbox({ requestsPerSecond: limits.requestsPerSecond })
})
beforeEach(() => sandbox.clock.advance({ seconds: 2 }))
afterAll(() => sandbox.close())

describe('too many requests', () => {
  test('the 101st request of a second is a 429 that says when to come back', async () => {
    const statuses = new Set<number>()
    for (let request = 0; request < limits.requestsPerSecond; request++) {
      statuses.add((await sandbox.pim.get('/api/rest/v1/locales/en_US')).status)
    }
    expect([...statuses]).toEqual([200])
    const refused = await sandbox.pim.get('/api/rest/v1/locales/en_US')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(refused.body).toEqual({ code: 429, message: 'Too Many Requests' })
  })

  test('a second later the door is open again', async () => {
    for (let request = 0; request <= limits.requestsPerSecond; request++) {
      await sandbox.pim.get('/api/rest/v1/locales/en_US')
    }
    sandbox.clock.advance({ seconds: 1 })
    expect((await sandbox.pim.get('/api/rest/v1/locales/en_US')).status).toBe(200)
  })

  test('requests of another sandbox do not count', async () => {
    const other = await openSandbox({ requestsPerSecond: 1 })
    await other.pim.get('/api/rest/v1/locales/en_US')
    expect((await other.pim.get('/api/rest/v1/locales/en_US')).status).toBe(429)
    expect((await sandbox.pim.get('/api/rest/v1/locales/en_US')).status).toBe(200)
    await other.close()
  })
})

describe('calls at once', () => {
  test('a connection has four under way; the fifth is a 429, and each that ends makes room', async () => {
    const slow = Array.from({ length: limits.callsAtOnce }, () => slowCall())
    await untilRefused()
    const [first, ...others] = slow
    first?.finish()
    expect((await first?.answer)?.status).toBe(201)
    expect((await sandbox.pim.get('/api/rest/v1/locales/en_US')).status).toBe(200)
    for (const call of others) call.finish()
    await Promise.all(others.map(({ answer }) => answer))
  })

  test('all connections together have ten under way; the eleventh is a 429', async () => {
    const labels = ['First', 'Second', 'Third']
    const tokens = await Promise.all(labels.map(async (label) => tokenOf(label)))
    const slow = Array.from({ length: limits.callsAtOnceInAll }, (_, at) =>
      slowCall(tokens[at % tokens.length]),
    )
    await untilRefused()
    const [first, ...others] = slow
    first?.finish()
    expect((await first?.answer)?.status).toBe(201)
    expect((await sandbox.pim.get('/api/rest/v1/locales/en_US')).status).toBe(200)
    for (const call of others) call.finish()
    const statuses = await Promise.all(others.map(async ({ answer }) => (await answer).status))
    expect(new Set(statuses)).toEqual(new Set([201]))
  })

  test('another connection is not kept waiting', async () => {
    const slow = Array.from({ length: limits.callsAtOnce }, () => slowCall())
    await untilRefused()
    const other = await sandbox.requestToken(await sandbox.connect({ label: 'Another one' }))
    const answer = await sandbox.as(other.access_token).get('/api/rest/v1/locales/en_US')
    expect(answer.status).toBe(200)
    for (const call of slow) call.finish()
    await Promise.all(slow.map((call) => call.answer))
  })
})

/** Slow calls are on their way for a moment before they are under way. */
async function untilRefused(): Promise<void> {
  const fifth = async () => (await sandbox.pim.get('/api/rest/v1/locales/en_US')).status
  await expect.poll(fifth).toBe(429)
}

async function tokenOf(label: string): Promise<string> {
  return (await sandbox.requestToken(await sandbox.connect({ label }))).access_token
}

let made = 0

/** A call whose body arrives when it is told to. */
function slowCall(token = sandbox.token.access_token): {
  answer: Promise<Response>
  finish(): void
} {
  let end: () => void = () => undefined
  const identifier = `slow_${made++}`
  const body = new ReadableStream({
    start(controller) {
      end = () => {
        controller.enqueue(new TextEncoder().encode(JSON.stringify({ identifier })))
        controller.close()
      }
    },
  })
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    body,
    duplex: 'half',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
  }
  const request = new Request(`${origin}/api/rest/v1/products`, init)
  return { answer: sandbox.fetch(request), finish: () => end() }
}
