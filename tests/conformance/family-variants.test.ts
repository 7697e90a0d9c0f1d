import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { FamilyVariant } from '#contract'
import { type TestSandbox, openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let pim: TestSandbox['pim']
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
  for (const [code, own] of Object.entries(ownAttributes)) {
    await pim.post('/api/rest/v1/attributes', { code, group: 'other', ...own })
  }
  await pim.patch('/api/rest/v1/families/jackets', {
    attributes: [...familyAttributes, ...Object.keys(ownAttributes)],
  })
})

/** What axes may and may not be, besides what the jackets of the test catalogue have. */
const ownAttributes = {
  lined: { type: 'pim_catalog_boolean' },
  hood: { type: 'pim_catalog_boolean', localizable: true },
  zip: { type: 'pim_catalog_simpleselect', scopable: true },
  fit: { type: 'pim_catalog_simpleselect', available_locales: ['fr_FR'] },
  two: { type: 'pim_catalog_boolean' },
  three: { type: 'pim_catalog_boolean' },
  four: { type: 'pim_catalog_boolean' },
  five: { type: 'pim_catalog_boolean' },
}
const familyAttributes = ['color', 'ean', 'name', 'price', 'size', 'slogan', 'weight']

const variants = '/api/rest/v1/families/jackets/variants'
const existing = 'jackets_by_color_and_size'
const read = async (code: string) => (await pim.get<FamilyVariant>(`${variants}/${code}`)).body
const level = (number: number, axes: string[], attributes?: string[]) => ({
  level: number,
  axes,
  ...(attributes && { attributes }),
})
const invalid = (...messages: string[]) => ({
  code: 422,
  message: 'Validation failed.',
  errors: messages.map((message) => ({ property: 'variant_attribute_sets', message })),
})
const documented = (message: string, anchor: string) => ({
  code: 422,
  message: `${message} Check the expected format on the API documentation.`,
  _links: { documentation: { href: `http://api.akeneo.com/api-reference.html#${anchor}` } },
})

