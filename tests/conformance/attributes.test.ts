import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Attribute, Family, Product } from '#contract'
import { type TestHost, type TestSandbox, openHost, origin } from '../support/sandbox.ts'

const host: TestHost = openHost()
afterAll(() => host.close())

let pim: TestSandbox['pim']
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

const attributes = '/api/rest/v1/attributes'
const read = async (code: string) => (await pim.get<Attribute>(`${attributes}/${code}`)).body
const invalid = (...errors: [property: string, message: string][]) => ({
  code: 422,
  message: 'Validation failed.',
  errors: errors.map(([property, message]) => ({ property, message })),
})
const documented = (message: string, anchor = 'post_attributes') => ({
  code: 422,
  message: `${message} Check the expected format on the API documentation.`,
  _links: {
    documentation: { href: `http://api.akeneo.com/api-reference.html#${anchor}` },
  },
})
const list = async (search: object) => {
  const query = encodeURIComponent(JSON.stringify(search))
  const { body } = await pim.get<{ _embedded: { items: Attribute[] } }>(
    `${attributes}?limit=100&search=${query}`,
  )
  const {
    _embedded: { items },
  } = body
  return items.map(({ code }) => code)
}
const refusal = async (search: string) => {
  const { status, body } = await pim.get(`${attributes}?search=${encodeURIComponent(search)}`)
  return { status, body }
}
/** The least that an attribute of a type needs. */
const needs: Record<string, object> = {
  pim_catalog_number: { decimals_allowed: false, negative_allowed: false },
  pim_catalog_metric: {
    metric_family: 'Weight',
    default_metric_unit: 'KILOGRAM',
    decimals_allowed: true,
    negative_allowed: false,
  },
  pim_catalog_price_collection: { decimals_allowed: true },
}
const attributeOf = (type: string, own: object = {}) => ({
  code: 'fresh',
  type: `pim_catalog_${type}`,
  group: 'marketing',
  ...needs[`pim_catalog_${type}`],
  ...own,
})

describe('a new attribute', () => {
  test('shows every key, with defaults', async () => {
    const { status, headers, text } = await pim.post(attributes, attributeOf('text'))
    expect(status).toBe(201)
    expect(text).toBe('')
    expect(headers.get('location')).toBe(`${origin}${attributes}/fresh`)
    expect(await read('fresh')).toEqual({
      code: 'fresh',
      type: 'pim_catalog_text',
      group: 'marketing',
      group_labels: { en_US: 'Marketing' },
      unique: false,
      useable_as_grid_filter: false,
      allowed_extensions: [],
      metric_family: null,
      default_metric_unit: null,
      reference_data_name: null,
      available_locales: [],
      max_characters: null,
      validation_rule: null,
      validation_regexp: null,
      wysiwyg_enabled: null,
      number_min: null,
      number_max: null,
      decimals_allowed: null,
      negative_allowed: null,
      date_min: null,
      date_max: null,
      max_file_size: null,
      minimum_input_length: null,
      sort_order: 0,
      localizable: false,
      scopable: false,
      labels: {},
      guidelines: {},
      auto_option_sorting: null,
      default_value: null,
    })
  })

  test('needs a type and a group, in this order', async () => {
    const blank = 'This value should not be blank.'
    const { status, body } = await pim.patch(`${attributes}/fresh`, {})
    expect(status).toBe(422)
    expect(body).toEqual(invalid(['type', blank], ['group', blank]))
    const posted = await pim.post(attributes, { code: 'fresh', type: 'pim_catalog_text' })
    expect(posted.body).toEqual(invalid(['group', blank]))
    expect((await pim.post(attributes, {})).body).toEqual(
      invalid(['code', blank], ['type', blank], ['group', blank]),
    )
  })

  test.each([
    'text',
    'textarea',
    'number',
    'metric',
    'price_collection',
    'boolean',
    'date',
    'simpleselect',
    'multiselect',
    'file',
    'image',
  ])('can be of the type %s', async (type) => {
    expect((await pim.post(attributes, attributeOf(type))).status).toBe(201)
    expect((await pim.patch(`${attributes}/fresh`, await read('fresh'))).status).toBe(204)
  })

  test('cannot be a second identifier', async () => {
    const { body } = await pim.post(attributes, attributeOf('identifier'))
    expect(body).toEqual(invalid(['type', 'An identifier attribute already exists.']))
  })

  test.each<[string, unknown, string]>([
    ['sku', 'SKU', 'This value is already used.'],
    [
      'a hyphen',
      'not-a-code',
      'Attribute code may contain only letters (at least one), numbers and underscores',
    ],
    [
      'digits only',
      '2024',
      'Attribute code may contain only letters (at least one), numbers and underscores',
    ],
    [
      '101 letters',
      'a'.repeat(101),
      'This value is too long. It should have 100 characters or less.',
    ],
    ...[
      'id',
      'associationTypes',
      'categories',
      'categoryId',
      'completeness',
      'enabled',
      'family',
      'groups',
      'associations',
      'products',
      'scope',
      'treeId',
      'values',
      'category',
      'parent',
      'label',
      'my_products',
      'X_SELL_groups',
      'entity_type',
      'attributes',
      'uuid',
      'identifier',
      'UUID',
    ].map((code): [string, unknown, string] => [code, code, 'This code is not available']),
  ])('cannot have the code %s', async (_, code, message) => {
    const { status, body } = await pim.post(attributes, attributeOf('text', { code }))
    expect(status).toBe(422)
    expect(body).toEqual(invalid(['code', message]))
  })

  test('is there for products at once', async () => {
    await pim.post(attributes, attributeOf('number', { number_max: 5 }))
    const fresh = (data: unknown) => ({ values: { fresh: [{ locale: null, scope: null, data }] } })
    expect((await pim.patch('/api/rest/v1/products/loose', fresh(6))).status).toBe(422)
    expect((await pim.patch('/api/rest/v1/products/loose', fresh(4))).status).toBe(204)
    const { body } = await pim.get<Product>('/api/rest/v1/products/loose')
    expect(body.values.fresh).toEqual([{ locale: null, scope: null, data: 4 }])
  })
})

