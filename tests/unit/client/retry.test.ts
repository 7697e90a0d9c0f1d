import { createRetry, delayAfter, NetworkError, parseRetryAfter, type RetryOptions } from '#client'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseUrl, json, observe, virtualClock } from './support.ts'

const busy = (headers = {}) => json({ code: 503, message: 'Busy' }, 503, headers)

function retrying(answer: Parameters<typeof observe>[0], options: RetryOptions = {}) {
  const time = virtualClock()
  const wire = observe(answer)
  const retry = createRetry({ clock: time.clock, random: () => 1, ...options })
  return { ...time, ...wire, send: (request: Request) => retry(request, wire.fetch) }
}

const request = (method = 'GET', body?: string) =>
  new Request(baseUrl, { method, ...(body !== undefined && { body }) })

describe('createRetry', () => {
  test('returns a good answer at once', async () => {
    const { send, requests, sleeps } = retrying(() => json({}))
    expect((await send(request())).status).toBe(200)
    expect(requests).toHaveLength(1)
    expect(sleeps).toEqual([])
  })

  test('gives up after five tries and returns the last answer', async () => {
    const { send, requests, sleeps } = retrying(() => busy())
    expect((await send(request())).status).toBe(503)
    expect(requests).toHaveLength(5)
    expect(sleeps).toEqual([500, 1000, 2000, 4000])
  })

  test('sends the same body each time', async () => {
    const { send, requests } = retrying((_, count) => (count < 3 ? busy() : json({})))
    await send(request('PATCH', '{"enabled":true}'))
    expect(await Promise.all(requests.map((sent) => sent.text()))).toEqual(
      Array.from({ length: 3 }, () => '{"enabled":true}'),
    )
  })

  test('throws the last error when the connection stays broken', async () => {
    const broken = new NetworkError(request())
    const { send, requests } = retrying(() => Promise.reject(broken))
    await expect(send(request())).rejects.toBe(broken)
    expect(requests).toHaveLength(5)
  })

  test('waits as long as Retry-After says', async () => {
    const { send, sleeps } = retrying(
      (_, count) => (count === 1 ? busy({ 'Retry-After': '7' }) : json({})),
      { random: () => 0 },
    )
    await send(request())
    expect(sleeps).toEqual([7000])
  })

  test('waits until the date of Retry-After', async () => {
    const date = new Date(virtualClock().clock.now() + 12_000).toUTCString()
    const { send, sleeps } = retrying(
      (_, count) => (count === 1 ? busy({ 'Retry-After': date }) : json({})),
      { random: () => 0 },
    )
    await send(request())
    expect(sleeps).toEqual([12_000])
  })

  test('does not begin a wait that is longer than the time it has', async () => {
    const { send, requests } = retrying(() => busy({ 'Retry-After': '3600' }))
    expect((await send(request())).status).toBe(503)
    expect(requests).toHaveLength(1)
  })

  test.for([
    ['GET', 408, {}, true],
    ['GET', 429, {}, true],
    ['GET', 500, {}, true],
    ['GET', 504, {}, true],
    ['PATCH', 502, {}, true],
    ['DELETE', 500, {}, true],
    ['GET', 401, {}, false],
    ['GET', 404, {}, false],
    ['PATCH', 422, {}, false],
    ['POST', 429, {}, true],
    ['POST', 503, { 'Retry-After': '1' }, true],
    ['POST', 503, {}, false],
    ['POST', 500, { 'Retry-After': '1' }, false],
    ['POST', 408, {}, false],
  ] as const)(
    'after %s and %i with %j: tries again is %j',
    async ([method, status, headers, again]) => {
      const { send, requests } = retrying((_, count) =>
        count === 1 ? json({}, status, headers) : json({}),
      )
      await send(request(method))
      expect(requests).toHaveLength(again ? 2 : 1)
    },
  )

  test.for([
    ['POST', 'ECONNREFUSED', true],
    ['POST', 'ENOTFOUND', true],
    ['POST', 'ECONNRESET', false],
    ['PATCH', 'ECONNRESET', true],
  ] as const)(
    'after a %s whose connection ends with %s: tries again is %j',
    async ([method, code, again]) => {
      const cause = new TypeError('fetch failed', {
        cause: Object.assign(new Error(code), { code }),
      })
      const { send, requests } = retrying((sent, count) =>
        count === 1 ? Promise.reject(new NetworkError(sent, undefined, cause)) : json({}),
      )
      const statusOrError = await send(request(method)).then(
        ({ status }) => status,
        (error: Error) => error.name,
      )
      expect(statusOrError).toBe(again ? 200 : 'NetworkError')
      expect(requests).toHaveLength(again ? 2 : 1)
    },
  )

  test('stops waiting when the caller aborts', async () => {
    const abort = new AbortController()
    const retry = createRetry({ baseDelay: 60_000, random: () => 0.9 })
    const wire = observe(() => busy())
    const answer = retry(new Request(baseUrl, { signal: abort.signal }), wire.fetch)
    setTimeout(() => abort.abort(new Error('enough')), 10)
    await expect(answer).rejects.toThrow('enough')
    expect(wire.requests).toHaveLength(1)
  })

  test('keeps tries and time within their bounds, whatever comes', async () => {
    const answers = fc.infiniteStream(
      fc.oneof(
        fc.constant(busy),
        fc.nat(90).map((seconds) => () => busy({ 'Retry-After': String(seconds) })),
        fc.constant(() => Promise.reject(new NetworkError(request()))),
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        answers,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async (stream, random) => {
          const { send, requests, sleeps } = retrying(
            () => {
              const { value } = stream.next()
              return value!()
            },
            { random: () => random },
          )
          await send(request()).catch(() => undefined)
          expect(requests.length).toBeLessThanOrEqual(5)
          expect(sleeps.reduce((sum, sleep) => sum + sleep, 0)).toBeLessThanOrEqual(60_000)
        },
      ),
    )
  })
})

describe('delayAfter', () => {
  test('lies between nothing and a bound that doubles up to a limit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const delay = delayAfter(failures, undefined, { random: () => random })
          expect(delay).toBeGreaterThanOrEqual(0)
          expect(delay).toBeLessThanOrEqual(Math.min(20_000, 500 * 2 ** (failures - 1)))
        },
      ),
    )
  })

  test('is never shorter than the server asks for', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (asked, random) => {
          expect(delayAfter(1, asked, { random: () => random })).toBeGreaterThanOrEqual(asked)
        },
      ),
    )
  })
})

describe('parseRetryAfter', () => {
  const now = Date.parse('2024-03-05T09:00:00Z')

  test.for([
    [null, undefined],
    ['3', 3000],
    [' 0 ', 0],
    ['Tue, 05 Mar 2024 09:00:05 GMT', 5000],
    ['Tue, 05 Mar 2024 08:00:00 GMT', 0],
    ['Tue, 99 Xxx 2024 08:00:00 GMT', undefined],
    ['soon', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['', undefined],
  ] as const)('reads %j as %j milliseconds', ([header, milliseconds]) => {
    expect(parseRetryAfter(header, now)).toBe(milliseconds)
  })
})
