import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { multipart } from '../support/multipart.ts'
import { openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let { pim } = await host.createSandbox()
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

const rest = '/api/rest/v1'
const path = `${rest}/reference-entities`
const maker = `${path}/maker`
const records = `${maker}/records`

interface Item {
  code: string
  values: object
  _links: object
}

interface List {
  _links: { self: { href: string }; first: { href: string }; next?: { href: string } }
  _embedded: { items: Item[] }
}

function itemsOf({ _embedded: { items } }: List): Item[] {
  return items
}

function linksOf<Links extends object>({ _links: links }: { _links: Links }): Links {
  return links
}

interface Attribute {
  code: string
  type: string
}

async function codes(query: string, list = records): Promise<string[]> {
  const { status, body } = await pim.get<List>(`${list}?${query}`)
  expect(status).toBe(200)
  return itemsOf(body).map(({ code }) => code)
}

function search(asked: object): string {
  return new URLSearchParams({ search: JSON.stringify(asked) }).toString()
}

async function uploadPicture(): Promise<string> {
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const file = new File([bytes], 'mark of us.png')
  const sent = await multipart({ file })
  const { status, headers } = await pim.send('POST', `${rest}/reference-entities-media-files`, sent)
  expect(status).toBe(201)
  const code = headers.get('reference-entities-media-file-code') ?? ''
  expect(headers.get('location')).toBe(`${origin}${rest}/reference-entities-media-files/${code}`)
  return code
}

const badRules = (noun: string) =>
  `The ${noun} has data that does not comply with the business rules.`
const badForm = (noun: string) => `The ${noun} has an invalid format.`

describe('reference entities', () => {
  test('are listed from a cursor on', async () => {
    await pim.patch(`${path}/town`, {})
    const { body } = await pim.get<List>(`${path}?limit=1`)
    const address = `${origin}${path}?with_count=false&pagination_type=search_after&limit=1`
    expect(body).toEqual({
      _links: {
        self: { href: address },
        first: { href: address },
        next: { href: `${address}&search_after=maker` },
      },
      _embedded: {
        items: [
          {
            _links: { self: { href: `${origin}${maker}` } },
            code: 'maker',
            labels: { en_US: 'Makers' },
            image: null,
          },
        ],
      },
    })
    expect(await codes('search_after=maker', path)).toEqual(['town'])
    expect(await codes('search_after=MAKER&pagination_type=search_after', path)).toEqual(['town'])
  })

  test.each([
    ['limit=101', 'You cannot request more than 100 items.'],
    ['limit=0', '"0" is not a valid limit number.'],
    ['pagination_type=page', 'Pagination type is not supported.'],
    ['pagination_type=scroll', 'Pagination type does not exist.'],
  ])('are not listed with %s', async (query, message) => {
    const { status, body } = await pim.get(`${path}?${query}`)
    expect([status, body]).toEqual([422, { code: 422, message }])
  })

  test('are found whatever the case', async () => {
    const { body } = await pim.get(`${path}/MAKER`)
    expect(body).toEqual({ code: 'maker', labels: { en_US: 'Makers' }, image: null })
  })

  test('are missed by name', async () => {
    for (const below of ['', '/attributes', '/attributes/x', '/records', '/records/x']) {
      const { status, body } = await pim.get(`${path}/nobody${below}`)
      const message = 'Reference entity "nobody" does not exist.'
      expect([status, body]).toEqual([404, { code: 404, message }])
    }
  })

  test('begin with a label and an image', async () => {
    const { status, headers } = await pim.patch(`${path}/town`, { labels: { en_US: 'Towns' } })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`${origin}${path}/town`)
    const { body } = await pim.get(`${path}/town/attributes`)
    expect(body).toEqual([
      {
        code: 'label',
        labels: {},
        type: 'text',
        value_per_locale: true,
        value_per_channel: false,
        is_required_for_completeness: false,
        max_characters: null,
        is_textarea: false,
        is_rich_text_editor: false,
        validation_rule: 'none',
        validation_regexp: null,
      },
      {
        code: 'image',
        labels: {},
        type: 'image',
        value_per_locale: false,
        value_per_channel: false,
        is_required_for_completeness: false,
        max_file_size: null,
        allowed_extensions: [],
      },
    ])
  })

  test('merge their labels, and take back what was read', async () => {
    const labels = { fr_FR: 'Fabricants', en_US: null }
    expect((await pim.patch(maker, { code: 'maker', labels })).status).toBe(204)
    const { body } = await pim.get(maker)
    expect(body).toEqual({ code: 'maker', labels: { fr_FR: 'Fabricants' }, image: null })
    expect((await pim.patch(maker, body)).status).toBe(204)
  })

  test('lead to their image', async () => {
    const image = await uploadPicture()
    expect((await pim.patch(maker, { image })).status).toBe(204)
    const href = `${origin}${rest}/reference-entities-media-files/${image}`
    const { body } = await pim.get<{ _links: object }>(maker)
    expect(linksOf(body)).toEqual({ image_download: { href } })
    const list = await pim.get<List>(path)
    expect(itemsOf(list.body).map(linksOf)).toEqual([
      {
        self: { href: `${origin}${maker}` },
        image_download: { href },
      },
    ])
    expect((await pim.patch(maker, { image: null })).status).toBe(204)
  })

  test.each([
    [{ labels: 'Makers' }, 'labels', 'The data (string) must match the type: object'],
    [{ image: 1 }, 'image', 'The data (integer) must match the type: string'],
    [{ colour: 1 }, '', 'Additional object properties are not allowed: colour'],
  ])('have no form like %j', async (sent, property, message) => {
    const { status, body } = await pim.patch(maker, sent)
    const errors = [{ property, message }]
    expect([status, body]).toEqual([
      422,
      { code: 422, message: badForm('reference entity'), errors },
    ])
  })

  test.each([
    ['maker', { labels: { xx_XX: 'x' } }, 'labels', 'The locale "xx_XX" does not exist.'],
    ['maker', { image: 'a/b.png' }, 'image', 'The file "a/b.png" does not exist.'],
    ['our-town', {}, 'code', 'This field can only contain letters, numbers, and underscores.'],
  ])('keep to the rules: %s is not %j', async (code, sent, property, message) => {
    const { status, body } = await pim.patch(`${path}/${code}`, sent)
    const errors = [{ property, message }]
    expect([status, body]).toEqual([
      422,
      { code: 422, message: badRules('reference entity'), errors },
    ])
  })

  test('have the code of the address', async () => {
    const { status, body } = await pim.patch(maker, { code: 'other' })
    const message =
      'The code of the reference entity provided in the URI must be the same as the one provided in the request body.'
    expect([status, body]).toEqual([422, { code: 422, message }])
  })
})

