import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Product } from '#contract'
import { mediaTypes } from '#contract'
import { openSandbox } from '../support/sandbox.ts'

// Laws that hold for every body, tried with bodies that nobody would think of.

const sandbox = await openSandbox()
const { pim, clock } = sandbox
afterAll(() => sandbox.close())

const products = '/api/rest/v1/products'

interface Entry {
  locale: string | null
  scope: string | null
  data: unknown
}

type Values = Record<string, Entry[]>

const nothing = fc.constantFrom(null, '')
const texts = fc.oneof(
  fc.stringMatching(/^[a-z ]{0,12}$/),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
)
const numbers = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc
    .double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true })
    .filter((number) => number === 0 || Math.abs(number) > 1e-9),
  fc
    .tuple(fc.nat(99_999), fc.stringMatching(/^\d{1,9}$/))
    .map(([whole, rest]) => `${whole}.${rest}`),
)
const days = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const amounts = (keys: object) => fc.record({ amount: fc.nat(900), ...keys })

const placed = (
  data: fc.Arbitrary<unknown>,
  places: [locale: string | null, scope: string | null][],
): fc.Arbitrary<Entry[]> =>
  fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...places), fc.oneof({ weight: 4, arbitrary: data }, nothing))
      .map(([[locale, scope], sent]) => ({ locale, scope, data: sent })),
    { selector: ({ locale, scope }) => `${locale} ${scope}`, maxLength: places.length },
  )

const everywhere: [null, null][] = [[null, null]]
const values: fc.Arbitrary<Values> = fc.record(
  {
    name: placed(texts, [
      ['en_US', null],
      ['fr_FR', null],
      ['de_DE', null],
    ]),
    description: placed(texts, [
      ['en_US', 'ecommerce'],
      ['fr_FR', 'ecommerce'],
      ['en_US', 'print'],
    ]),
    slogan: placed(texts, [
      [null, 'ecommerce'],
      [null, 'print'],
    ]),
    ratio: placed(numbers, everywhere),
    pieces: placed(fc.nat(), everywhere),
    recyclable: placed(fc.boolean(), everywhere),
    release_date: placed(days, everywhere),
    color: placed(fc.constantFrom('moss', 'Sand', 'SLATE'), everywhere),
    materials: placed(fc.array(fc.constantFrom('oak', 'wool', 'Cotton')), everywhere),
    weight: placed(amounts({ unit: fc.constantFrom('GRAM', 'kilogram') }), everywhere),
    price: placed(
      fc.array(amounts({ currency: fc.constantFrom('EUR', 'USD') }), { maxLength: 3 }),
      everywhere,
    ),
  },
  { requiredKeys: [] },
)
const lists = fc.record(
  {
    products: fc.array(fc.constantFrom('halo', 'loose')),
    product_models: fc.array(fc.constantFrom('linden', 'birch')),
    groups: fc.array(fc.constantFrom('Outlet', 'bestsellers')),
  },
  { requiredKeys: [] },
)
const bodies = fc.record(
  {
    enabled: fc.boolean(),
    family: fc.constantFrom('lamps', 'plain', null),
    categories: fc.array(fc.constantFrom('master', 'winter', 'lighting', 'clothing')),
    groups: fc.array(fc.constantFrom('outlet', 'bestsellers')),
    values,
    associations: fc.record({ PACK: lists, X_SELL: lists }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)

let count = 0
const freshAddress = () => `${products}/law_${count++}`

async function patched(
  address: string,
  ...sent: object[]
): Promise<Omit<Product, 'uuid' | 'identifier'>> {
  for (const body of sent) {
    const { status, text } = await pim.patch(address, body)
    expect([status, text]).toEqual([expect.toSatisfy((code) => code === 201 || code === 204), ''])
  }
  const { uuid, identifier, ...rest } = (await pim.get<Product>(address)).body
  expect([uuid, identifier]).toEqual([expect.any(String), expect.any(String)])
  return rest
}

/** One body that says what the two say one after the other. */
function merge(first: Record<string, unknown>, then: Record<string, unknown>): object {
  return {
    ...first,
    ...then,
    ...((first.values ?? then.values) !== undefined && {
      values: mergeValues((first.values ?? {}) as Values, (then.values ?? {}) as Values),
    }),
    ...((first.associations ?? then.associations) !== undefined && {
      associations: mergeTwo(first.associations ?? {}, then.associations ?? {}),
    }),
  }
}

function mergeValues(first: Values, then: Values): Values {
  const merged = { ...first }
  for (const [code, entries] of Object.entries(then)) {
    const stays = ({ locale, scope }: Entry) =>
      !entries.some((entry) => entry.locale === locale && entry.scope === scope)
    merged[code] = [...(first[code] ?? []).filter(stays), ...entries]
  }
  return merged
}

function mergeTwo(first: object, then: object): object {
  const merged: Record<string, object> = { ...first }
  for (const [type, kinds] of Object.entries(then)) merged[type] = { ...merged[type], ...kinds }
  return merged
}

describe('PATCH', () => {
  test('sent twice does what it does once, and changes not even the date', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const address = freshAddress()
        const once = await patched(address, body)
        clock.advance({ seconds: 1 })
        expect(await patched(address, body)).toEqual(once)
      }),
      { numRuns: 120 },
    )
  })

  test('of one body and then another is PATCH of both merged', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, bodies, bodies, async (start, first, then) => {
        const apart = await patched(freshAddress(), start, first, then)
        const together = await patched(freshAddress(), start, merge(first, then))
        expect(together).toEqual(apart)
      }),
      { numRuns: 120 },
    )
  })

  test('of what GET answers changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const address = freshAddress()
        const before = await patched(address, body)
        clock.advance({ seconds: 1 })
        expect(await patched(address, (await pim.get<Product>(address)).body)).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })

  test('answers the same whether alone or in a batch', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const alone = freshAddress()
        const inBatch = freshAddress()
        const result = await patched(alone, body)
        const identifier = inBatch.slice(products.length + 1)
        expect(await pim.batch(products, [{ identifier, ...body }])).toEqual([
          { line: 1, identifier, status_code: 201 },
        ])
        expect(await patched(inBatch)).toEqual(result)
      }),
      { numRuns: 40 },
    )
  })
})

