import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { AttributeOption, Product } from '#contract'
import { type TestSandbox, openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let pim: TestSandbox['pim']
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

const at = (attribute: string) => `/api/rest/v1/attributes/${attribute}/options`
const colors = at('color')
const read = async (code: string) => (await pim.get<AttributeOption>(`${colors}/${code}`)).body
const invalid = (...errors: [property: string, message: string][]) => ({
  code: 422,
  message: 'Validation failed.',
  errors: errors.map(([property, message]) => ({ property, message })),
})
const withoutOptions =
  'Attribute "sku" does not support options. Only attributes of type "pim_catalog_simpleselect", "pim_catalog_multiselect" support options'
const notFound = (message: string) => ({ status: 404, body: { code: 404, message } })

describe('a new option', () => {
  test('comes last unless told otherwise', async () => {
    const { status, headers, text } = await pim.post(colors, { code: 'petrol' })
    expect(status).toBe(201)
    expect(text).toBe('')
    expect(headers.get('location')).toBe(`${origin}${colors}/petrol`)
    expect(await read('petrol')).toEqual({
      code: 'petrol',
      attribute: 'color',
      sort_order: 4,
      labels: {},
    })
    await pim.patch(`${colors}/first`, { sort_order: 0, labels: { en_US: 'First' } })
    await pim.patch(`${colors}/last`, { sort_order: null })
    const { body } = await pim.get<{ _embedded: { items: AttributeOption[] } }>(colors)
    const {
      _embedded: { items },
    } = body
    expect(items.map(({ code }) => code)).toEqual([
      'first',
      'Sand',
      'moss',
      'slate',
      'petrol',
      'last',
    ])
  })

  test('is there for products at once', async () => {
    const values = { color: [{ locale: null, scope: null, data: 'PETROL' }] }
    expect((await pim.patch('/api/rest/v1/products/loose', { values })).status).toBe(422)
    await pim.post(colors, { code: 'petrol' })
    expect((await pim.patch('/api/rest/v1/products/loose', { values })).status).toBe(204)
    const { body } = await pim.get<Product>('/api/rest/v1/products/loose')
    expect(body.values.color?.[0]?.data).toBe('petrol')
  })

  test('may have a code that another attribute uses', async () => {
    expect((await pim.post(at('materials'), { code: 'moss' })).status).toBe(201)
    expect((await pim.post(colors, { code: 'MOSS' })).body).toEqual(
      invalid(['code', 'This value is already used.']),
    )
  })

  test.each<[string, object, [string, string]]>([
    ['no code', {}, ['code', 'This value should not be blank.']],
    [
      'a comma in the code',
      { code: 'a,b' },
      ['code', 'Option code may contain only letters, numbers and underscores'],
    ],
    [
      'a long code',
      { code: 'a'.repeat(101) },
      ['code', 'This value is too long. It should have 100 characters or less.'],
    ],
    [
      'an unknown locale',
      { code: 'petrol', labels: { xx_XX: 'Petrol' } },
      ['labels', 'The locale "xx_XX" does not exist.'],
    ],
    [
      'a place beyond all numbers',
      { code: 'petrol', sort_order: 2_147_483_648 },
      ['sort_order', 'This value should be less than or equal to 2147483647.'],
    ],
  ])('is refused with %s', async (_, sent, error) => {
    const { status, body } = await pim.post(colors, sent)
    expect(status).toBe(422)
    expect(body).toEqual(invalid(error))
  })

  test.each<[string, object, string]>([
    ['an unknown property', { colour: 1 }, 'Property "colour" does not exist.'],
    [
      'a place in words',
      { sort_order: '3' },
      'Property "sort_order" expects an integer as data, "string" given.',
    ],
    [
      'half a place',
      { sort_order: 1.5 },
      'Property "sort_order" expects an integer as data, "double" given.',
    ],
    ['no labels', { labels: null }, 'Property "labels" expects an array as data, "NULL" given.'],
    [
      'a label that is no text',
      { labels: { en_US: {} } },
      'Property "labels" expects an array with valid data, one of the labels is not a scalar.',
    ],
  ])('is not read with %s', async (_, sent, message) => {
    const { status, body } = await pim.post(colors, { code: 'petrol', ...sent })
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message: `${message} Check the expected format on the API documentation.`,
      _links: {
        documentation: {
          href: 'http://api.akeneo.com/api-reference.html#post_attributes__attribute_code__options',
        },
      },
    })
  })

  test('repeats the codes of its address, or leaves them out', async () => {
    const posted = await pim.post(colors, { code: 'petrol', attribute: 'size' })
    expect(posted.body).toEqual({
      code: 422,
      message:
        'The attribute code "size" provided in the request body must match the attribute code "color" provided in the url.',
    })
    const patched = await pim.patch(`${colors}/petrol`, { code: 'teal' })
    expect(patched.body).toEqual({
      code: 422,
      message:
        'The option code "teal" provided in the request body must match the option code "petrol" provided in the url.',
    })
    const sent = { code: 'petrol', attribute: 'color' }
    expect((await pim.patch(`${colors}/petrol`, sent)).status).toBe(201)
  })
})