describe('the body of an attribute', () => {
  test.each<[string, object, string]>([
    ['an unknown property', { colour: 1 }, 'Property "colour" does not exist.'],
    [
      'no text for a code',
      { code: [] },
      'Property "code" expects a scalar as data, "array" given.',
    ],
    ['an empty type', { type: '' }, 'Property "type" does not expect an empty value.'],
    ['no type', { type: null }, 'Property "type" does not expect an empty value.'],
    [
      'an unknown type',
      { type: 'pim_catalog_colour' },
      'Property "type" expects a valid attribute type. The attribute type does not exist, "pim_catalog_colour" given.',
    ],
    [
      'an unknown group',
      { group: 'nowhere' },
      'Property "group" expects a valid code. The attribute group does not exist, "nowhere" given.',
    ],
    ['no labels', { labels: null }, 'Property "labels" expects an array as data, "NULL" given.'],
    [
      'a label that is no text',
      { labels: { en_US: [] } },
      'Property "labels" expects an array with valid data, one of the "labels" values is not a scalar.',
    ],
    [
      'guidelines that are no text',
      { guidelines: { en_US: {} } },
      'Property "guidelines" expects an array with valid data, one of the "guidelines" values is not a scalar.',
    ],
    [
      'locales that are no list',
      { available_locales: 'fr_FR' },
      'Property "available_locales" expects an array as data, "string" given.',
    ],
    [
      'a locale that is no code',
      { available_locales: [[]] },
      'Property "available_locales" expects an array with valid data, one of the "available_locales" values is not a scalar.',
    ],
    [
      'an unknown locale',
      { available_locales: ['xx_XX'] },
      'Property "available_locales" expects a valid locale code. The locale does not exist, "xx_XX" given.',
    ],
    [
      'a date of another form',
      { type: 'pim_catalog_date', date_min: 'a date' },
      'Property "date_min" expects a string with the format "yyyy-mm-dd" as data, "a date" given.',
    ],
    [
      'a flag that is a list',
      { unique: [] },
      'Property "unique" expects a scalar as data, "array" given.',
    ],
  ])('is refused with %s', async (_, own, message) => {
    const { status, body } = await pim.post(attributes, attributeOf('text', own))
    expect(status).toBe(422)
    expect(body).toEqual(documented(message))
  })

  test('is refused in a PATCH with a link to the reference of PATCH', async () => {
    const { body } = await pim.patch(`${attributes}/fresh`, { colour: 1 })
    const message = 'Property "colour" does not exist.'
    expect(body).toEqual(documented(message, 'patch_attributes__code_'))
  })

  test.each<[string, object, string, string]>([
    ['text', { unique: 'yes' }, 'unique', 'This value should be of type bool.'],
    ['text', { localizable: null }, 'localizable', 'This value should not be null.'],
    ['text', { decimals_allowed: false }, 'decimals_allowed', 'This value should be null.'],
    ['text', { wysiwyg_enabled: true }, 'wysiwyg_enabled', 'This value should be null.'],
    ['text', { allowed_extensions: ['jpg'] }, 'allowed_extensions', 'This value should be blank.'],
    ['text', { metric_family: 'Weight' }, 'metric_family', 'This value should be null.'],
    ['text', { default_value: true }, 'default_value', 'This value should be null.'],
    ['boolean', { max_characters: 5 }, 'max_characters', 'This value should be null.'],
    ['boolean', { number_min: 1 }, 'number_min', 'This value should be null.'],
    [
      'price_collection',
      { negative_allowed: false },
      'negative_allowed',
      'This value should be null.',
    ],
    ['date', { auto_option_sorting: true }, 'auto_option_sorting', 'This value should be null.'],
    ['number', { date_min: '2020-01-01' }, 'date_min', 'This value should be null.'],
    ['simpleselect', { max_file_size: '1' }, 'max_file_size', 'This value should be null.'],
    ['textarea', { validation_rule: 'url' }, 'validation_rule', 'This value should be null.'],
    ['number', { decimals_allowed: null }, 'decimals_allowed', 'This value should not be null.'],
    ['number', { negative_allowed: null }, 'negative_allowed', 'This value should not be null.'],
    [
      'price_collection',
      { decimals_allowed: null },
      'decimals_allowed',
      'This value should not be null.',
    ],
    ['metric', { metric_family: null }, 'metric_family', 'This value should not be null.'],
    [
      'metric',
      { default_metric_unit: null },
      'default_metric_unit',
      'This value should not be null.',
    ],
    ['metric', { metric_family: 'Mood' }, 'metric_family', 'Please specify a valid metric family'],
    [
      'metric',
      { default_metric_unit: 'MILE' },
      'default_metric_unit',
      'Please specify a valid metric unit',
    ],
    [
      'text',
      { max_characters: 256 },
      'max_characters',
      'This value should be less than or equal to 255.',
    ],
    [
      'textarea',
      { max_characters: 65_536 },
      'max_characters',
      'This value should be less than or equal to 65535.',
    ],
    [
      'text',
      { max_characters: -1 },
      'max_characters',
      'This value should be greater than or equal to 0.',
    ],
    ['text', { max_characters: 1.5 }, 'max_characters', 'This value should not be a decimal.'],
    ['text', { max_characters: 'few' }, 'max_characters', 'This value should be of type numeric.'],
    [
      'text',
      { validation_rule: 'phone' },
      'validation_rule',
      'The value you selected is not a valid choice.',
    ],
    [
      'text',
      { validation_rule: 'regexp', validation_regexp: '^A$' },
      'validation_regexp',
      'This regular expression is not valid.',
    ],
    ['number', { number_min: -1 }, 'number_min', 'This number is not valid'],
    ['number', { number_max: '2.5' }, 'number_max', 'This number is not valid'],
    [
      'number',
      { number_min: 5, number_max: 4 },
      'number_max',
      'The max number must be greater than the min number',
    ],
    ['number', { number_min: 'low' }, 'number_min', 'This value should be of type numeric.'],
    [
      'date',
      { date_min: '2020-01-02', date_max: '2020-01-01' },
      'date_max',
      'The max date must be greater than the min date',
    ],
    [
      'image',
      { max_file_size: '10000' },
      'max_file_size',
      'This value should be between 0.01 and 9999.99.',
    ],
    ['textarea', { unique: true }, 'unique', "This attribute type can't have unique value"],
    [
      'text',
      { unique: true, localizable: true },
      'localizable',
      'A unique attribute can not be localizable',
    ],
    [
      'text',
      { unique: true, scopable: true },
      'scopable',
      'A unique attribute can not be scopable',
    ],
    [
      'boolean',
      { default_value: true, localizable: true },
      'default_value',
      'This value should be null.',
    ],
    ['text', { sort_order: -1 }, 'sort_order', 'This value should be greater than or equal to 0.'],
    ['text', { sort_order: 'first' }, 'sort_order', 'This value should be of type numeric.'],
    [
      'text',
      { sort_order: 1e30 },
      'sort_order',
      'This value should be less than or equal to 2147483647.',
    ],
    ['text', { labels: { xx_XX: 'X' } }, 'labels', 'The locale "xx_XX" does not exist.'],
    ['text', { guidelines: { xx_XX: 'X' } }, 'guidelines', 'The locale "xx_XX" does not exist.'],
  ])('of the type %s breaks a rule with %j', async (type, own, property, message) => {
    const { status, body } = await pim.post(attributes, attributeOf(type, own))
    expect(status).toBe(422)
    expect(body).toEqual(invalid([property, message]))
  })

  test('keeps what each type has of its own', async () => {
    const sent: [string, object, object][] = [
      ['text', { max_characters: 255, validation_rule: 'url', unique: true }, {}],
      ['text', { validation_rule: 'regexp', validation_regexp: '/^[A-Z]{3}$/' }, {}],
      ['textarea', { max_characters: '65535', wysiwyg_enabled: true }, { max_characters: 65_535 }],
      [
        'number',
        { decimals_allowed: true, number_min: '0', number_max: 12.5, unique: true },
        { number_min: '0.0000', number_max: '12.5000' },
      ],
      ['price_collection', { decimals_allowed: false, number_max: 10 }, { number_max: '10.0000' }],
      ['boolean', { default_value: false }, {}],
      [
        'date',
        { date_min: '2005-05-25', date_max: '2010-05-25T10:00:00+02:00', unique: true },
        { date_min: '2005-05-25T00:00:00+00:00', date_max: '2010-05-25T00:00:00+00:00' },
      ],
      ['multiselect', { auto_option_sorting: true, minimum_input_length: 2 }, {}],
      ['image', { allowed_extensions: ['jpg'], max_file_size: '3.5' }, { max_file_size: '3.50' }],
      [
        'metric',
        { metric_family: 'weight', default_metric_unit: 'gram' },
        { metric_family: 'Weight', default_metric_unit: 'GRAM' },
      ],
      [
        'text',
        { available_locales: ['fr_fr'], localizable: true, scopable: true, sort_order: '7' },
        { available_locales: ['fr_FR'], sort_order: 7 },
      ],
    ]
    for (const [at, [type, own, shown]] of sent.entries()) {
      const code = `fresh_${at}`
      expect((await pim.post(attributes, attributeOf(type, { code, ...own }))).status).toBe(201)
      expect(await read(code)).toMatchObject({ ...own, ...shown })
    }
  })
})