describe('a new family variant', () => {
  test('has its axes on their level, and what is unique on the last one', async () => {
    const { status, headers, text } = await pim.post(variants, {
      code: 'by_lining',
      labels: { en_US: 'By lining' },
      variant_attribute_sets: [
        level(1, ['LINED'], ['slogan']),
        level(2, ['size', 'weight'], ['price', 'size']),
      ],
    })
    expect(status).toBe(201)
    expect(text).toBe('')
    expect(headers.get('location')).toBe(`${origin}${variants}/by_lining`)
    expect(await read('by_lining')).toEqual({
      code: 'by_lining',
      labels: { en_US: 'By lining' },
      variant_attribute_sets: [
        { level: 1, axes: ['lined'], attributes: ['slogan', 'lined'] },
        {
          level: 2,
          axes: ['size', 'weight'],
          attributes: ['price', 'size', 'weight', 'ean', 'sku'],
        },
      ],
    })
  })

  test('works for products and product models at once', async () => {
    await pim.post(variants, { code: 'by_lining', variant_attribute_sets: [level(1, ['lined'])] })
    const model = { code: 'elm', family_variant: 'by_lining' }
    expect((await pim.post('/api/rest/v1/product-models', model)).status).toBe(201)
    const values = { lined: [{ locale: null, scope: null, data: true }] }
    const product = { identifier: 'elm_lined', parent: 'elm', values }
    expect((await pim.post('/api/rest/v1/products', product)).status).toBe(201)
    const { body } = await pim.get('/api/rest/v1/products/elm_lined')
    expect(body).toMatchObject({ family: 'jackets', parent: 'elm', values })
  })

  test.each<[string, object[], string[]]>([
    ['no level', [], ['There should be at least one level defined in the family variant']],
    [
      'no axis',
      [level(1, [])],
      [
        'There should be at least one attribute defined as axis for the attribute set for level "1"',
      ],
    ],
    ['no first level', [level(2, ['size'])], ['There is no variant attribute set for level "1"']],
    [
      'a third level',
      [level(1, ['size']), level(2, ['color']), level(3, ['lined'])],
      ['Family variant cannot have more than "2" level'],
    ],
    [
      'six axes',
      [level(1, ['size', 'lined', 'two', 'three', 'four', 'five'])],
      ['A variant attribute set cannot have more than 5 axes'],
    ],
    [
      'the identifier above the last level',
      [level(1, ['color'], ['sku']), level(2, ['size'])],
      ['Attributes must be unique, "sku" are used several times in variant attributes sets'],
    ],
    [
      'an axis twice',
      [level(1, ['color']), level(2, ['color'])],
      [
        'Variant axes must be unique, "color" are used several times in variant attributes sets',
        'Attributes must be unique, "color" are used several times in variant attributes sets',
      ],
    ],
    [
      'an axis that is a text',
      [level(1, ['name'])],
      [
        'Variant axes "name" cannot be localizable, not scopable and not locale specific',
        'Variant axes "name" must be a boolean, a simple select, a simple reference data or a measurement',
      ],
    ],
    ...['hood', 'zip', 'fit'].map((axis): [string, object[], string[]] => [
      `the axis ${axis}, of which there are many values`,
      [level(1, [axis])],
      [`Variant axes "${axis}" cannot be localizable, not scopable and not locale specific`],
    ]),
    [
      'an axis that is unique',
      [level(1, ['ean'])],
      [
        'Variant axes "ean" cannot be unique or an identifier',
        'Variant axes "ean" must be a boolean, a simple select, a simple reference data or a measurement',
      ],
    ],
    [
      'an attribute of another family',
      [level(1, ['size'], ['description'])],
      [
        '"description" attribute cannot be added to "fresh" family variant, as it is not an attribute of the "jackets" family',
      ],
    ],
  ])('is refused with %s', async (_, sets, messages) => {
    const { status, body } = await pim.post(variants, {
      code: 'fresh',
      variant_attribute_sets: sets,
    })
    expect(status).toBe(422)
    expect(body).toEqual(invalid(...messages))
  })

  test.each<[string, object, string]>([
    ['its family', { family: 'jackets' }, 'Property "family" does not exist.'],
    [
      'levels in words',
      { variant_attribute_sets: 'foo' },
      'Property "variant_attribute_sets" expects an array of objects as data.',
    ],
    [
      'a level in words',
      { variant_attribute_sets: ['foo'] },
      'Property "variant_attribute_sets" expects an array of objects as data.',
    ],
    [
      'axes that are no list',
      { variant_attribute_sets: [{ level: 1, axes: 'size' }] },
      'Property "axes" in the property "variant_attribute_sets" expects an array as data, "string" given.',
    ],
    [
      'a number of the level in words',
      { variant_attribute_sets: [{ level: 'one', axes: ['size'] }] },
      'Property "level" in the property "variant_attribute_sets" expects an integer as data, "string" given.',
    ],
    [
      'an unknown attribute',
      { variant_attribute_sets: [level(1, ['size']), level(2, ['color'], ['colour'])] },
      'Property "attribute_set_2" expects a valid attribute code. The attribute does not exist, "colour" given.',
    ],
    [
      'an unknown axis',
      { variant_attribute_sets: [level(1, ['sise'])] },
      'Property "attribute_set_1" expects a valid attribute code. The attribute does not exist, "sise" given.',
    ],
    ['no labels', { labels: null }, 'Property "labels" expects an array as data, "NULL" given.'],
    [
      'a label that is no text',
      { labels: { en_US: [] } },
      'Property "labels" expects an array with valid data, one of the labels is not a scalar.',
    ],
  ])('is not read with %s', async (_, sent, message) => {
    const { body } = await pim.post(variants, { code: 'fresh', ...sent })
    expect(body).toEqual(documented(message, 'post_families__family_code__variants'))
    const patched = await pim.patch(`${variants}/fresh`, sent)
    expect(patched.body).toEqual(
      documented(message, 'patch_families__family_code__variants__code__'),
    )
  })

  test.each<[string, object, [string, string]]>([
    ['no code', {}, ['code', 'This value should not be blank.']],
    ['a code of its family', { code: existing }, ['code', 'This value is already used.']],
    [
      'a code with a hyphen',
      { code: 'a-b' },
      ['code', 'Family variant code may contain only letters, numbers and underscores'],
    ],
    [
      'an unknown locale',
      { code: 'a', labels: { xx_XX: 'A' } },
      ['labels', 'The locale "xx_XX" does not exist.'],
    ],
  ])('cannot have %s', async (_, sent, [property, message]) => {
    const body = { variant_attribute_sets: [level(1, ['size'])], ...sent }
    expect((await pim.post(variants, body)).body).toEqual({
      code: 422,
      message: 'Validation failed.',
      errors: [{ property, message }],
    })
  })

  test('cannot have a code of another family', async () => {
    const { body } = await pim.post('/api/rest/v1/families/lamps/variants', {
      code: existing,
      variant_attribute_sets: [level(1, ['weight'])],
    })
    expect(body).toMatchObject({
      errors: [{ property: 'code', message: 'This value is already used.' }],
    })
  })

  test('has the code of the address when it is created there', async () => {
    const { body } = await pim.patch(`${variants}/fresh`, { code: 'other' })
    expect(body).toEqual({
      code: 422,
      message:
        'The code "other" provided in the request body must match the code "fresh" provided in the url.',
    })
    const sent = { variant_attribute_sets: [level(1, ['size'])] }
    expect((await pim.patch(`${variants}/fresh`, sent)).status).toBe(201)
  })
})

