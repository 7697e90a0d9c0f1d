import { afterAll, describe, expect, test } from 'vitest'
import type { Product } from '#contract'
import { openSandbox, origin } from '../support/sandbox.ts'

const sandbox = await openSandbox()
const { pim } = sandbox
afterAll(() => sandbox.close())

const products = '/api/rest/v1/products'
const valued = `${products}/valued`
await pim.post(products, { identifier: 'valued' })

const entry = (data: unknown, locale: string | null = null, scope: string | null = null) => ({
  locale,
  scope,
  data,
})
const write = (values: object) => pim.patch(valued, { values })
const read = async () => (await pim.get<Product>(valued)).body.values
const documented = (message: string) => ({
  code: 422,
  message: `${message} Check the expected format on the API documentation.`,
  _links: {
    documentation: { href: 'http://api.akeneo.com/api-reference.html#patch_products__code_' },
  },
})
const invalid = (attribute: string, message: string, more: object = {}) => ({
  code: 422,
  message: 'Validation failed.',
  errors: [{ property: 'values', message, attribute, locale: null, scope: null, ...more }],
})

const longName = 'é'.repeat(255)
const jpg = 'a/b/c/d/abcd_lamp.jpg'
const txt = 'e/f/0/1/ef01_notes.txt'

describe('the data of', () => {
  test.each<[attribute: string, sent: unknown, stored: unknown]>([
    ['short', 'ab cd', 'ab cd'],
    ['short', ' a\t\n', ' a\t\n'],
    ['short', 'a\u0000b', 'a\u0000b'],
    ['short', '😀😀😀😀😀', '😀😀😀😀😀'],
    ['ean', longName, longName],
    ['contact', 'ada@example.org', 'ada@example.org'],
    ['homepage', 'https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['style_code', 'ABC', 'ABC'],
    ['pieces', 42, 42],
    ['pieces', '42', 42],
    ['pieces', '42.00', 42],
    ['pieces', 0, 0],
    ['rating', 0, '0.0000'],
    ['rating', -0, '0.0000'],
    ['rating', '-0.0', '0.0000'],
    ['ratio', '12.56', '12.5600'],
    ['ratio', 12.56, '12.5600'],
    ['ratio', '12.56787697870', '12.5678769787'],
    ['ratio', '-99.873200000000', '-99.8732'],
    ['ratio', '1e3', '1000.0000'],
    ['ratio', '.5', '0.5000'],
    ['weight', { amount: 10, unit: 'KILOGRAM' }, { amount: '10.0000', unit: 'KILOGRAM' }],
    ['weight', { amount: '0.25', unit: 'gram' }, { amount: '0.2500', unit: 'GRAM' }],
    ['load', { amount: '5', unit: 'KILOGRAM' }, { amount: 5, unit: 'KILOGRAM' }],
    [
      'price',
      [
        { amount: '45', currency: 'USD' },
        { amount: 12.5, currency: 'EUR' },
      ],
      [
        { amount: '12.50', currency: 'EUR' },
        { amount: '45.00', currency: 'USD' },
      ],
    ],
    ['price', [{ amount: '9.99', currency: 'eur' }], [{ amount: '9.99', currency: 'EUR' }]],
    [
      'price',
      [
        { amount: 1, currency: 'EUR' },
        { amount: null, currency: 'USD' },
      ],
      [{ amount: '1.00', currency: 'EUR' }],
    ],
    ['deposit', [{ amount: '8', currency: 'EUR' }], [{ amount: 8, currency: 'EUR' }]],
    ['recyclable', true, true],
    ['recyclable', false, false],
    ['release_date', '2016-06-13', '2016-06-13T00:00:00+00:00'],
    ['release_date', '2016-06-13T22:15:00+02:00', '2016-06-13T00:00:00+00:00'],
    ['release_date', '2024-02-29', '2024-02-29T00:00:00+00:00'],
    ['season_start', '2005-05-25', '2005-05-25T00:00:00+00:00'],
    ['season_start', '2030-12-31', '2030-12-31T00:00:00+00:00'],
    ['color', 'moss', 'moss'],
    ['color', 'sand', 'Sand'],
    ['materials', ['wool', 'cotton', 'WOOL', 'oak'], ['cotton', 'oak', 'wool']],
  ])('%s: %j is read back as %j', async (attribute, sent, stored) => {
    const { status } = await write({ [attribute]: [entry(sent)] })
    expect(status).toBe(204)
    expect((await read())[attribute]).toEqual([entry(stored)])
    await write({ [attribute]: [entry(stored)] })
    expect((await read())[attribute]).toEqual([entry(stored)])
  })

  test.each([
    ['picture', jpg],
    ['manual', txt],
  ])('%s names a file and links to it', async (attribute, code) => {
    await write({ [attribute]: [entry(code)] })
    expect((await read())[attribute]).toEqual([
      {
        ...entry(code),
        _links: { download: { href: `${origin}/api/rest/v1/media-files/${code}/download` } },
      },
    ])
  })

  test('a textarea may be 65,535 characters long', async () => {
    const text = 'x'.repeat(65_535)
    const answer = await write({ description: [entry(text, 'en_US', 'ecommerce')] })
    expect(answer.status).toBe(204)
    const long = await write({ description: [entry(`${text}x`, 'en_US', 'ecommerce')] })
    expect(long.body).toEqual(
      invalid(
        'description',
        'The description attribute must not contain more than 65535 characters. The submitted value is too long.',
        { locale: 'en_US', scope: 'ecommerce' },
      ),
    )
  })

  test('an attribute may be named in any case', async () => {
    await write({ SHORT: [entry('case')] })
    const values = await read()
    expect(values.short).toEqual([entry('case')])
    expect(values).not.toHaveProperty('SHORT')
  })
})

describe('a value', () => {
  test.each<[attribute: string, data: unknown, empty: unknown]>([
    ['short', 'a', null],
    ['short', 'a', ''],
    ['short', 'a', []],
    ['pieces', 1, null],
    ['rating', 1, ''],
    ['weight', { amount: 1, unit: 'GRAM' }, null],
    ['weight', { amount: 1, unit: 'GRAM' }, { amount: null, unit: 'GRAM' }],
    ['price', [{ amount: 1, currency: 'EUR' }], []],
    ['price', [{ amount: 1, currency: 'EUR' }], [{ amount: null, currency: 'EUR' }]],
    ['recyclable', true, null],
    ['release_date', '2016-06-13', null],
    ['color', 'moss', null],
    ['color', 'moss', ''],
    ['materials', ['oak'], []],
    ['materials', ['oak'], null],
    ['picture', jpg, null],
    ['manual', txt, ''],
  ])('of %s that was %j is erased by %j', async (attribute, data, empty) => {
    await write({ [attribute]: [entry(data)] })
    expect(await read()).toHaveProperty(attribute)
    expect((await write({ [attribute]: [entry(empty)] })).status).toBe(204)
    expect(await read()).not.toHaveProperty(attribute)
  })

  test('that is not there can be erased, too', async () => {
    expect((await write({ rating: [entry(null)] })).status).toBe(204)
  })

  test('may carry what GET adds to it', async () => {
    const more = { attribute_type: 'x', reference_data_name: null, linked_data: {}, _links: {} }
    await write({ color: [{ ...entry('moss'), ...more }] })
    expect((await read()).color).toEqual([entry('moss')])
  })
})

describe('data of the wrong shape is refused:', () => {
  test.each<[attribute: string, data: unknown, message: string]>([
    ['short', 1, 'Property "short" expects a string as data, "integer" given.'],
    ['short', ['a'], 'Property "short" expects a string as data, "array" given.'],
    ['short', true, 'Property "short" expects a string as data, "boolean" given.'],
    ['weight', 1, 'Property "weight" expects an array as data, "integer" given.'],
    ['weight', { unit: 'GRAM' }, 'Property "weight" expects an array with the key "amount".'],
    ['weight', { amount: 1 }, 'Property "weight" expects an array with the key "unit".'],
    ['price', '12 EUR', 'Property "price" expects an array as data, "string" given.'],
    [
      'price',
      [12],
      'Property "price" expects an array with valid data, one of the values is not an array.',
    ],
    ['price', [{ amount: 1 }], 'Property "price" expects an array with the key "currency".'],
    ['price', [{ currency: 'EUR' }], 'Property "price" expects an array with the key "amount".'],
    [
      'price',
      [{ amount: 1, currency: { toString: 1 } }],
      'Property "price" expects a string as data, "array" given.',
    ],
    [
      'release_date',
      'yesterday',
      'The release_date attribute requires a valid date. Please use the following format yyyy-mm-dd for dates.',
    ],
    [
      'release_date',
      '2023-02-29',
      'The release_date attribute requires a valid date. Please use the following format yyyy-mm-dd for dates.',
    ],
    [
      'release_date',
      20_160_613,
      'The release_date attribute requires a valid date. Please use the following format yyyy-mm-dd for dates.',
    ],
    ['color', ['moss'], 'Property "color" expects a string as data, "array" given.'],
    ['color', 1, 'Property "color" expects a string as data, "integer" given.'],
    ['materials', 'oak', 'Property "materials" expects an array as data, "string" given.'],
    [
      'materials',
      ['oak', 1],
      'Property "materials" expects an array with valid data, one of the "materials" values is not a string, "integer" given.',
    ],
    [
      'picture',
      'no/such/file.jpg',
      'Property "picture" expects a valid pathname as data, "no/such/file.jpg" given.',
    ],
    ['manual', {}, 'Property "manual" expects a string as data, "array" given.'],
  ])('%s: %j', async (attribute, data, message) => {
    const { status, body } = await write({ [attribute]: [entry(data)] })
    expect(status).toBe(422)
    expect(body).toEqual(documented(message))
  })
})

describe('data that breaks a rule is refused:', () => {
  const number = (attribute: string, text: string) =>
    `The ${attribute} attribute requires a number, and the submitted ${text} value is not.`
  const whole = (attribute: string, text: string) =>
    `The ${attribute} attribute requires a non-decimal value, and ${text} is not a valid value.`

  test.each<[attribute: string, data: unknown, message: string, more?: object]>([
    [
      'short',
      'abcdef',
      'The short attribute must not contain more than 5 characters. The submitted value is too long.',
    ],
    [
      'ean',
      'x'.repeat(256),
      'The ean attribute must not contain more than 255 characters. The submitted value is too long.',
    ],
    ['contact', 'ada', 'The contact attribute requires an e-mail address.'],
    ['homepage', 'example', 'The homepage attribute requires a url link.'],
    ['homepage', 'javascript:alert(1)', 'The homepage attribute requires a url link.'],
    [
      'style_code',
      'abc',
      'The style_code attribute must match the following regular expression: /^[A-Z]{3}$/.',
    ],
    ['pieces', 'many', number('pieces', 'many')],
    ['pieces', true, number('pieces', 'true')],
    ['pieces', { a: 1 }, number('pieces', '{"a":1}')],
    ['pieces', '1 000', number('pieces', '1 000')],
    ['pieces', '0x10', number('pieces', '0x10')],
    ['pieces', '1e999', number('pieces', '1e999')],
    ['pieces', 12.5, whole('pieces', '12.5')],
    ['pieces', -1, 'The pieces attribute requires an equal or greater than 0 value.'],
    ['rating', '-100.0001', 'The rating attribute requires an equal or greater than -100 value.'],
    ['rating', '100.5001', 'The rating attribute requires an equal or lesser than 100.5 value.'],
    ['weight', { amount: 1, unit: 'METER' }, 'Please specify a valid metric unit'],
    ['weight', { amount: 1, unit: null }, 'Please specify a valid metric unit'],
    ['weight', { amount: 'x', unit: 'GRAM' }, number('weight', 'x')],
    [
      'weight',
      { amount: -1, unit: 'GRAM' },
      'The weight attribute requires an equal or greater than 0 value.',
    ],
    ['load', { amount: 1.5, unit: 'GRAM' }, whole('load', '1.5')],
    [
      'price',
      [{ amount: 1, currency: 'QQQ' }],
      'Please specify a valid currency for the price attribute, the QQQ code was sent.',
      { currency: 'QQQ' },
    ],
    [
      'price',
      [{ amount: 1, currency: 'ADP' }],
      'Please specify a valid currency for the price attribute, the ADP code was sent.',
      { currency: 'ADP' },
    ],
    ['price', [{ amount: 'x', currency: 'EUR' }], number('price', 'x'), { currency: 'EUR' }],
    [
      'price',
      [{ amount: 1001, currency: 'EUR' }],
      'The price attribute requires an equal or lesser than 1000 value.',
      { currency: 'EUR' },
    ],
    ['deposit', [{ amount: 1.5, currency: 'EUR' }], whole('deposit', '1.5'), { currency: 'EUR' }],
    [
      'recyclable',
      'true',
      'The recyclable attribute requires a boolean value (true or false) as data, a string was detected.',
    ],
    [
      'recyclable',
      1,
      'The recyclable attribute requires a boolean value (true or false) as data, a integer was detected.',
    ],
    [
      'season_start',
      '2005-05-24',
      'The season_start attribute requires a date that should be 2005-05-25 or after.',
    ],
    [
      'season_start',
      '2031-01-01',
      'The season_start attribute requires a date that should be 2030-12-31 or before.',
    ],
    ['color', 'mauve', 'The mauve value is not in the color attribute option list.'],
    [
      'materials',
      ['oak', 'glass', 'gold'],
      'The glass, gold values are not in the materials attribute option list.',
    ],
    [
      'picture',
      txt,
      'The txt file extension is not allowed for the picture attribute. Allowed extensions are jpg, png.',
    ],
  ])('%s: %j', async (attribute, data, message, more) => {
    const before = await read()
    const { status, body } = await write({ [attribute]: [entry(data)] })
    expect(status).toBe(422)
    expect(body).toEqual(invalid(attribute, message, more))
    expect(await read()).toEqual(before)
  })

  test('several broken rules are listed together', async () => {
    const { body } = await write({
      color: [entry('mauve')],
      pieces: [entry('many')],
      price: [
        entry([
          { amount: 'x', currency: 'EUR' },
          { amount: 1, currency: 'QQQ' },
        ]),
      ],
    })
    expect(body).toMatchObject({
      errors: [
        { attribute: 'color' },
        { attribute: 'pieces' },
        { attribute: 'price', currency: 'EUR' },
        { attribute: 'price', currency: 'QQQ' },
      ],
    })
  })

  test('a value of a unique attribute that another product has', async () => {
    await pim.post(products, { identifier: 'first', values: { ean: [entry('4006381333931')] } })
    const { body } = await write({ ean: [entry('4006381333931')] })
    expect(body).toEqual(
      invalid(
        'ean',
        'The ean attribute can not have the same value more than once. The 4006381333931 value is already set on another product.',
      ),
    )
    const own = { values: { ean: [entry('4006381333931')] } }
    expect((await pim.patch(`${products}/first`, own)).status).toBe(204)
    await pim.patch(`${products}/first`, { values: { ean: [entry(null)] } })
    expect((await write({ ean: [entry('4006381333931')] })).status).toBe(204)
  })
})

describe('an entry', () => {
  test.each([
    ['locale', { scope: null, data: 'a' }],
    ['scope', { locale: null, data: 'a' }],
    ['data', { locale: null, scope: null }],
  ])('needs the key %s', async (key, sent) => {
    const { body } = await write({ short: [sent] })
    expect(body).toEqual(documented(`Property "short" expects an array with the key "${key}".`))
  })

  test.each<[title: string, entries: unknown, message: string]>([
    [
      'a text instead of entries',
      'a',
      'Property "short" expects an array as data, "string" given.',
    ],
    ['null instead of entries', null, 'Property "short" expects an array as data, "NULL" given.'],
    [
      'an entry that is a text',
      ['a'],
      'Property "short" expects an array with valid data, one of the values is not an array.',
    ],
    [
      'an entry that is null',
      [null],
      'Property "short" expects an array with valid data, one of the values is not an array.',
    ],
    [
      'a locale that is no text',
      [{ locale: 1, scope: null, data: 'a' }],
      'Property "short" expects a string as data, "integer" given.',
    ],
    [
      'the same value twice',
      [entry('a'), entry('b')],
      'You cannot update the same product value on the "short" attribute twice, with the same scope and locale.',
    ],
  ])('is refused when there is %s', async (_, entries, message) => {
    const { body } = await write({ short: entries })
    expect(body).toEqual(documented(message))
  })

  test('given twice in two spellings is refused, too', async () => {
    const { status } = await write({ name: [entry('a', 'en_US'), entry('b', 'EN_us')] })
    expect(status).toBe(422)
  })
})

describe('locale and channel', () => {
  test('are stored as the catalogue spells them', async () => {
    await write({ description: [entry('a', 'EN_us', 'ECOMMERCE')] })
    expect((await read()).description).toEqual([entry('a', 'en_US', 'ecommerce')])
  })

  test('make values of their own, listed by channel and locale', async () => {
    await write({
      description: [entry('1', 'fr_FR', 'ecommerce'), entry('2', 'de_DE', 'print')],
      name: [entry('3', 'it_IT')].slice(1),
    })
    await write({ description: [entry('3', 'en_US', 'ecommerce')] })
    expect((await read()).description).toEqual([
      entry('3', 'en_US', 'ecommerce'),
      entry('1', 'fr_FR', 'ecommerce'),
      entry('2', 'de_DE', 'print'),
    ])
    await write({ description: [entry(null, 'fr_FR', 'ecommerce')] })
    expect((await read()).description).toHaveLength(2)
  })

  const found = (scope: string, locale: string) => [
    `(${scope} was detected)`,
    `(${locale} was detected)`,
  ]

  test.each<[attribute: string, locale: string | null, scope: string | null]>([
    ['short', 'en_US', null],
    ['short', null, 'ecommerce'],
    ['short', 'en_US', 'ecommerce'],
    ['name', null, null],
    ['name', null, 'ecommerce'],
    ['name', 'en_US', 'ecommerce'],
    ['slogan', null, null],
    ['slogan', 'en_US', null],
    ['slogan', 'en_US', 'ecommerce'],
    ['description', null, null],
    ['description', 'en_US', null],
    ['description', null, 'ecommerce'],
  ])(
    'of the wrong kind are refused: %s with locale %s, channel %s',
    async (attribute, locale, scope) => {
      const [channel, language] = found(scope ?? 'nothing', locale ?? 'nothing')
      const needs: Record<string, string> = {
        short: `requires neither a channel ${channel} nor a locale ${language}.`,
        name: `does not require a value per channel ${channel} but requires a value per locale ${language}.`,
        slogan: `requires a value per channel ${channel} but does not require a value per locale ${language}.`,
        description: `requires a value per channel ${channel} and a locale ${language}.`,
      }
      const { status, body } = await write({ [attribute]: [entry('a', locale, scope)] })
      expect(status).toBe(422)
      expect(body).toEqual(documented(`The ${attribute} attribute ${needs[attribute]}`))
    },
  )

  test.each<[attribute: string, locale: string | null, scope: string | null, message: string]>([
    [
      'slogan',
      null,
      'web',
      'The slogan attribute requires a value per channel. The web channel (scope) must exist in your PIM',
    ],
    [
      'name',
      'xx_XX',
      null,
      'The name attribute requires a valid locale. The xx_XX locale does not exist.',
    ],
    [
      'name',
      'it_IT',
      null,
      'The name attribute requires a valid locale. The it_IT locale does not exist.',
    ],
    [
      'description',
      'en_US',
      'web',
      'The description attribute requires a value per channel. The web channel (scope) must exist in your PIM',
    ],
    [
      'description',
      'de_DE',
      'ecommerce',
      'The description attribute requires a valid locale. The de_DE locale is not bound to the ecommerce channel.',
    ],
    ['legal_note', 'en_US', null, 'The en_US locale is not available on the legal_note attribute.'],
  ])(
    'that do not fit are refused: %s with locale %s, channel %s',
    async (attribute, locale, scope, message) => {
      const { status, body } = await write({ [attribute]: [entry('a', locale, scope)] })
      expect(status).toBe(422)
      expect(body).toEqual(invalid(attribute, message, { locale, scope }))
    },
  )
})