describe('attributes of a reference entity', () => {
  const attributes = `${maker}/attributes`

  test('are a plain array, in the order in which they were made', async () => {
    const { body } = await pim.get<Attribute[]>(attributes)
    expect(body.map(({ code }) => code)).toEqual(['label', 'image', 'story', 'region'])
  })

  test.each([
    ['text', { max_characters: 40, is_textarea: true, is_rich_text_editor: true }],
    ['number', { decimals_allowed: true, min_value: '0', max_value: '10.5' }],
    ['image', { max_file_size: '2', allowed_extensions: ['png'] }],
    ['single_option', {}],
    ['multiple_options', {}],
    ['reference_entity_single_link', { reference_entity_code: 'maker' }],
    ['reference_entity_multiple_links', { reference_entity_code: 'maker' }],
    ['asset_collection', { asset_family_identifier: 'packshot' }],
  ])('can be of the type %s', async (type, own) => {
    const sent = { type, labels: { en_US: 'New' }, value_per_channel: true, ...own }
    expect((await pim.patch(`${attributes}/new_one`, sent)).status).toBe(201)
    const { body } = await pim.get<object>(`${attributes}/new_one`)
    expect(body).toMatchObject({ code: 'new_one', ...sent })
    expect((await pim.patch(`${attributes}/new_one`, body)).status).toBe(204)
    expect((await pim.get(`${attributes}/new_one`)).body).toEqual(body)
  })

  test.each([
    ['new_one', {}, 'type', 'This value should not be blank.'],
    ['new_one', { type: 'boolean' }, 'type', 'The attribute type "boolean" does not exist.'],
    ['story', { type: 'number' }, 'type', 'This property cannot be changed.'],
    ['story', { value_per_locale: false }, 'value_per_locale', 'This property cannot be changed.'],
    [
      'story',
      { validation_rule: 'rude' },
      'validation_rule',
      'This value should be one of none, email, regular_expression, url.',
    ],
    [
      'new_one',
      { type: 'number', min_value: 'low' },
      'min_value',
      'This value should be a number, written as a text.',
    ],
    [
      'new_one',
      { type: 'reference_entity_single_link', reference_entity_code: 'nobody' },
      'reference_entity_code',
      'Reference entity "nobody" does not exist.',
    ],
  ])('keep to the rules: %s is not %j', async (code, sent, property, message) => {
    const { status, body } = await pim.patch(`${attributes}/${code}`, sent)
    const errors = [{ property, message }]
    expect([status, body]).toEqual([422, { code: 422, message: badRules('attribute'), errors }])
  })

  test('say no more than their type allows', async () => {
    const { status, body } = await pim.patch(`${attributes}/story`, { min_value: '1' })
    const message = 'Additional object properties are not allowed: min_value'
    expect([status, body]).toEqual([
      422,
      { code: 422, message: badForm('attribute'), errors: [{ property: '', message }] },
    ])
  })

  test('are missed by name', async () => {
    const { status, body } = await pim.get(`${attributes}/nothing`)
    const message = 'Attribute "nothing" does not exist for the reference entity "maker".'
    expect([status, body]).toEqual([404, { code: 404, message }])
  })

  test('have options', async () => {
    const options = `${attributes}/region/options`
    const sent = { code: 'east', labels: { en_US: 'East' } }
    expect((await pim.patch(`${options}/east`, sent)).status).toBe(201)
    expect((await pim.patch(`${options}/NORTH`, { labels: { en_US: null } })).status).toBe(204)
    expect((await pim.get(`${options}/East`)).body).toEqual(sent)
    expect((await pim.get(options)).body).toEqual([
      { code: 'north', labels: {} },
      { code: 'south', labels: {} },
      sent,
    ])
  })

  test('have no options that are not there', async () => {
    for (const [below, message] of [
      ['region/options/west', 'Option "west" does not exist for the attribute "region".'],
      ['story/options', 'The attribute "story" has no options.'],
    ] as const) {
      const { status, body } = await pim.get(`${attributes}/${below}`)
      expect([status, body]).toEqual([404, { code: 404, message }])
    }
  })
})

