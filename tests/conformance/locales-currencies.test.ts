import { afterAll, describe, expect, test } from 'vitest'
import type { Currency, Locale } from '#contract'
import { type Page, itemsOf, linkOf } from '../support/pages.ts'
import { openSandbox, origin } from '../support/sandbox.ts'

const sandbox = await openSandbox()
const sample = await openSandbox({ catalog: 'sample' })
const { pim } = sandbox
afterAll(async () => {
  await sandbox.close()
  await sample.close()
})

const rest = '/api/rest/v1'

type Found = Page<Locale | Currency>

async function search(path: string, conditions: object, from = pim): Promise<Found> {
  const query = new URLSearchParams({
    search: JSON.stringify(conditions),
    limit: '100',
    with_count: 'true',
  })
  const { status, body } = await from.get<Found>(`${rest}/${path}?${query.toString()}`)
  expect(status).toBe(200)
  return body
}

const codesOf = (page: Found) => itemsOf(page).map(({ code }) => code)

describe('locales', () => {
  test('are listed by code, active or not, each behind its link', async () => {
    const { body } = await pim.get<Found>(`${rest}/locales`)
    expect(itemsOf(body).map(({ code, enabled }) => [code, enabled])).toEqual([
      ['de_DE', true],
      ['en_GB', false],
      ['en_US', true],
      ['fr_FR', true],
      ['it_IT', false],
    ])
    expect(itemsOf(body)[0]).toMatchObject({
      _links: { self: { href: `${origin}${rest}/locales/de_DE` } },
    })
  })

  test('are read one by one, in any case', async () => {
    const { body } = await pim.get(`${rest}/locales/EN_us`)
    expect(body).toEqual({ code: 'en_US', enabled: true })
  })

  test('are searched by being active', async () => {
    const on = await search('locales', { enabled: [{ operator: '=', value: true }] })
    expect(codesOf(on)).toEqual(['de_DE', 'en_US', 'fr_FR'])
    expect(on.items_count).toBe(3)
    expect(linkOf(on, 'self')).toContain('search=')
    const off = await search('locales', { enabled: [{ operator: '=', value: false }] })
    expect(codesOf(off)).toEqual(['en_GB', 'it_IT'])
  })

  test('are searched by code', async () => {
    const found = await search('locales', { code: [{ operator: 'IN', value: ['IT_it', 'xx'] }] })
    expect(codesOf(found)).toEqual(['it_IT'])
  })
})

describe('currencies', () => {
  test('are listed by code, active or not, and read one by one, in any case', async () => {
    const { body } = await pim.get<Found>(`${rest}/currencies`)
    expect(itemsOf(body).map(({ code, enabled }) => [code, enabled])).toEqual([
      ['ADP', false],
      ['EUR', true],
      ['USD', true],
    ])
    const { body: one } = await pim.get(`${rest}/currencies/eur`)
    expect(one).toEqual({ code: 'EUR', enabled: true })
  })

  test('are searched by being active, and by code', async () => {
    const on = await search('currencies', { enabled: [{ operator: '=', value: true }] })
    expect(codesOf(on)).toEqual(['EUR', 'USD'])
    const found = await search('currencies', {
      code: [{ operator: 'IN', value: ['adp', 'eur'] }],
      enabled: [{ operator: '=', value: false }],
    })
    expect(codesOf(found)).toEqual(['ADP'])
  })
})

describe.each(['locales', 'currencies'])('%s', (path) => {
  const noun = path === 'locales' ? 'Locale' : 'Currency'

  test('that nobody knows are not there', async () => {
    const { status, body } = await pim.get(`${rest}/${path}/xx_XX`)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message: `${noun} "xx_XX" does not exist.` })
  })

  test.each([
    [{ enabled: [{ operator: '=' }] }, 'Value is missing for the property "enabled".'],
    [
      { enabled: [{ operator: '=', value: 'true' }] },
      'Filter "enabled" with operator "=" expects a boolean value.',
    ],
    [
      { enabled: [{ operator: 'IN', value: [true] }] },
      'Filter on property "enabled" is not supported or does not support operator "IN".',
    ],
    [
      { label: [{ operator: '=', value: 'Euro' }] },
      'Filter on property "label" is not supported or does not support operator "=".',
    ],
  ])('are not searched by %j', async (conditions, message) => {
    const query = new URLSearchParams({ search: JSON.stringify(conditions) }).toString()
    const { status, body } = await pim.get(`${rest}/${path}?${query}`)
    expect(status).toBe(422)
    expect(body).toEqual({ code: 422, message })
  })

  test('of a fresh catalogue are on and off, within the first 100', async () => {
    const { body } = await sample.pim.get<Found>(`${rest}/${path}?limit=100`)
    const states = new Set(itemsOf(body).map(({ enabled }) => enabled))
    expect(states).toEqual(new Set([true, false]))
  })

  test.each(['POST', 'PATCH', 'DELETE'])('are only read, so there is no %s', async (method) => {
    const { status, headers } = await pim.send(method, `${rest}/${path}`)
    expect([status, headers.get('allow')]).toEqual([405, 'GET'])
  })
})

test('a fresh catalogue has about 210 locales, and euro and dollar switched on', async () => {
  const { body } = await sample.pim.get<Found>(`${rest}/locales?with_count=true`)
  expect(body.items_count).toBeGreaterThan(200)
  const on = await search('currencies', { enabled: [{ operator: '=', value: true }] }, sample.pim)
  expect(codesOf(on)).toEqual(expect.arrayContaining(['EUR', 'USD']))
})