describe('an option that is there', () => {
  test('changes what is sent and keeps the rest', async () => {
    const { status, headers } = await pim.patch(`${colors}/MOSS`, {
      labels: { fr_FR: '', de_DE: 'Moos' },
    })
    expect(status).toBe(204)
    expect(headers.get('location')).toBe(`${origin}${colors}/moss`)
    expect(await read('moss')).toEqual({
      code: 'moss',
      attribute: 'color',
      sort_order: 2,
      labels: { en_US: 'Moss', de_DE: 'Moos' },
    })
    expect((await pim.patch(`${colors}/moss`, await read('moss'))).status).toBe(204)
  })

  test('stays with its attribute and keeps its code', async () => {
    const moved = await pim.patch(`${colors}/moss`, { attribute: 'size' })
    expect(moved.status).toBe(422)
    expect(moved.body).toEqual(invalid(['attribute', 'This property cannot be changed.']))
    const renamed = await pim.patch(`${colors}/moss`, { code: 'lichen' })
    expect(renamed.body).toEqual(invalid(['code', 'This property cannot be changed.']))
  })
})

describe('below an attribute without options', () => {
  test.each([at('sku'), `${at('sku')}/moss`])('GET %s finds nothing', async (path) => {
    const { status, body } = await pim.get(path)
    expect({ status, body }).toEqual(notFound(`${withoutOptions}.`))
  })

  test('nothing is written', async () => {
    const { status, body } = await pim.post(at('sku'), { code: 'moss' })
    expect(status).toBe(422)
    expect(body).toEqual(invalid(['attribute', withoutOptions]))
    expect((await pim.patch(`${at('sku')}/moss`, {})).body).toEqual(
      invalid(['attribute', withoutOptions]),
    )
  })
})

test('below an unknown attribute, nothing is found', async () => {
  const expected = notFound('Attribute "colour" does not exist.')
  for (const { status, body } of [
    await pim.get(at('colour')),
    await pim.get(`${at('colour')}/moss`),
    await pim.post(at('colour'), { attribute: 'colour' }),
    await pim.patch(`${at('colour')}/moss`, {}),
    await pim.send('PATCH', at('colour'), {
      headers: { 'content-type': 'application/vnd.akeneo.collection+json' },
      body: '{"code":"moss"}',
    }),
  ]) {
    expect({ status, body }).toEqual(expected)
  }
})

test('an unknown option is not found', async () => {
  const { status, body } = await pim.get(`${colors}/mauve`)
  expect({ status, body }).toEqual(
    notFound(
      'Attribute option "mauve" does not exist or is not an option of the attribute "color".',
    ),
  )
})

test('many options are written line by line', async () => {
  const lines = await pim.batch(colors, [
    { code: 'moss', labels: { en_US: 'Lichen' } },
    { code: 'petrol' },
    { code: 'foo,' },
    { code: 'teal', attributes: 'bar' },
    { code: 'teal', attribute: 'size' },
  ])
  expect(lines).toEqual([
    { line: 1, code: 'moss', status_code: 204 },
    { line: 2, code: 'petrol', status_code: 201 },
    {
      line: 3,
      code: 'foo,',
      status_code: 422,
      message: 'Validation failed.',
      errors: [
        {
          property: 'code',
          message: 'Option code may contain only letters, numbers and underscores',
        },
      ],
    },
    {
      line: 4,
      code: 'teal',
      status_code: 422,
      message:
        'Property "attributes" does not exist. Check the expected format on the API documentation.',
      _links: {
        documentation: {
          href: 'http://api.akeneo.com/api-reference.html#patch_attributes__attribute_code__options__code_',
        },
      },
    },
    {
      line: 5,
      code: 'teal',
      status_code: 422,
      message:
        'The attribute code "size" provided in the request body must match the attribute code "color" provided in the url.',
    },
  ])
})