describe('a family variant that is there', () => {
  test('keeps levels, axes and attributes that are not sent', async () => {
    const before = await read(existing)
    const { status, headers } = await pim.patch(`${variants}/${existing.toUpperCase()}`, {
      labels: { en_US: 'Both' },
    })
    expect(status).toBe(204)
    expect(headers.get('location')).toBe(`${origin}${variants}/${existing}`)
    await pim.patch(`${variants}/${existing}`, { variant_attribute_sets: [{ level: 2 }] })
    expect(await read(existing)).toEqual({ ...before, labels: { en_US: 'Both' } })
    expect((await pim.patch(`${variants}/${existing}`, await read(existing))).status).toBe(204)
  })

  test('moves an attribute down, and lets one go to what all share', async () => {
    const { status } = await pim.patch(`${variants}/${existing}`, {
      variant_attribute_sets: [
        { level: 1, attributes: [] },
        { level: 2, attributes: ['slogan', 'sku', 'ean'] },
      ],
    })
    expect(status).toBe(204)
    expect((await read(existing)).variant_attribute_sets).toEqual([
      { level: 1, axes: ['color'], attributes: ['color'] },
      { level: 2, axes: ['size'], attributes: ['slogan', 'sku', 'ean', 'size'] },
    ])
  })

  test.each([
    ['fewer levels', [level(1, ['color'])]],
    ['no levels', []],
    ['more levels', [level(1, ['color']), level(2, ['size']), level(3, ['lined'])]],
  ])('cannot have %s', async (_, sets) => {
    const { body } = await pim.patch(`${variants}/${existing}`, { variant_attribute_sets: sets })
    expect(body).toEqual(
      documented(
        'The number of variant attribute sets cannot be changed.',
        'patch_families__family_code__variants__code__',
      ),
    )
  })

  test('keeps its axes', async () => {
    const { body } = await pim.patch(`${variants}/jackets_by_size`, {
      variant_attribute_sets: [level(1, ['lined'])],
    })
    expect(body).toEqual(invalid('Variant axes cannot be modified for the level "1"'))
  })

  test('has each attribute on one level', async () => {
    const { body } = await pim.patch(`${variants}/${existing}`, {
      code: existing,
      variant_attribute_sets: [{ level: 1, attributes: ['sku'] }, { level: 2 }],
    })
    expect(body).toEqual(
      invalid('Attributes must be unique, "sku" are used several times in variant attributes sets'),
    )
  })

  test('keeps its code', async () => {
    const { body } = await pim.patch(`${variants}/${existing}`, { code: 'renamed' })
    expect(body).toMatchObject({
      errors: [{ property: 'code', message: 'This property cannot be changed.' }],
    })
  })
})

