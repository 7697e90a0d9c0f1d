import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Family, FamilyVariant, Product } from '#contract'
import { type TestSandbox, openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let pim: TestSandbox['pim']
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

const families = '/api/rest/v1/families'
const read = async (code: string) => (await pim.get<Family>(`${families}/${code}`)).body
const invalid = (...errors: [property: string, message: string][]) => ({
  code: 422,
  message: 'Validation failed.',
  errors: errors.map(([property, message]) => ({ property, message })),
})
const list = async (search: object) => {
  const query = encodeURIComponent(JSON.stringify(search))
  const { body } = await pim.get<{ _embedded: { items: Family[] } }>(`${families}?search=${query}`)
  const {
    _embedded: { items },
  } = body
  return items.map(({ code }) => code)
}

describe('a new family', () => {
  test('has the identifier and requires it on every channel', async () => {
    const { status, headers, text } = await pim.post(families, { code: 'vases' })
    expect(status).toBe(201)
    expect(text).toBe('')
    expect(headers.get('location')).toBe(`${origin}${families}/vases`)
    expect(await read('vases')).toEqual({
      code: 'vases',
      attributes: ['sku'],
      attribute_as_label: 'sku',
      attribute_as_image: null,
      attribute_requirements: { ecommerce: ['sku'], print: ['sku'] },
      labels: {},
    })
    expect((await pim.patch(`${families}/bowls`, {})).status).toBe(201)
    expect((await read('bowls')).attributes).toEqual(['sku'])
  })

  test('lists attributes in alphabetical order, each once, in their stored spelling', async () => {
    await pim.post(families, {
      code: 'vases',
      attributes: ['picture', 'WEIGHT', 'name', 'picture'],
      attribute_as_label: 'Name',
      attribute_as_image: 'picture',
      attribute_requirements: { ECOMMERCE: ['weight', 'name', 'weight'] },
      labels: { en_US: 'Vases', fr_FR: '' },
    })
    expect(await read('vases')).toEqual({
      code: 'vases',
      attributes: ['name', 'picture', 'sku', 'weight'],
      attribute_as_label: 'name',
      attribute_as_image: 'picture',
      attribute_requirements: { ecommerce: ['name', 'sku', 'weight'], print: ['sku'] },
      labels: { en_US: 'Vases' },
    })
  })

  test('is there for products at once', async () => {
    await pim.post(families, { code: 'vases', attributes: ['short'] })
    const sent = { identifier: 'vase', family: 'vases' }
    expect((await pim.post('/api/rest/v1/products', sent)).status).toBe(201)
    expect(await list({ has_products: [{ operator: '=', value: true }] })).toContain('vases')
  })

  test.each<[string, object, [string, string][]]>([
    ['no code', {}, [['code', 'This value should not be blank.']]],
    ['a code in use', { code: 'LAMPS' }, [['code', 'This value is already used.']]],
    [
      'a code with a hyphen',
      { code: 'a-b' },
      [['code', 'Family code may contain only letters, numbers and underscores']],
    ],
    [
      'a label attribute of another family',
      { code: 'a', attribute_as_label: 'short' },
      [['attribute_as_label', 'Property "attribute_as_label" must belong to the family']],
    ],
    [
      'a label attribute that is no text',
      { code: 'a', attributes: ['weight'], attribute_as_label: 'weight' },
      [
        [
          'attribute_as_label',
          'Property "attribute_as_label" only supports "pim_catalog_text" and "pim_catalog_identifier" attribute types for the family',
        ],
      ],
    ],
    [
      'an image attribute of another family',
      { code: 'a', attribute_as_image: 'picture' },
      [['attribute_as_image', 'Property "attribute_as_image" must belong to the family']],
    ],
    [
      'an image attribute that is no image',
      { code: 'a', attributes: ['name'], attribute_as_image: 'name' },
      [
        [
          'attribute_as_image',
          'Property "attribute_as_image" only supports "pim_catalog_image" and "pim_catalog_asset_collection" attribute types for the family',
        ],
      ],
    ],
    [
      'a requirement that it does not have',
      { code: 'a', attribute_requirements: { print: ['name'] } },
      [
        [
          'attribute_requirements',
          'The attribute "name" cannot be an attribute required for the channel "print" as it does not belong to this family',
        ],
      ],
    ],
    [
      'an unknown locale',
      { code: 'a', labels: { xx_XX: 'A' } },
      [['labels', 'The locale "xx_XX" does not exist.']],
    ],
  ])('is refused with %s', async (_, sent, errors) => {
    const { status, body } = await pim.post(families, sent)
    expect(status).toBe(422)
    expect(body).toEqual(invalid(...errors))
  })

  test.each<[string, object, string]>([
    ['an unknown property', { colour: 1 }, 'Property "colour" does not exist.'],
    [
      'no list of attributes',
      { attributes: null },
      'Property "attributes" expects an array as data, "NULL" given.',
    ],
    [
      'an attribute that is no code',
      { attributes: [[]] },
      'Property "attributes" expects an array with valid data, one of the attributes is not a scalar.',
    ],
    [
      'an unknown attribute',
      { attributes: ['colour'] },
      'Property "attributes" expects a valid code. The attribute does not exist, "colour" given.',
    ],
    [
      'an unknown label attribute',
      { attribute_as_label: 'colour' },
      'Property "attribute_as_label" expects a valid code. The attribute does not exist, "colour" given.',
    ],
    [
      'no label attribute',
      { attribute_as_label: null },
      'Property "attribute_as_label" expects a valid code. The attribute does not exist, "" given.',
    ],
    [
      'an unknown image attribute',
      { attribute_as_image: 'colour' },
      'Property "attribute_as_image" expects a valid code. The attribute does not exist, "colour" given.',
    ],
    [
      'a label attribute that is a list',
      { attribute_as_label: [] },
      'Property "attribute_as_label" expects a scalar as data, "array" given.',
    ],
    [
      'an unknown required attribute',
      { attribute_requirements: { print: ['colour'] } },
      'Property "attribute_requirements" expects a valid code. The attribute does not exist, "colour" given.',
    ],
    [
      'requirements of an unknown channel',
      { attribute_requirements: { radio: ['name'] } },
      'Property "attribute_requirements" expects a valid code. The channel does not exist, "radio" given.',
    ],
    [
      'requirements that are no list',
      { attribute_requirements: { print: 'name' } },
      'Property "attribute_requirements" expects an array with valid data, the channel "print" is not an array.',
    ],
    [
      'a requirement that is no code',
      { attribute_requirements: { print: [{}] } },
      'Property "attribute_requirements" expects an array with valid data, one of the attributes in the channel "print" is not a scalar.',
    ],
    [
      'no requirements',
      { attribute_requirements: 'all' },
      'Property "attribute_requirements" expects an array as data, "string" given.',
    ],
    [
      'a label that is no text',
      { labels: { en_US: [] } },
      'Property "labels" expects an array with valid data, one of the labels is not a scalar.',
    ],
  ])('is not read with %s', async (_, sent, message) => {
    const { status, body } = await pim.post(families, { code: 'a', ...sent })
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message: `${message} Check the expected format on the API documentation.`,
      _links: {
        documentation: { href: 'http://api.akeneo.com/api-reference.html#post_families' },
      },
    })
  })
})