describe('records', () => {
  test('are listed from a cursor on, whatever the case of their codes', async () => {
    const { body } = await pim.get<List>(`${records}?limit=2`)
    expect(itemsOf(body).map(({ code }) => code)).toEqual(['Helio', 'lumio'])
    const next = linksOf(body).next?.href ?? ''
    expect(next).toContain('search_after=lumio')
    const second = await pim.get<List>(next.slice(origin.length))
    expect(itemsOf(second.body).map(({ code }) => code)).toEqual(['ravn'])
    expect(linksOf(second.body).next).toBeUndefined()
  })

  test('are found by code, by date and by completeness', async () => {
    const complete = (value: boolean, locales = ['en_US']) =>
      search({ complete: { operator: '=', value, channel: 'ecommerce', locales } })
    expect(await codes(search({ code: [{ operator: 'IN', value: ['LUMIO', 'ravn'] }] }))).toEqual([
      'lumio',
      'ravn',
    ])
    const since = [{ operator: '>', value: '2026-03-03T00:00:00Z' }]
    expect(await codes(search({ updated: since }))).toEqual([])
    await pim.patch(`${records}/ravn`, {
      values: { label: [{ locale: 'en_US', channel: null, data: 'Ravn' }] },
    })
    expect(await codes(search({ updated: since }))).toEqual(['ravn'])
    expect(await codes(complete(true))).toEqual(['lumio'])
    expect(await codes(complete(true, ['en_US', 'fr_FR']))).toEqual([])
    expect(await codes(complete(false))).toEqual(['Helio', 'ravn'])
  })

  test.each([
    [
      { colour: [{ operator: '=', value: 1 }] },
      'Filter on property "colour" is not supported or does not support operator "=".',
    ],
    [
      { complete: { operator: '=', value: true } },
      'Property "complete" expects an array with the key "channel".',
    ],
  ])('are not found by %j', async (asked, message) => {
    const { status, body } = await pim.get(`${records}?${search(asked)}`)
    expect([status, body]).toEqual([422, { code: 422, message }])
  })

  test('show the values of a locale, and those of all', async () => {
    await pim.patch(`${records}/lumio`, {
      values: {
        label: [{ locale: 'fr_FR', channel: null, data: 'Lumio (fr)' }],
        region: [{ locale: null, channel: null, data: 'NORTH' }],
      },
    })
    const { body } = await pim.get<List>(`${records}?locales=fr_FR&channel=ecommerce`)
    expect(itemsOf(body).find(({ code }) => code === 'lumio')?.values).toEqual({
      label: [{ locale: 'fr_FR', channel: null, data: 'Lumio (fr)' }],
      region: [{ locale: null, channel: null, data: 'north' }],
    })
    expect((await pim.get(`${records}?locales=it_IT`)).status).toBe(422)
    expect((await pim.get(`${records}?channel=radio`)).status).toBe(422)
  })

  test('are created, merged and emptied value by value', async () => {
    const label = (locale: string, data: string | null) => ({ locale, channel: null, data })
    const { status, headers } = await pim.patch(`${records}/new_one`, {
      values: { label: [label('en_US', 'New'), label('fr_FR', 'Nouveau')] },
    })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`${origin}${records}/new_one`)
    await pim.patch(`${records}/new_one`, { values: { label: [label('en_US', null)] } })
    const { body } = await pim.get<{ created: string }>(`${records}/NEW_ONE`)
    expect(body).toEqual({
      code: 'new_one',
      values: { label: [label('fr_FR', 'Nouveau')] },
      created: body.created,
      updated: body.created,
    })
    expect((await pim.patch(`${records}/new_one`, body)).status).toBe(204)
  })

  test('lead to their files', async () => {
    const data = await uploadPicture()
    const image = [{ locale: null, channel: null, data }]
    expect((await pim.patch(`${records}/lumio`, { values: { image } })).status).toBe(204)
    const href = `${origin}${rest}/reference-entities-media-files/${data}`
    const { body } = await pim.get<{ values: { image: object } }>(`${records}/lumio`)
    expect(body.values.image).toEqual([
      { _links: { download: { href } }, locale: null, channel: null, data },
    ])
    expect((await pim.patch(`${records}/lumio`, body)).status).toBe(204)
    const file = await pim.get(href.slice(origin.length))
    expect(file.status).toBe(200)
    expect(file.headers.get('content-type')).toBe('image/png')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="mark of us.png"')
  })

  test.each([
    ['a text', { label: 'Lumio' }, 'values.label', 'The data (string) must match the type: array'],
    [
      'a number for a text',
      { label: [{ locale: 'en_US', channel: null, data: 3 }] },
      'values.label.0.data',
      'The data (integer) must match the type: string',
    ],
    [
      'no channel',
      { label: [{ locale: 'en_US', data: 'x' }] },
      'values.label.0',
      'The required properties (channel) are missing',
    ],
  ])('have no values in the form of %s', async (_, values, property, message) => {
    const { status, body } = await pim.patch(`${records}/lumio`, { values })
    const errors = [{ property, message }]
    expect([status, body]).toEqual([422, { code: 422, message: badForm('record'), errors }])
  })

  test.each([
    [
      'colour',
      { locale: null, channel: null },
      'x',
      'values',
      'Attribute "colour" does not exist for the reference entity "maker".',
    ],
    [
      'region',
      { locale: null, channel: null },
      'west',
      'values.region',
      'Option "west" does not exist for the attribute "region".',
    ],
    [
      'label',
      { locale: null, channel: null },
      'x',
      'values.label',
      'A locale is expected for attribute "label" because it has a value per locale.',
    ],
    [
      'label',
      { locale: 'it_IT', channel: null },
      'x',
      'values.label',
      'The locale "it_IT" is not activated.',
    ],
    [
      'label',
      { locale: 'en_US', channel: 'print' },
      'x',
      'values.label',
      'A channel is not expected for attribute "label" because it has no value per channel.',
    ],
    [
      'image',
      { locale: null, channel: null },
      'a/b.png',
      'values.image',
      'The file "a/b.png" does not exist.',
    ],
  ])('keep to the rules of %s at %j', async (attribute, place, data, property, message) => {
    const values = { [attribute]: [{ ...place, data }] }
    const { status, body } = await pim.patch(`${records}/lumio`, { values })
    const errors = [{ property, message }]
    expect([status, body]).toEqual([422, { code: 422, message: badRules('record'), errors }])
  })

  test('are written many at once, and answered one by one', async () => {
    const { status, body } = await pim.patch(records, [
      { code: 'lumio', values: {} },
      { code: 'nova' },
      { code: 'no-va' },
      { values: {} },
    ])
    expect(status).toBe(200)
    expect(body).toEqual([
      { code: 'lumio', status_code: 204 },
      { code: 'nova', status_code: 201 },
      {
        code: 'no-va',
        status_code: 422,
        message: badRules('record'),
        errors: [
          {
            property: 'code',
            message: 'This field can only contain letters, numbers, and underscores.',
          },
        ],
      },
      {
        status_code: 422,
        message: badForm('record'),
        errors: [{ property: '', message: 'The required properties (code) are missing' }],
      },
    ])
  })

  test('are written a hundred at once at most', async () => {
    const items = Array.from({ length: 101 }, (_, at) => ({ code: `r_${at}` }))
    const { status, body } = await pim.patch(records, items)
    const message = 'Too many resources to process, 100 is the maximum allowed.'
    expect([status, body]).toEqual([413, { code: 413, message }])
  })

  test('are missed by name', async () => {
    const { status, body } = await pim.get(`${records}/nothing`)
    const message = 'Record "nothing" does not exist for the reference entity "maker".'
    expect([status, body]).toEqual([404, { code: 404, message }])
  })

  test('link to each other', async () => {
    await pim.patch(`${maker}/attributes/friends`, {
      type: 'reference_entity_multiple_links',
      reference_entity_code: 'maker',
    })
    const friends = (...data: string[]) => ({
      values: { friends: [{ locale: null, channel: null, data }] },
    })
    expect((await pim.patch(`${records}/ravn`, friends('HELIO', 'lumio'))).status).toBe(204)
    expect((await pim.get(`${records}/ravn`)).body).toMatchObject(friends('Helio', 'lumio'))
    expect((await pim.patch(`${records}/ravn`, friends('nobody'))).status).toBe(422)
  })
})

test('an upload without a file is refused', async () => {
  const sent = await multipart({ text: 'nothing' })
  const { status, body } = await pim.send('POST', `${rest}/reference-entities-media-files`, sent)
  expect([status, body]).toEqual([422, { code: 422, message: 'Property "file" is required.' }])
  expect((await pim.get(`${rest}/reference-entities-media-files/a/b/none.png`)).status).toBe(404)
})
