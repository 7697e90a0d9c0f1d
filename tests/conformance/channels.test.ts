import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Channel, Family, Locale, Product } from '#contract'
import { type Page, itemsOf } from '../support/pages.ts'
import { openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let { pim } = await host.createSandbox()
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

const rest = '/api/rest/v1'
const path = `${rest}/channels`
const web = {
  code: 'web',
  currencies: ['USD', 'EUR'],
  locales: ['it_IT', 'de_DE'],
  category_tree: 'master',
}

async function read(code: string): Promise<Channel> {
  return (await pim.get<Channel>(`${path}/${code}`)).body
}

async function isEnabled(locale: string): Promise<boolean> {
  return (await pim.get<Locale>(`${rest}/locales/${locale}`)).body.enabled
}

const refused = (errors: object[]) => ({ code: 422, message: 'Validation failed.', errors })

describe('channels', () => {
  test('are listed by code, each behind its link', async () => {
    const { body } = await pim.get<Page<Channel>>(path)
    expect(itemsOf(body)).toMatchObject([
      {
        _links: { self: { href: `${origin}${path}/ecommerce` } },
        code: 'ecommerce',
        currencies: ['USD', 'EUR'],
        locales: ['en_US', 'fr_FR'],
        category_tree: 'master',
        conversion_units: { weight: 'KILOGRAM' },
        labels: { en_US: 'Shop' },
      },
      { code: 'print' },
    ])
  })

  test('are read in any case, without links, and with an empty list for no conversion units', async () => {
    expect(await read('PRINT')).toEqual({
      code: 'print',
      currencies: ['EUR'],
      locales: ['de_DE', 'en_US'],
      category_tree: 'seasons',
      conversion_units: [],
      labels: {},
    })
  })

  test('that nobody knows are not there', async () => {
    const { status, body } = await pim.get(`${path}/web`)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message: 'Channel "web" does not exist.' })
  })
})