describe('an attribute that is there', () => {
  test('changes what is sent and keeps the rest', async () => {
    const before = await read('weight')
    const { status, headers } = await pim.patch(`${attributes}/WEIGHT`, {
      labels: { en_US: 'Weight', fr_FR: 'Poids' },
      guidelines: { en_US: 'Without packaging' },
      group: 'MARKETING',
    })
    expect(status).toBe(204)
    expect(headers.get('location')).toBe(`${origin}${attributes}/weight`)
    await pim.patch(`${attributes}/weight`, { labels: { fr_FR: null }, guidelines: { en_US: '' } })
    expect(await read('weight')).toEqual({
      ...before,
      labels: { en_US: 'Weight' },
      guidelines: {},
      group: 'marketing',
      group_labels: { en_US: 'Marketing' },
    })
    expect((await pim.patch(`${attributes}/weight`, {})).status).toBe(204)
  })

  test('can be sent back as it was read', async () => {
    for (const code of await list({})) {
      const before = await read(code)
      expect((await pim.patch(`${attributes}/${code}`, before)).status).toBe(204)
      expect(await read(code)).toEqual(before)
    }
  })

  test.each([
    ['weight', { code: 'mass' }, 'code'],
    ['weight', { type: 'pim_catalog_number' }, 'type'],
    ['name', { localizable: false }, 'localizable'],
    ['name', { scopable: true }, 'scopable'],
    ['short', { unique: true }, 'unique'],
    ['sku', { unique: false }, 'unique'],
  ])('%s does not change with %j', async (code, body, property) => {
    const before = await read(code)
    const answer = await pim.patch(`${attributes}/${code}`, body)
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({
      errors: expect.arrayContaining([{ property, message: 'This property cannot be changed.' }]),
    })
    expect(await read(code)).toEqual(before)
  })

  test('keeps its measurement family', async () => {
    const { body } = await pim.patch(`${attributes}/weight`, { metric_family: 'Mood' })
    expect(body).toMatchObject({
      errors: expect.arrayContaining([
        { property: 'metric_family', message: 'This property cannot be changed.' },
      ]),
    })
  })

  test('lets the identifier have its rules, and stay a filter of the grid', async () => {
    const sent = {
      max_characters: 20,
      validation_rule: 'regexp',
      validation_regexp: '/^[a-z_]+$/',
      useable_as_grid_filter: false,
    }
    expect((await pim.patch(`${attributes}/sku`, sent)).status).toBe(204)
    expect(await read('sku')).toMatchObject({ ...sent, useable_as_grid_filter: true, unique: true })
    const wrong = await pim.patch(`${attributes}/sku`, { validation_rule: 'email' })
    expect(wrong.body).toEqual(
      invalid(['validation_rule', 'The value you selected is not a valid choice.']),
    )
  })

  test('is not found under an unknown code', async () => {
    const { status, body } = await pim.get(`${attributes}/nmae`)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message: 'Attribute "nmae" does not exist.' })
  })

  test('has the code of the address when it is created there', async () => {
    const { body } = await pim.patch(
      `${attributes}/fresh`,
      attributeOf('text', { code: 'other_one' }),
    )
    expect(body).toEqual({
      code: 422,
      message:
        'The code "other_one" provided in the request body must match the code "fresh" provided in the url.',
    })
    const { code: _, ...rest } = attributeOf('text')
    expect((await pim.patch(`${attributes}/fresh`, rest)).status).toBe(201)
  })
})