describe('a family that is there', () => {
  test('changes what is sent and keeps the rest', async () => {
    const before = await read('lamps')
    const { status, headers } = await pim.patch(`${families}/LAMPS`, {
      labels: { en_US: 'Lamps' },
      attribute_requirements: { print: ['name'] },
    })
    expect(status).toBe(204)
    expect(headers.get('location')).toBe(`${origin}${families}/lamps`)
    expect(await read('lamps')).toEqual({
      ...before,
      labels: { en_US: 'Lamps' },
      attribute_requirements: { ...before.attribute_requirements, print: ['name', 'sku'] },
    })
    expect((await pim.patch(`${families}/lamps`, await read('lamps'))).status).toBe(204)
  })

  test('no longer requires what it no longer has', async () => {
    await pim.patch(`${families}/lamps`, { attributes: ['name', 'weight'] })
    expect(await read('lamps')).toMatchObject({
      attributes: ['name', 'sku', 'weight'],
      attribute_requirements: { ecommerce: ['name', 'sku'], print: ['sku', 'weight'] },
    })
  })

  test('never loses its identifier', async () => {
    await pim.patch(`${families}/lamps`, {
      attributes: [],
      attribute_as_label: 'sku',
      attribute_requirements: { ecommerce: [], print: [] },
    })
    expect(await read('lamps')).toMatchObject({
      attributes: ['sku'],
      attribute_requirements: { ecommerce: ['sku'], print: ['sku'] },
    })
  })

  test('keeps the attribute that names its products', async () => {
    const { body } = await pim.patch(`${families}/lamps`, { attributes: ['weight'] })
    expect(body).toEqual(
      invalid(['attribute_as_label', 'Property "attribute_as_label" must belong to the family']),
    )
  })

  test('may lose its image', async () => {
    await pim.patch(`${families}/plain`, { attributes: ['picture'], attribute_as_image: 'picture' })
    expect(await read('plain')).toMatchObject({ attribute_as_image: 'picture' })
    await pim.patch(`${families}/plain`, { attribute_as_image: null })
    expect(await read('plain')).toMatchObject({ attribute_as_image: null })
  })

  test('keeps the axes of its variants', async () => {
    const { attributes } = await read('jackets')
    const { body } = await pim.patch(`${families}/jackets`, {
      attributes: attributes.filter((code) => code !== 'size'),
    })
    const message = (variant: string) =>
      `Attribute "size" is an axis in "${variant}" family variant. It must belong to the family.`
    expect(body).toEqual(
      invalid(
        ['attributes', message('jackets_by_color_and_size')],
        ['attributes', message('jackets_by_size')],
      ),
    )
  })

  test('takes attributes that leave it from its variants, and gives them new unique ones', async () => {
    const own = { code: 'serial', type: 'pim_catalog_text', group: 'other', unique: true }
    await pim.post('/api/rest/v1/attributes', own)
    const { attributes } = await read('jackets')
    await pim.patch(`${families}/jackets`, {
      attributes: [...attributes.filter((code) => code !== 'slogan' && code !== 'ean'), 'serial'],
    })
    const { body } = await pim.get<FamilyVariant>(
      `${families}/jackets/variants/jackets_by_color_and_size`,
    )
    expect(body.variant_attribute_sets).toEqual([
      { level: 1, axes: ['color'], attributes: ['color'] },
      { level: 2, axes: ['size'], attributes: ['size', 'sku', 'weight', 'serial'] },
    ])
  })

  test('keeps its code', async () => {
    const { body } = await pim.patch(`${families}/lamps`, { code: 'lights' })
    expect(body).toEqual(invalid(['code', 'This property cannot be changed.']))
  })

  test('decides how complete its products are', async () => {
    const completeness = async () => {
      const { body } = await pim.get<Product>('/api/rest/v1/products/halo?with_completenesses=true')
      return body.completenesses?.find(
        ({ scope, locale }) => scope === 'ecommerce' && locale === 'en_US',
      )?.data
    }
    expect(await completeness()).toBeLessThan(100)
    await pim.patch(`${families}/lamps`, { attribute_requirements: { ecommerce: ['name'] } })
    expect(await completeness()).toBe(100)
  })

  test('is not found under an unknown code', async () => {
    const { status, body } = await pim.get(`${families}/lmaps`)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message: 'Family "lmaps" does not exist.' })
  })
})