describe('a new channel', () => {
  test('keeps currencies and locales in the order in which they are written', async () => {
    const { status, headers, text } = await pim.post(path, web)
    expect([status, text]).toEqual([201, ''])
    expect(headers.get('location')).toBe(`${origin}${path}/web`)
    expect(await read('web')).toEqual({ ...web, conversion_units: [], labels: {} })
  })

  test('takes codes in any case, and each once', async () => {
    const sent = {
      currencies: ['eur', 'EUR'],
      locales: ['DE_de', 'de_DE'],
      category_tree: 'MASTER',
      conversion_units: { WEIGHT: 'gram' },
    }
    expect((await pim.patch(`${path}/web`, sent)).status).toBe(201)
    expect(await read('web')).toMatchObject({
      currencies: ['EUR'],
      locales: ['de_DE'],
      category_tree: 'master',
      conversion_units: { weight: 'GRAM' },
    })
  })

  test('makes every family ask for the identifier in it', async () => {
    await pim.post(path, web)
    const { body } = await pim.get<Page<Family>>(`${rest}/families`)
    expect(itemsOf(body).length).toBeGreaterThan(2)
    for (const { attribute_requirements: requirements } of itemsOf(body)) {
      expect(requirements).toMatchObject({ web: ['sku'] })
    }
    const { body: halo } = await pim.get<Product>(`${rest}/products/halo?with_completenesses=true`)
    expect(halo.completenesses).toContainEqual({ scope: 'web', locale: 'it_IT', data: 100 })
  })

  test('makes its locales active, for values too', async () => {
    expect(await isEnabled('it_IT')).toBe(false)
    await pim.post(path, web)
    expect(await isEnabled('it_IT')).toBe(true)
    const values = { name: [{ locale: 'it_IT', scope: null, data: 'Lampada' }] }
    expect((await pim.patch(`${rest}/products/halo`, { values })).status).toBe(204)
  })

  test('needs a code, a tree, a currency and a locale', async () => {
    const { status, body } = await pim.post(path, {})
    expect(status).toBe(422)
    expect(body).toEqual(
      refused([
        { property: 'code', message: 'This value should not be blank.' },
        { property: 'category_tree', message: 'This value should not be blank.' },
        { property: 'currencies', message: 'This collection should contain 1 element or more.' },
        { property: 'locales', message: 'This collection should contain 1 element or more.' },
      ]),
    )
    expect((await pim.patch(`${path}/web`, {})).status).toBe(422)
  })

  test.each([
    ['a code that is there', { code: 'PRINT' }, 'code', 'This value is already used.'],
    [
      'a code of other signs',
      { code: 'web-shop' },
      'code',
      'Channel code may contain only letters, numbers and underscores',
    ],
    ['no tree', { category_tree: null }, 'category_tree', 'This value should not be blank.'],
    [
      'a tree that is none',
      { category_tree: 'lighting' },
      'category_tree',
      'The category "lighting" has to be a root category.',
    ],
    ['no locales', { locales: [] }, 'locales', 'This collection should contain 1 element or more.'],
    [
      'no currencies',
      { currencies: [] },
      'currencies',
      'This collection should contain 1 element or more.',
    ],
    [
      'a currency that is switched off',
      { currencies: ['EUR', 'ADP'] },
      'currencies',
      'The currency "ADP" has to be activated.',
    ],
    [
      'a conversion of nothing',
      { conversion_units: { mass: 'GRAM' } },
      'conversion_units',
      'The attribute "mass" does not exist.',
    ],
    [
      'a conversion of a text',
      { conversion_units: { name: 'GRAM' } },
      'conversion_units',
      'The attribute "name" is not a measurement attribute.',
    ],
    [
      'a unit that measures something else',
      { conversion_units: { weight: 'METER' } },
      'conversion_units',
      'The unit "METER" does not exist or does not belong to the default measurement family of the given attribute "weight".',
    ],
    [
      'a label in no language',
      { labels: { xx_XX: 'Web' } },
      'labels',
      'The locale "xx_XX" does not exist.',
    ],
  ])('is refused with %s', async (_, sent, property, message) => {
    const { status, body } = await pim.post(path, { ...web, ...sent })
    expect(status).toBe(422)
    expect(body).toEqual(refused([{ property, message }]))
  })

  test.each([
    ['an unknown property', { extra: 1 }, 'Property "extra" does not exist.'],
    [
      'an unknown currency',
      { currencies: ['XXX'] },
      'Property "currencies" expects a valid code. The currency does not exist, "XXX" given.',
    ],
    [
      'an unknown locale',
      { locales: ['xx_XX'] },
      'Property "locales" expects a valid code. The locale does not exist, "xx_XX" given.',
    ],
    [
      'an unknown tree',
      { category_tree: 'nowhere' },
      'Property "category_tree" expects a valid code. The category does not exist, "nowhere" given.',
    ],
    [
      'a text for a list',
      { locales: 'en_US' },
      'Property "locales" expects an array as data, "string" given.',
    ],
    [
      'a list in a list',
      { currencies: [[]] },
      'Property "currencies" expects an array with valid data, one of the "currencies" values is not a scalar.',
    ],
    [
      'a list for a tree',
      { category_tree: [] },
      'Property "category_tree" expects a scalar as data, "array" given.',
    ],
    [
      'a text for conversion units',
      { conversion_units: 'GRAM' },
      'Property "conversion_units" expects an array as data, "string" given.',
    ],
    [
      'a list for a unit',
      { conversion_units: { weight: [] } },
      'Property "conversion_units" expects an array with valid data, one of the "conversion_units" values is not a scalar.',
    ],
    [
      'a list for a label',
      { labels: { en_US: [] } },
      'Property "labels" expects an array with valid data, one of the "labels" values is not a scalar.',
    ],
  ])('is not read with %s', async (_, sent, reason) => {
    const message = `${reason} Check the expected format on the API documentation.`
    const href = 'http://api.akeneo.com/api-reference.html#post_channels'
    const { status, body } = await pim.post(path, { ...web, ...sent })
    expect(status).toBe(422)
    expect(body).toEqual({ code: 422, message, _links: { documentation: { href } } })
  })
})

