import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { type Operation, mediaTypes, operations } from '#contract'
import { document } from '../../src/contract/document.ts'
import { checked } from '../support/contract.ts'
import { openSandbox, origin } from '../support/sandbox.ts'

// Requests made from the contract, right and wrong: whatever arrives, the PIM answers with a status that
// the contract declares and a body of the declared shape, and it does not grow.

/** Requests that go to one sandbox before it is reset, so that it stays small. */
const perSandbox = 2_000

let sandbox: Awaited<ReturnType<typeof openSandbox>>

test.for([
  { requests: 20_000, over: 'memory' as const, seed: 20_261_121 },
  { requests: 2000, over: 'http' as const, seed: 20_261_122 },
])(
  'answers $requests generated requests over $over with declared statuses only, and without growing',
  { timeout: 300_000 },
  async ({ requests, over, seed }, { task }) => {
    sandbox = await openSandbox({ over })
    onTestFinished(() => sandbox.close())
    const fetch = checkedUnlessTooLong((request) => sandbox.fetch(request))
    const before = heapMegabytes()
    const statuses = new Map<number, number>()
    const drawn = fc.sample(requestArbitrary(), { numRuns: requests, seed })
    for (const [index, draw] of drawn.entries()) {
      if (index % perSandbox === 0) {
        await sandbox.owner.post('/sandbox/v1/sandboxes/current/reset')
      }
      const response = await fetch(toRequest(draw)).catch((cause: unknown) => {
        throw new Error(`Request ${index}: ${JSON.stringify(draw)}`, { cause })
      })
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    }
    const failures = [...statuses].filter(([status]) => status >= 500)
    task.meta.figures = [fuzzFigure(over, [...statuses.values()], failures)]
    expect(failures).toEqual([])
    expect(statuses.get(200)).toBeGreaterThan(requests / 20)
    expect(statuses.get(422)).toBeGreaterThan(requests / 20)
    expect(heapMegabytes() - before).toBeLessThan(256)
  },
)

/** Each answer was held against the contract when it came. */
function fuzzFigure(over: string, counts: number[], failures: [number, number][]) {
  const of = counts.reduce((sum, count) => sum + count, 0)
  const failed = failures.reduce((sum, [, count]) => sum + count, 0)
  return {
    section: 'Generated requests',
    what: over === 'http' ? 'Over a socket' : 'In memory',
    value: of - failed,
    of,
    unit: 'answered as the contract says',
  }
}

/** HTTP itself refuses an address beyond 16 KB, before the PIM sees it. */
function checkedUnlessTooLong(fetch: (request: Request) => Promise<Response>): typeof fetch {
  const check = checked(fetch)
  return async (request) => {
    if (request.url.length < 15_000) return check(request)
    const response = await fetch(request)
    return response.status === 431 ? response : check(request)
  }
}

interface Draw {
  operation: Operation
  keys: string[]
  query: [string, string][]
  body: string
  contentType: string | undefined
  headers: Record<string, string>
}

const fuzzed = Object.values<Operation>(operations).filter(
  ({ auth, requestTypes }) =>
    (auth === 'token' || auth === 'client' || auth === 'none') &&
    !requestTypes.includes('multipart/form-data'),
)

function requestArbitrary(): fc.Arbitrary<Draw> {
  return fc.constantFrom(...fuzzed.filter(({ api }) => api === 'pim')).chain((operation) =>
    fc.record({
      operation: fc.constant(operation),
      keys: fc.array(keyArbitrary, { minLength: 3, maxLength: 3 }),
      query: fc.oneof(
        { weight: 3, arbitrary: fc.constant<[string, string][]>([]) },
        {
          weight: 2,
          arbitrary: fc.array(fc.tuple(parameterNames(operation), queryValue), { maxLength: 4 }),
        },
      ),
      body: bodyArbitrary(operation),
      contentType: fc.oneof(
        { weight: 12, arbitrary: fc.constant<string | undefined>(operation.requestTypes[0]) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            undefined,
            'text/plain',
            ...Object.values(mediaTypes),
            'application/json; charset=utf-8',
          ),
        },
      ),
      headers: fc.oneof(
        { weight: 12, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: oddHeaders },
      ),
    }),
  )
}

const keyArbitrary = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'halo_desk_lamp',
      'lamps',
      'name',
      'color',
      'black',
      'master',
      'ecommerce',
      'en_US',
      'EUR',
      'PACK',
      'maker',
      'region',
      'north',
      'lumio',
      'packshot',
      'halo_front',
      'fuzz_1',
      'fuzz_2',
      'fuzz_3',
    ),
  },
  { weight: 1, arbitrary: fc.uuid({ version: 4 }) },
  {
    weight: 2,
    arbitrary: fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }).filter(isSendable),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '__proto__',
      'constructor',
      '%',
      '..%2f',
      'a'.repeat(300),
      'ünï',
      "'; drop table products;--",
    ),
  },
)

function isSendable(text: string): boolean {
  return text.isWellFormed() && text !== '.' && text !== '..'
}

const oddHeaders = fc.constantFrom<Record<string, string>>(
  { accept: 'application/xml' },
  { accept: '*/*' },
  { accept: '' },
  { authorization: '' },
  { authorization: 'Basic !!!' },
  { authorization: 'Bearer' },
  { authorization: 'Bearer ' + 'x'.repeat(5000) },
  { 'x-odd': 'ÿ'.repeat(100) },
)