describe('many attributes', () => {
  test('are written line by line', async () => {
    const lines = await pim.batch(attributes, [
      { code: 'name', sort_order: 5 },
      { code: 'new_one', type: 'pim_catalog_text' },
      { code: 'x', bar: 1 },
      { identifier: 'oops' },
      '{"code":',
      attributeOf('text'),
      { code: 'fresh', labels: { en_US: 'Fresh' } },
    ])
    expect(lines).toEqual([
      { line: 1, code: 'name', status_code: 204 },
      {
        line: 2,
        code: 'new_one',
        status_code: 422,
        message: 'Validation failed.',
        errors: [{ property: 'group', message: 'This value should not be blank.' }],
      },
      {
        line: 3,
        code: 'x',
        status_code: 422,
        message:
          'Property "bar" does not exist. Check the expected format on the API documentation.',
        _links: {
          documentation: {
            href: 'http://api.akeneo.com/api-reference.html#patch_attributes__code_',
          },
        },
      },
      { line: 4, status_code: 422, message: 'Code is missing.' },
      { line: 5, status_code: 400, message: 'Invalid json message received' },
      { line: 6, code: 'fresh', status_code: 201 },
      { line: 7, code: 'fresh', status_code: 204 },
    ])
    expect(await read('name')).toMatchObject({ sort_order: 5 })
  })
})

