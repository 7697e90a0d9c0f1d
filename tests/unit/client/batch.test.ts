import { bodyCharacters, createClient, NetworkError, type Outcome } from '#client'
import { limits, mediaTypes } from '#contract'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseUrl, collect, json, lines, observe } from './support.ts'

interface Line {
  identifier: string
  enabled: boolean
}

const product = (identifier: string): Line => ({ identifier, enabled: true })
const products = (count: number) =>
  Array.from({ length: count }, (_, index) => product(`p${index}`))

/**
 * A PIM that creates what begins with "new", refuses what begins with "bad" and updates the rest.
 */
async function answerLines(request: Request): Promise<Response> {
  const sent = (await request.text()).split('\n').map((line) => JSON.parse(line) as Line)
  return lines(sent.map(({ identifier }, index) => answerTo(identifier, index + 1)))
}

function answerTo(identifier: string, line: number) {
  if (identifier.startsWith('new')) return { line, identifier, status_code: 201 }
  if (identifier.startsWith('bad')) {
    return { line, identifier, status_code: 422, message: 'Validation failed.' }
  }
  return { line, identifier, status_code: 204 }
}

function connect(answer: Parameters<typeof observe>[0] = answerLines) {
  const wire = observe(answer)
  const client = createClient({ baseUrl, fetch: wire.fetch, retry: false })
  const bodies = () => Promise.all(wire.requests.map((request) => request.clone().text()))
  return { ...wire, client, bodies }
}

const identifiers = (outcomes: Outcome<Line>[]) => outcomes.map(({ item }) => item.identifier)

describe('batch', () => {
  test('tells what became of each line', async () => {
    const { client, requests } = connect()
    const items = [product('new-1'), product('old'), product('bad')]
    const outcomes = await collect(client.batch('patch_products', items))
    expect(outcomes).toMatchObject([
      { kind: 'created', line: 1, item: items[0], answer: { status_code: 201 } },
      { kind: 'updated', line: 2, item: items[1], answer: { status_code: 204 } },
      { kind: 'refused', line: 3, item: items[2], answer: { message: 'Validation failed.' } },
    ])
    expect(requests).toHaveLength(1)
    expect(requests[0]?.headers.get('content-type')).toBe(mediaTypes.collection)
  })

  test('sends nothing for nothing', async () => {
    const { client, requests } = connect()
    expect(await collect(client.batch('patch_products', []))).toEqual([])
    expect(requests).toHaveLength(0)
  })

  test('sends a hundred lines a request and counts lines over all of them', async () => {
    const { client, bodies } = connect()
    const outcomes = await collect(client.batch('patch_products', products(250)))
    expect((await bodies()).map((body) => body.split('\n').length)).toEqual([100, 100, 50])
    expect(outcomes.map(({ line }) => line)).toEqual(
      Array.from({ length: 250 }, (_, index) => index + 1),
    )
  })

  test('gives one outcome an item, in order, however long the lines are and however they come', async () => {
    const length = fc.oneof(
      fc.nat(50),
      fc.integer({ min: 300_000, max: limits.lineCharacters + 10 }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(length, { maxLength: 8 }),
        fc.boolean(),
        async (lengths, isAsync) => {
          const items = lengths.map((size, index) => product(`${index}-${'x'.repeat(size)}`))
          const { client, bodies } = connect()
          const outcomes = await collect(
            client.batch('patch_products', isAsync ? later(items) : items),
          )

          expect(identifiers(outcomes)).toEqual(items.map(({ identifier }) => identifier))
          for (const { kind, item } of outcomes) {
            const fits = JSON.stringify(item).length <= limits.lineCharacters
            expect(kind).toBe(fits ? 'updated' : 'failed')
          }
          for (const body of await bodies()) expect(body.length).toBeLessThanOrEqual(bodyCharacters)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('matches answers by their number, not by their place', async () => {
    const { client } = connect(() =>
      lines([
        { line: 3, identifier: 'p2', status_code: 201 },
        { line: 1, identifier: 'p0', status_code: 204 },
      ]),
    )
    const outcomes = await collect(client.batch('patch_products', products(3)))
    expect(outcomes).toMatchObject([
      { kind: 'updated', line: 1 },
      {
        kind: 'failed',
        line: 2,
        error: { message: 'The answer says nothing about line 2 of its request.' },
      },
      { kind: 'created', line: 3 },
    ])
  })

  test('goes on after a request that failed, and says so for each of its lines', async () => {
    const { client, requests } = connect((request, count) =>
      count === 1 ? json({ code: 503, message: 'Busy' }, 503) : answerLines(request),
    )
    const outcomes = await collect(client.batch('patch_products', products(150)))
    expect(requests).toHaveLength(2)
    expect(outcomes.slice(0, 100).every(({ kind }) => kind === 'failed')).toBe(true)
    expect(outcomes[0]).toMatchObject({
      error: { code: 503, message: 'Busy' },
      response: { status: 503 },
    })
    expect(outcomes.slice(100).every(({ kind }) => kind === 'updated')).toBe(true)
  })

  test('throws when the connection breaks, after the outcomes that are known', async () => {
    const { client } = connect((request, count) =>
      count === 1 ? answerLines(request) : Promise.reject(new Error('reset')),
    )
    const seen: Outcome<Line>[] = []
    const sending = (async () => {
      for await (const outcome of client.batch('patch_products', products(150))) seen.push(outcome)
    })()
    await expect(sending).rejects.toThrow(NetworkError)
    expect(seen).toHaveLength(100)
  })

  test('does not send a line that is too long, but all others', async () => {
    const { client, requests } = connect()
    const items = [product('a'), product('x'.repeat(limits.lineCharacters)), product('b')]
    const outcomes = await collect(client.batch('patch_products', items))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['updated', 'failed', 'updated'])
    expect(outcomes[1]).toMatchObject({ error: { code: 413 } })
    expect(requests).toHaveLength(1)
  })

  test('reads no more of its source than it sends, and closes it', async () => {
    let read = 0
    let closed = false
    function* source() {
      try {
        for (const item of products(1000)) {
          read++
          yield item
        }
      } finally {
        closed = true
      }
    }
    const { client, requests } = connect()
    for await (const { line } of client.batch('patch_products', source())) {
      if (line === 100) break
    }
    expect(requests).toHaveLength(1)
    expect(read).toBe(100)
    expect(closed).toBe(true)
  })
})

async function* later<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve()
    yield item
  }
}