describe('a family variant is not found', () => {
  const notOfFamily = (code: string, family: string) => ({
    code: 404,
    message: `Family variant "${code}" does not exist or is not a variant of the family "${family}".`,
  })

  test('under an unknown code', async () => {
    const { status, body } = await pim.get(`${variants}/nothing`)
    expect(status).toBe(404)
    expect(body).toEqual(notOfFamily('nothing', 'jackets'))
  })

  test('below another family', async () => {
    const path = '/api/rest/v1/families/lamps/variants'
    const expected = notOfFamily(existing, 'lamps')
    expect((await pim.get(`${path}/${existing}`)).body).toEqual(expected)
    expect((await pim.patch(`${path}/${existing}`, {})).body).toEqual(expected)
    expect(await pim.batch(path, [{ code: existing }])).toEqual([
      { line: 1, code: existing, status_code: 404, message: expected.message },
    ])
  })

  test('below an unknown family', async () => {
    const path = '/api/rest/v1/families/jacket/variants'
    const expected = { code: 404, message: 'Family "jacket" does not exist.' }
    const headers = { 'content-type': 'application/vnd.akeneo.collection+json' }
    for (const { status, body } of [
      await pim.get(path),
      await pim.get(`${path}/${existing}`),
      await pim.post(path, { code: 'a' }),
      await pim.patch(`${path}/${existing}`, {}),
      await pim.send('PATCH', path, { headers, body: `{"code":"${existing}"}` }),
    ]) {
      expect({ status, body }).toEqual({ status: 404, body: expected })
    }
  })
})

test('the variants of a family are listed by code', async () => {
  const { body } = await pim.get<{
    items_count: number
    _embedded: { items: FamilyVariant[] }
  }>(`${variants}?with_count=true`)
  expect(body.items_count).toBe(2)
  const {
    _embedded: { items },
  } = body
  expect(items[0]).toEqual({
    _links: { self: { href: `${origin}${variants}/${existing}` } },
    ...(await read(existing)),
  })
  const none = await pim.get('/api/rest/v1/families/lamps/variants')
  expect(none.body).toMatchObject({ _embedded: { items: [] } })
})

test('many family variants are written line by line', async () => {
  const lines = await pim.batch(variants, [
    { code: 'by_lining', variant_attribute_sets: [level(1, ['lined'])] },
    { code: 'by_lining', labels: { en_US: 'By lining' } },
    { code: existing, variant_attribute_sets: 'foo' },
    { code: 'empty' },
  ])
  expect(lines).toEqual([
    { line: 1, code: 'by_lining', status_code: 201 },
    { line: 2, code: 'by_lining', status_code: 204 },
    {
      line: 3,
      code: existing,
      status_code: 422,
      message:
        'Property "variant_attribute_sets" expects an array of objects as data. Check the expected format on the API documentation.',
      _links: {
        documentation: {
          href: 'http://api.akeneo.com/api-reference.html#patch_families__family_code__variants__code__',
        },
      },
    },
    {
      line: 4,
      code: 'empty',
      status_code: 422,
      message: 'Validation failed.',
      errors: [
        {
          property: 'variant_attribute_sets',
          message: 'There should be at least one level defined in the family variant',
        },
      ],
    },
  ])
})