test('many families are written line by line', async () => {
  const lines = await pim.batch(families, [
    { code: 'vases', attributes: ['name'] },
    { code: 'vases', attribute_as_label: 'name' },
    { code: 'lamps', attribute_as_label: 'short' },
    { code: 'lamps', colour: 1 },
    {},
  ])
  expect(lines).toEqual([
    { line: 1, code: 'vases', status_code: 201 },
    { line: 2, code: 'vases', status_code: 204 },
    {
      line: 3,
      code: 'lamps',
      status_code: 422,
      message: 'Validation failed.',
      errors: [
        {
          property: 'attribute_as_label',
          message: 'Property "attribute_as_label" must belong to the family',
        },
      ],
    },
    {
      line: 4,
      code: 'lamps',
      status_code: 422,
      message:
        'Property "colour" does not exist. Check the expected format on the API documentation.',
      _links: {
        documentation: {
          href: 'http://api.akeneo.com/api-reference.html#patch_families__code_',
        },
      },
    },
    { line: 5, status_code: 422, message: 'Code is missing.' },
  ])
})

describe('the list of families', () => {
  test('is searched by code, by products and by the moment of the last change', async () => {
    expect(await list({ code: [{ operator: 'IN', value: ['Lamps'] }] })).toEqual(['lamps'])
    expect(await list({ has_products: [{ operator: '=', value: true }] })).toEqual([
      'jackets',
      'lamps',
    ])
    expect(await list({ has_products: [{ operator: '=', value: false }] })).toEqual(['plain'])
    const before = new Date(host.clock.now() - 1000).toISOString()
    await pim.patch(`${families}/plain`, { labels: { en_US: 'Plain' } })
    expect(await list({ updated: [{ operator: '>', value: before }] })).toEqual(['plain'])
  })

  test.each<[object, string]>([
    [
      { has_products: [{ operator: '=', value: 'yes' }] },
      'Filter "has_products" with operator "=" expects a boolean value.',
    ],
    [{ has_products: [{ operator: '=' }] }, 'Value is missing for the property "has_products".'],
    [
      { parent: [{ operator: '=', value: 'a' }] },
      'Filter on property "parent" is not supported or does not support operator "=".',
    ],
  ])('refuses the search %j', async (search, message) => {
    const query = encodeURIComponent(JSON.stringify(search))
    const { status, body } = await pim.get(`${families}?search=${query}`)
    expect({ status, body }).toEqual({ status: 422, body: { code: 422, message } })
  })
})

describe('deleting a family', () => {
  test('takes its variants with it', async () => {
    await pim.post(families, { code: 'vases', attributes: ['color'] })
    const variant = {
      code: 'vases_by_color',
      variant_attribute_sets: [{ level: 1, axes: ['color'] }],
    }
    expect((await pim.post(`${families}/vases/variants`, variant)).status).toBe(201)
    const { status, text, headers } = await pim.remove(`${families}/VASES`)
    expect([status, text, headers.get('location')]).toEqual([204, '', null])
    expect((await pim.get(`${families}/vases`)).status).toBe(404)
    await pim.post(families, { code: 'vases' })
    expect((await pim.get(`${families}/vases/variants/vases_by_color`)).status).toBe(404)
  })

  test.each(['lamps', 'jackets'])('is refused as long as something is of %s', async (code) => {
    const { status, body } = await pim.remove(`${families}/${code}`)
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message: `Family "${code}" cannot be deleted, because products or product models use it.`,
    })
    expect((await pim.get(`${families}/${code}`)).status).toBe(200)
  })

  test('that is not there is a 404', async () => {
    const { status, body } = await pim.remove(`${families}/lmaps`)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message: 'Family "lmaps" does not exist.' })
  })
})