const junkText = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  '1e999',
  '-0',
  'null',
  '[]',
  'x'.repeat(70_000),
  '𝕏'.repeat(200),
  '<script>',
  '2026-02-30',
  'en_US',
)
const junk = fc.oneof(
  junkText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e21,
    1e308,
    Number.MAX_SAFE_INTEGER,
    [],
    {},
    [[[]]],
    { __proto__: null },
  ),
  fc.constant(nested(60)),
)
const queryValue = fc.oneof(
  fc.constantFrom(
    '1',
    '2',
    '100',
    '101',
    '0',
    '-1',
    'true',
    'false',
    'maybe',
    'en_US',
    'en_US,fr_FR',
    'ecommerce',
    'name',
    'search_after',
    '{"family":[{"operator":"IN","value":["lamps"]}]}',
    '{"a":1}',
    '[',
    '99999999999999999999',
  ),
  junk.map((value) => {
    const text =
      typeof value === 'string' ? value : JSON.stringify({ name: [{ operator: '=', value }] })
    return text.toWellFormed()
  }),
)

function nested(depth: number): unknown {
  return depth === 0 ? 'deep' : [nested(depth - 1)]
}

/** Declared names, and some that nobody knows. */
function parameterNames({ path, method }: Operation): fc.Arbitrary<string> {
  const described = document.paths?.[path] as
    Record<string, { parameters?: { $ref?: string; name?: string }[] }> | undefined
  const parameters = described?.[method.toLowerCase()]?.parameters ?? []
  const names = parameters.map(({ $ref, name }) => name ?? resolveName($ref ?? ''))
  return fc.constantFrom(...names, 'page', 'search', 'search[a]', 'nonsense', '')
}

function resolveName(reference: string): string {
  const found = reference
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], document)
  return (found as { name?: string } | undefined)?.name ?? ''
}

/** An example of the contract with something changed, several of them as lines, or plain junk. */
function bodyArbitrary(operation: Operation): fc.Arbitrary<string> {
  const examples = examplesOf(operation)
  if (operation.requestTypes.length === 0) return fc.constant('')
  const text = junk.map((value) => JSON.stringify(value) ?? '')
  const broken = fc.constantFrom(
    '',
    'null',
    '{',
    '{"a":',
    '\u0000',
    '[1]',
    '"text"',
    '{"code":"a","code":"b"}',
    '\n\n',
  )
  if (examples.length === 0) return fc.oneof(text, broken)
  const changed = fc
    .tuple(fc.constantFrom(...examples), fc.array(changeArbitrary, { maxLength: 3 }))
    .map(([example, changes]) =>
      changes.reduce((value, change) => change(value), structuredClone(example)),
    )
  const single = changed.map((value) => JSON.stringify(value))
  const isBatch = operation.requestTypes.includes(mediaTypes.collection)
  const right = isBatch
    ? fc.array(single, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'))
    : single
  return fc.oneof(
    { weight: 8, arbitrary: right },
    { weight: 1, arbitrary: text },
    { weight: 1, arbitrary: broken },
  )
}

type Change = (value: unknown) => unknown

const changeArbitrary: fc.Arbitrary<Change> = fc
  .tuple(
    fc.nat(50),
    fc.constantFrom<'replace' | 'remove' | 'add'>('replace', 'remove', 'add'),
    junk,
    fc.oneof(
      fc.constantFrom('labels', 'values', 'code', 'identifier', '__proto__', 'associations'),
      fc.string(),
    ),
  )
  .map(([position, kind, value, name]) => (target) => {
    const places = placesOf(target)
    const place = places[position % Math.max(places.length, 1)]
    const fresh = structuredClone(value)
    if (!place) return kind === 'replace' ? fresh : target
    const holder = place.holder as Record<string, unknown>
    if (kind === 'remove') delete holder[place.key]
    else holder[kind === 'add' ? name : place.key] = fresh
    return target
  })

interface Place {
  holder: object
  key: string
}

function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    { holder: value, key },
    ...placesOf(inner),
  ])
}

/** Objects that the contract shows as bodies; of a batch, its lines. */
function examplesOf({ path, method }: Operation): unknown[] {
  const described = document.paths?.[path] as
    | Record<
        string,
        {
          requestBody?: {
            content?: Record<
              string,
              { example?: unknown; examples?: Record<string, { value: unknown }> }
            >
          }
        }
      >
    | undefined
  const contents = Object.values(described?.[method.toLowerCase()]?.requestBody?.content ?? {})
  return contents.flatMap(({ example, examples = {} }) =>
    [example, ...Object.values(examples).map(({ value }) => value)].flatMap((shown) => {
      if (shown === undefined) return []
      if (typeof shown !== 'string') return [shown]
      return shown.split('\n').flatMap((line) => {
        try {
          return [JSON.parse(line) as unknown]
        } catch {
          return []
        }
      })
    }),
  )
}

function toRequest({ operation, keys, query, body, contentType, headers }: Draw): Request {
  const path = operation.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(keys.pop() ?? 'x'))
  const search = query.length > 0 ? `?${new URLSearchParams(query).toString()}` : ''
  const { connection, token } = sandbox
  const authorization =
    operation.auth === 'client'
      ? `Basic ${btoa(`${connection.client_id}:${connection.secret}`)}`
      : `Bearer ${token.access_token}`
  return new Request(origin + path + search, {
    method: operation.method,
    headers: { authorization, ...(contentType && { 'content-type': contentType }), ...headers },
    ...(operation.requestTypes.length > 0 && { body }),
  })
}

function heapMegabytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1024 / 1024
}