describe('the list of attributes', () => {
  test('is searched by code and by type', async () => {
    expect(await list({ code: [{ operator: 'IN', value: ['NAME', 'sku', 'nobody'] }] })).toEqual([
      'name',
      'sku',
    ])
    const selects = {
      operator: 'IN',
      value: ['pim_catalog_simpleselect', 'pim_catalog_multiselect'],
    }
    expect(await list({ type: [selects] })).toEqual(['color', 'materials', 'size'])
    expect(
      await list({ type: [selects], code: [{ operator: 'IN', value: ['size', 'name'] }] }),
    ).toEqual(['size'])
  })

  test('is searched by the moment of the last change', async () => {
    const now = new Date(host.clock.now() - 1000).toISOString()
    expect(await list({ updated: [{ operator: '>', value: now }] })).toEqual([])
    await pim.patch(`${attributes}/name`, { sort_order: 9 })
    await pim.patch(`${attributes}/sku`, {})
    const changed = await list({ updated: [{ operator: '>', value: now }] })
    expect(changed).toEqual(['name'])
    const offset = now.replace(/\.\d+Z/, '+00:00')
    expect(await list({ updated: [{ operator: '>', value: offset }] })).toEqual(['name'])
  })

  test('carries the search along in its links', async () => {
    const search = JSON.stringify({ type: [{ operator: 'IN', value: ['pim_catalog_text'] }] })
    const query = new URLSearchParams({ search, limit: '2', with_count: 'true' }).toString()
    const { body } = await pim.get<{
      items_count: number
      _links: { next: { href: string } }
      _embedded: { items: Attribute[] }
    }>(`${attributes}?${query}`)
    expect(body.items_count).toBe(8)
    const { _links: links } = body
    expect(Object.fromEntries(new URL(links.next.href).searchParams)).toEqual({
      page: '2',
      limit: '2',
      with_count: 'true',
      search,
    })
  })

  test.each<[string, number, string]>([
    ['{', 400, 'Search query parameter should be valid JSON.'],
    ['"text"', 400, 'Search query parameter should be valid JSON.'],
    [
      '{"code":"name"}',
      422,
      'Structure of filter "code" should respect this structure: {"code":[{"operator": "my_operator", "value": "my_value"}]}',
    ],
    ['{"code":[{"value":["name"]}]}', 422, 'Operator is missing for the property "code".'],
    ['{"code":[{"operator":[]}]}', 422, 'Operator has to be a string, "array" given.'],
    [
      '{"colour":[{"operator":"=","value":1}]}',
      422,
      'Filter on property "colour" is not supported or does not support operator "=".',
    ],
    [
      '{"code":[{"operator":"=","value":"name"}]}',
      422,
      'Filter on property "code" is not supported or does not support operator "=".',
    ],
    ['{"code":[{"operator":"IN"}]}', 422, 'Value is missing for the property "code".'],
    [
      '{"updated":[{"operator":">","value":"yesterday"}]}',
      422,
      'Property "updated" expects a string with the format "yyyy-mm-dd H:i:s" as data.',
    ],
  ])('refuses the search %s', async (search, status, message) => {
    expect(await refusal(search)).toEqual({ status, body: { code: status, message } })
  })
})