describe('junk', () => {
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'identifier',
    'uuid',
    'values',
    'family',
    'parent',
    'categories',
    'groups',
    'enabled',
    'associations',
    'quantified_associations',
    'locale',
    'scope',
    'data',
    'amount',
    'unit',
    'currency',
    'products',
    'quantity',
    'PACK',
    'SET_CONTENT',
    'linden_moss',
    'sku',
    'name',
    'short',
    'rating',
    'weight',
    'price',
    'color',
    'materials',
    'picture',
    'recyclable',
    'release_date',
    'description',
    'ean',
    'contact',
    'homepage',
    'style_code',
  ]
  const words = fc.oneof(
    fc.constantFrom(...names, '', ' ', '\u0000', 'en_US', 'ecommerce', 'EUR', 'GRAM', 'moss'),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '1e400',
      '-0',
      '9'.repeat(400),
      '0.'.padEnd(120, '0'),
      '2016-13-45',
      'x'.repeat(300),
    ),
  )
  const scalars = fc.oneof(
    words,
    fc.double(),
    fc.constantFrom(null, true, false, 0, -1, 1e308, 1e-308, 2 ** 53, Number.MAX_SAFE_INTEGER),
  )
  const { node: junk } = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      scalars,
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names) }, words),
        tie('node'),
        {
          maxKeys: 5,
        },
      ),
    ),
  }))
  /** Junk in places where it gets past the first doors. */
  const bodiesOfJunk = fc.oneof(
    junk,
    fc.dictionary(fc.constantFrom(...names.slice(5, 15)), junk, { maxKeys: 4 }),
    fc.record({
      values: fc.dictionary(
        fc.constantFrom(...names.slice(25)),
        fc.array(
          fc.record({
            locale: fc.oneof(fc.constantFrom(null, 'en_US'), junk),
            scope: fc.oneof(fc.constantFrom(null, 'ecommerce'), junk),
            data: junk,
          }),
          { maxLength: 2 },
        ),
        { maxKeys: 3 },
      ),
    }),
    fc.record({
      values: fc.dictionary(
        fc.constantFrom(...names.slice(25)),
        junk.map((data) => [{ locale: null, scope: null, data }]),
        { minKeys: 1, maxKeys: 3 },
      ),
    }),
    fc.record({
      quantified_associations: fc.record({
        SET_CONTENT: fc.record({
          products: fc.array(fc.record({ identifier: fc.constant('halo'), quantity: junk })),
        }),
      }),
    }),
  )
  const json = { 'content-type': mediaTypes.json }
  const lines = { 'content-type': mediaTypes.collection }

  test.each<[method: string, path: string, headers: Record<string, string>]>([
    ['POST', products, json],
    ['PATCH', `${products}/junk`, json],
    ['PATCH', products, lines],
    ['POST', '/api/rest/v1/products-uuid', json],
    ['PATCH', '/api/rest/v1/products-uuid/33333333-3333-4333-8333-333333333333', json],
    ['PATCH', '/api/rest/v1/products-uuid', lines],
    ['POST', '/api/oauth/v1/token', json],
    ['POST', '/sandbox/v1/connections', json],
  ])(
    'sent to %s %s is an answer in the declared form, never a 5xx',
    async (method, path, headers) => {
      const caller = path.startsWith('/sandbox') ? sandbox.owner : pim
      await fc.assert(
        fc.asyncProperty(bodiesOfJunk, async (body) => {
          const text = JSON.stringify(body)
          const answer = await caller.send(method, path, { headers, body: text })
          expect(answer.status).toBeLessThan(500)
          expect(answer.text).not.toContain('"status_code":5')
        }),
        { numRuns: 250 },
      )
    },
  )

  test('in a query is an answer in the declared form, never a 5xx', async () => {
    const parameters = ['page', 'limit', 'with_count', 'pagination_type', 'search_after', 'scope']
    const more = ['locales', 'attributes', 'search', 'with_completenesses']
    const query = fc.dictionary(fc.constantFrom(...parameters, ...more), words, { maxKeys: 4 })
    await fc.assert(
      fc.asyncProperty(
        query,
        fc.constantFrom('/products', '/attributes', '/categories'),
        async (fields, path) => {
          const text = new URLSearchParams(
            Object.entries(fields).map(([name, word]) => [name, word.toWellFormed()]),
          ).toString()
          const { status } = await pim.get(`/api/rest/v1${path}?${text}`)
          expect(status).toBeLessThan(500)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('in an address is an answer in the declared form, never a 5xx', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('products', 'families', 'attributes'),
        words,
        async (noun, word) => {
          const path = `/api/rest/v1/${noun}/${encodeURIComponent(word.toWellFormed())}`
          expect((await pim.get(path)).status).toBeLessThan(500)
        },
      ),
      { numRuns: 150 },
    )
    for (const path of ['%', '%zz', '%ff', '%C3%28', '%00', '%2e%2e', '?']) {
      const response = await sandbox.fetch(
        new Request(`http://localhost${products}/${path}`, {
          headers: { authorization: `Bearer ${sandbox.token.access_token}` },
        }),
      )
      expect(response.status).toBeLessThan(500)
    }
  })

  test.each([
    ['a very deep list', '['.repeat(400_000)],
    ['a very deep object', '{"a":'.repeat(150_000)],
    ['a very deep list that ends', '['.repeat(400_000) + ']'.repeat(400_000)],
    [
      'many keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`k${at}`, at]))),
    ],
    [
      'a number beyond all bounds',
      `{"identifier":"n","values":{"ratio":[{"locale":null,"scope":null,"data":1e99999}]}}`,
    ],
    [
      'a number with a million digits',
      `{"identifier":"n","values":{"ratio":[{"locale":null,"scope":null,"data":${'9'.repeat(1_000_000)}}]}}`,
    ],
  ])('like %s is refused', async (_, body) => {
    const { status } = await pim.send('POST', products, { headers: json, body })
    expect(status).toBeOneOf([400, 422])
  })
})