describe('a channel', () => {
  test('keeps what is not sent, and replaces its lists as a whole', async () => {
    const { status, headers } = await pim.patch(`${path}/ECOMMERCE`, { currencies: ['EUR'] })
    expect(status).toBe(204)
    expect(headers.get('location')).toBe(`${origin}${path}/ecommerce`)
    expect(await read('ecommerce')).toMatchObject({
      currencies: ['EUR'],
      locales: ['en_US', 'fr_FR'],
      labels: { en_US: 'Shop' },
    })
  })

  test('takes conversion units one by one; null removes one', async () => {
    await pim.patch(`${path}/ecommerce`, { conversion_units: { load: 'GRAM' } })
    expect((await read('ecommerce')).conversion_units).toEqual({ weight: 'KILOGRAM', load: 'GRAM' })
    await pim.patch(`${path}/ecommerce`, { conversion_units: { weight: null } })
    expect((await read('ecommerce')).conversion_units).toEqual({ load: 'GRAM' })
    await pim.patch(`${path}/ecommerce`, { conversion_units: { load: null } })
    expect((await read('ecommerce')).conversion_units).toEqual([])
  })

  test('can be sent back as it is read', async () => {
    for (const code of ['ecommerce', 'print']) {
      const before = await read(code)
      const sent = { ...before, _links: {} }
      expect((await pim.patch(`${path}/${code}`, sent)).status).toBe(204)
      expect(await read(code)).toEqual(before)
    }
  })

  test('lets go of a locale, which is inactive when no other channel uses it', async () => {
    await pim.patch(`${path}/print`, { locales: ['en_US'] })
    expect(await isEnabled('de_DE')).toBe(false)
    expect(await isEnabled('en_US')).toBe(true)
    const values = { name: [{ locale: 'de_DE', scope: null, data: 'Lampe' }] }
    expect((await pim.patch(`${rest}/products/halo`, { values })).status).toBe(422)
  })

  test('keeps its code', async () => {
    const { status, body } = await pim.patch(`${path}/print`, { code: 'paper' })
    expect(status).toBe(422)
    expect(body).toEqual(
      refused([{ property: 'code', message: 'This property cannot be changed.' }]),
    )
    const other = await pim.patch(`${path}/web`, { ...web, code: 'paper' })
    expect(other.body).toEqual({
      code: 422,
      message:
        'The code "paper" provided in the request body must match the code "web" provided in the url.',
    })
  })

  test('that is refused changes nothing', async () => {
    const before = await read('print')
    const sent = { labels: { en_US: 'Paper' }, locales: ['it_IT'], category_tree: 'lighting' }
    expect((await pim.patch(`${path}/print`, sent)).status).toBe(422)
    expect(await read('print')).toEqual(before)
    expect(await isEnabled('it_IT')).toBe(false)
  })
})

test('a batch of channels is answered line by line', async () => {
  const lines = await pim.batch(path, [
    web,
    { code: 'web', labels: { en_US: 'Web' } },
    { code: 'print', currencies: ['ADP'] },
    { code: 'kiosk', locales: ['xx_XX'] },
    { labels: {} },
  ])
  expect(lines).toEqual([
    { line: 1, code: 'web', status_code: 201 },
    { line: 2, code: 'web', status_code: 204 },
    {
      line: 3,
      code: 'print',
      status_code: 422,
      message: 'Validation failed.',
      errors: [{ property: 'currencies', message: 'The currency "ADP" has to be activated.' }],
    },
    {
      line: 4,
      code: 'kiosk',
      status_code: 422,
      message:
        'Property "locales" expects a valid code. The locale does not exist, "xx_XX" given. Check the expected format on the API documentation.',
      _links: {
        documentation: { href: 'http://api.akeneo.com/api-reference.html#patch_channels__code_' },
      },
    },
    { line: 5, status_code: 422, message: 'Code is missing.' },
  ])
})
