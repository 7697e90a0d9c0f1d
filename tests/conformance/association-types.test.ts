import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { AssociationType, Product } from '#contract'
import { type Page, itemsOf } from '../support/pages.ts'
import { openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let { pim } = await host.createSandbox()
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

const path = '/api/rest/v1/association-types'
const refused = (errors: object[]) => ({ code: 422, message: 'Validation failed.', errors })

async function read(code: string): Promise<AssociationType> {
  return (await pim.get<AssociationType>(`${path}/${code}`)).body
}

describe('association types', () => {
  test('are listed by code, those of every PIM among them', async () => {
    const { body } = await pim.get<Page<AssociationType>>(path)
    expect(itemsOf(body).map(({ code }) => code)).toEqual([
      'PACK',
      'SET_CONTENT',
      'SUBSTITUTION',
      'UPSELL',
      'X_SELL',
    ])
    expect(itemsOf(body)[4]).toEqual({
      _links: { self: { href: `${origin}${path}/X_SELL` } },
      ...(await read('x_sell')),
    })
  })

  test('are read without links', async () => {
    expect(await read('set_content')).toEqual({
      code: 'SET_CONTENT',
      labels: {},
      is_quantified: true,
      is_two_way: false,
    })
  })

  test('that nobody knows are not there', async () => {
    const { status, body } = await pim.get(`${path}/SPARE`)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message: 'Association type "SPARE" does not exist.' })
  })
})

describe('a new association type', () => {
  test.each(['__proto__', 'constructor'])(
    'cannot be called %s, which no client could use as a key',
    async (code) => {
      const { status, body } = await pim.post(path, { code })
      expect(status).toBe(422)
      expect(body).toEqual(refused([{ property: 'code', message: 'This code is not available' }]))
    },
  )

  test('is plain when nothing else is said', async () => {
    const { status, headers, text } = await pim.post(path, { code: 'SPARE' })
    expect([status, text]).toEqual([201, ''])
    expect(headers.get('location')).toBe(`${origin}${path}/SPARE`)
    const plain = { labels: {}, is_quantified: false, is_two_way: false }
    expect(await read('SPARE')).toEqual({ code: 'SPARE', ...plain })
    expect((await pim.patch(`${path}/OTHER`, {})).status).toBe(201)
    expect(await read('OTHER')).toEqual({ code: 'OTHER', ...plain })
  })

  test('shows on every product', async () => {
    await pim.post(path, { code: 'SPARE' })
    const { body } = await pim.get<Product>('/api/rest/v1/products/halo')
    expect(body.associations).toMatchObject({
      SPARE: { groups: [], products: [], product_models: [] },
    })
  })

  test.each([
    ['no code', {}, 'code', 'This value should not be blank.'],
    ['a code that is there', { code: 'pack' }, 'code', 'This value is already used.'],
    [
      'a code of other signs',
      { code: 'A-B' },
      'code',
      'Association type code may contain only letters, numbers and underscores',
    ],
    [
      'a code of 101 letters',
      { code: 'A'.repeat(101) },
      'code',
      'This value is too long. It should have 100 characters or less.',
    ],
    [
      'a label in no language',
      { code: 'A', labels: { foo: 'Foo' } },
      'labels',
      'The locale "foo" does not exist.',
    ],
  ])('is refused with %s', async (_, sent, property, message) => {
    const { status, body } = await pim.post(path, sent)
    expect(status).toBe(422)
    expect(body).toEqual(refused([{ property, message }]))
  })

  test('is quantified or two-way, not both', async () => {
    const { status, body } = await pim.post(path, {
      code: 'BOTH',
      is_quantified: true,
      is_two_way: true,
    })
    expect(status).toBe(422)
    expect(body).toMatchObject({
      errors: [{ message: 'Association type can be either quantified or two-way' }],
    })
  })

  test.each([
    ['an unknown property', { extra: 1 }, 'Property "extra" does not exist.'],
    ['a list for a code', { code: [] }, 'Property "code" expects a scalar as data, "array" given.'],
    [
      'null for labels',
      { labels: null },
      'Property "labels" expects an array as data, "NULL" given.',
    ],
    [
      'a list for a label',
      { labels: { en_US: [] } },
      'Property "labels" expects an array with valid data, one of the "labels" values is not a scalar.',
    ],
    [
      'null for a flag',
      { is_two_way: null },
      'Property "is_two_way" expects a boolean as data, "NULL" given.',
    ],
  ])('is not read with %s', async (_, sent, reason) => {
    const message = `${reason} Check the expected format on the API documentation.`
    const href = 'http://api.akeneo.com/api-reference.html#post_association_types'
    const { status, body } = await pim.post(path, { code: 'A', ...sent })
    expect(status).toBe(422)
    expect(body).toEqual({ code: 422, message, _links: { documentation: { href } } })
  })
})

describe('an association type', () => {
  test('takes labels one by one and keeps the rest', async () => {
    await pim.patch(`${path}/PACK`, { labels: { en_US: 'Pack', fr_FR: 'Lot' } })
    const { status, headers } = await pim.patch(`${path}/pack`, { labels: { fr_FR: null } })
    expect(status).toBe(204)
    expect(headers.get('location')).toBe(`${origin}${path}/PACK`)
    expect((await read('PACK')).labels).toEqual({ en_US: 'Pack' })
    expect((await pim.patch(`${path}/PACK`, {})).status).toBe(204)
  })

  test.each([
    ['code', { code: 'SET' }],
    ['is_quantified', { is_quantified: true }],
    ['is_two_way', { is_two_way: true }],
  ])('keeps its %s', async (property, sent) => {
    const { status, body } = await pim.patch(`${path}/PACK`, sent)
    expect(status).toBe(422)
    expect(body).toEqual(refused([{ property, message: 'This property cannot be changed.' }]))
  })

  test('has the code of its address', async () => {
    const { status, body } = await pim.patch(`${path}/NEW`, { code: 'OTHER' })
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message:
        'The code "OTHER" provided in the request body must match the code "NEW" provided in the url.',
    })
  })
})

test('a batch of association types is answered line by line', async () => {
  const lines = await pim.batch(path, [
    { code: 'SPARE', is_two_way: true },
    { code: 'SPARE', labels: { en_US: 'Spare parts' } },
    { code: 'PACK', is_quantified: true },
    { code: 'PACK', extra: 1 },
    { code: 7 },
    '{',
  ])
  expect(lines).toMatchObject([
    { line: 1, code: 'SPARE', status_code: 201 },
    { line: 2, code: 'SPARE', status_code: 204 },
    { line: 3, code: 'PACK', status_code: 422 },
    {
      line: 4,
      status_code: 422,
      _links: {
        documentation: {
          href: 'http://api.akeneo.com/api-reference.html#patch_association_types__code_',
        },
      },
    },
    { line: 5, status_code: 422, message: 'code must be of type string.' },
    { line: 6, status_code: 400, message: 'Invalid json message received' },
  ])
  expect(await read('SPARE')).toEqual({
    code: 'SPARE',
    labels: { en_US: 'Spare parts' },
    is_quantified: false,
    is_two_way: true,
  })
})