test('a family shows a new attribute as soon as it has it', async () => {
  await pim.post(attributes, attributeOf('text'))
  await pim.patch('/api/rest/v1/families/plain', { attributes: ['sku', 'fresh'] })
  const { body } = await pim.get<Family>('/api/rest/v1/families/plain')
  expect(body.attributes).toEqual(['fresh', 'sku'])
})

describe('an attribute that refers to something', () => {
  const linked = (type: string, name: string) => ({
    code: 'fresh',
    type,
    group: 'marketing',
    reference_data_name: name,
  })

  test.each([
    ['akeneo_reference_entity', 'MAKER', 'maker'],
    ['akeneo_reference_entity_collection', 'maker', 'maker'],
    ['pim_catalog_asset_collection', 'Packshot', 'packshot'],
  ])('names what is there: %s of %s', async (type, name, stored) => {
    expect((await pim.post(attributes, linked(type, name))).status).toBe(201)
    expect((await read('fresh')).reference_data_name).toBe(stored)
    const again = await pim.patch(`${attributes}/fresh`, { reference_data_name: name })
    expect(again.status).toBe(204)
  })

  test.each([
    ['akeneo_reference_entity', 'packshot', 'The reference entity "packshot" does not exist.'],
    ['akeneo_reference_entity_collection', 'x', 'The reference entity "x" does not exist.'],
    ['pim_catalog_asset_collection', 'maker', 'The asset family "maker" does not exist.'],
  ])('does not name what is not there: %s of %s', async (type, name, message) => {
    const { status, body } = await pim.post(attributes, linked(type, name))
    expect(status).toBe(422)
    expect(body).toEqual(invalid(['reference_data_name', message]))
  })
})
