import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Attribute, AttributeGroup } from '#contract'
import { type TestSandbox, openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let pim: TestSandbox['pim']
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

const groups = '/api/rest/v1/attribute-groups'
const read = async (code: string) => (await pim.get<AttributeGroup>(`${groups}/${code}`)).body
const groupOf = async (attribute: string) => {
  const { body } = await pim.get<Attribute>(`/api/rest/v1/attributes/${attribute}`)
  return { group: body.group, labels: body.group_labels }
}
const invalid = (property: string, message: string) => ({
  code: 422,
  message: 'Validation failed.',
  errors: [{ property, message }],
})

describe('a new attribute group', () => {
  test('comes first and is empty unless told otherwise', async () => {
    const { status, headers, text } = await pim.post(groups, { code: 'technical' })
    expect(status).toBe(201)
    expect(text).toBe('')
    expect(headers.get('location')).toBe(`${origin}${groups}/technical`)
    expect(await read('technical')).toEqual({
      code: 'technical',
      sort_order: 0,
      attributes: [],
      labels: {},
    })
  })

  test('takes its attributes from the groups they were in', async () => {
    await pim.post(groups, {
      code: 'technical',
      sort_order: '4',
      attributes: ['WEIGHT', 'name', 'weight'],
      labels: { en_US: 'Technical' },
    })
    expect(await read('technical')).toMatchObject({ sort_order: 4, attributes: ['name', 'weight'] })
    expect(await groupOf('weight')).toEqual({ group: 'technical', labels: { en_US: 'Technical' } })
    expect((await read('marketing')).attributes).toEqual([])
    expect((await read('other')).attributes).not.toContain('weight')
  })

  test.each<[string, object, [string, string]]>([
    ['no code', {}, ['code', 'This value should not be blank.']],
    ['a code in use', { code: 'Marketing' }, ['code', 'This value is already used.']],
    [
      'a code with a hyphen',
      { code: 'a-b' },
      ['code', 'Attribute group code may contain only letters, numbers and underscores'],
    ],
    [
      'a place in words',
      { code: 'a', sort_order: 'first' },
      ['sort_order', 'This value should be of type numeric.'],
    ],
    [
      'a negative place',
      { code: 'a', sort_order: -1 },
      ['sort_order', 'This value should be greater than or equal to 0.'],
    ],
    [
      'half a place',
      { code: 'a', sort_order: 0.5 },
      ['sort_order', 'This value should not be a decimal.'],
    ],
    ['no place', { code: 'a', sort_order: null }, ['sort_order', 'This value should not be null.']],
    [
      'an unknown locale',
      { code: 'a', labels: { xx_XX: 'A' } },
      ['labels', 'The locale "xx_XX" does not exist.'],
    ],
  ])('is refused with %s', async (_, sent, error) => {
    const { status, body } = await pim.post(groups, sent)
    expect(status).toBe(422)
    expect(body).toEqual(invalid(...error))
  })

  test.each<[string, object, string]>([
    ['an unknown property', { colour: 1 }, 'Property "colour" does not exist.'],
    [
      'an unknown attribute',
      { attributes: ['colour'] },
      'Property "attributes" expects a valid attribute code. The attribute does not exist, "colour" given.',
    ],
    [
      'attributes that are no list',
      { attributes: 'name' },
      'Property "attributes" expects an array as data, "string" given.',
    ],
    [
      'an attribute that is no code',
      { attributes: [['name']] },
      'Property "attributes" expects an array with valid data, one of the "attributes" values is not a scalar.',
    ],
    [
      'a place that is a list',
      { sort_order: [] },
      'Property "sort_order" expects a scalar as data, "array" given.',
    ],
    [
      'a label that is no text',
      { labels: { en_US: [] } },
      'Property "labels" expects an array with valid data, one of the "labels" values is not a scalar.',
    ],
  ])('is not read with %s', async (_, sent, message) => {
    const { body } = await pim.post(groups, { code: 'a', ...sent })
    expect(body).toEqual({
      code: 422,
      message: `${message} Check the expected format on the API documentation.`,
      _links: {
        documentation: { href: 'http://api.akeneo.com/api-reference.html#post_attribute_groups' },
      },
    })
  })

  test('is one of at most a thousand', async () => {
    const codes = Array.from({ length: 998 }, (_, at) => ({ code: `group_${at}` }))
    for (let from = 0; from < codes.length; from += 100) {
      await pim.batch(groups, codes.slice(from, from + 100))
    }
    const { status, body } = await pim.post(groups, { code: 'one_more' })
    expect(status).toBe(422)
    expect(body).toEqual(invalid('', 'You’ve reached the limit of 1000 attribute groups'))
    expect((await pim.patch(`${groups}/group_1`, { sort_order: 3 })).status).toBe(204)
  })
})

describe('an attribute group that is there', () => {
  test('lends its labels to its attributes', async () => {
    await pim.patch(`${groups}/marketing`, { labels: { en_US: 'Sales', fr_FR: 'Vente' } })
    expect((await groupOf('name')).labels).toEqual({ en_US: 'Sales', fr_FR: 'Vente' })
  })

  test('lists its attributes by their own place', async () => {
    for (const [code, place] of Object.entries({ weight: 3, name: 2, price: 1 })) {
      await pim.patch(`/api/rest/v1/attributes/${code}`, { sort_order: place, group: 'marketing' })
    }
    expect((await read('marketing')).attributes).toEqual(['price', 'name', 'weight'])
  })

  test('gives attributes that it no longer lists to the group other', async () => {
    const { status, headers } = await pim.patch(`${groups}/Marketing`, { attributes: ['price'] })
    expect(status).toBe(204)
    expect(headers.get('location')).toBe(`${origin}${groups}/marketing`)
    expect(await groupOf('name')).toEqual({ group: 'other', labels: { en_US: 'Other' } })
    expect((await read('marketing')).attributes).toEqual(['price'])
    await pim.patch(`${groups}/marketing`, { attributes: [] })
    expect((await read('other')).attributes).toContain('price')
  })

  test('keeps its attributes when it is the group other', async () => {
    const { attributes } = await read('other')
    const { status } = await pim.patch(`${groups}/other`, { attributes: ['name'], sort_order: 7 })
    expect(status).toBe(204)
    expect(await read('other')).toMatchObject({ attributes, sort_order: 7 })
  })

  test('keeps its code', async () => {
    const { body } = await pim.patch(`${groups}/marketing`, { code: 'sales' })
    expect(body).toEqual(invalid('code', 'This property cannot be changed.'))
  })

  test('is not found under an unknown code', async () => {
    const { status, body } = await pim.get(`${groups}/marketign`)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message: 'Attribute group "marketign" does not exist.' })
  })
})

test('many attribute groups are written line by line', async () => {
  const lines = await pim.batch(groups, [
    { code: 'technical', attributes: ['weight'] },
    { code: 'marketing', attributes: ['weight', 'name'] },
    { code: 'technical', sort_order: 'x' },
  ])
  expect(lines.map(({ status_code: status }) => status)).toEqual([201, 204, 422])
  expect((await read('technical')).attributes).toEqual([])
})

test('attribute groups are searched by code and by the moment of the last change', async () => {
  const list = async (search: object) => {
    const query = encodeURIComponent(JSON.stringify(search))
    const { body } = await pim.get<{ _embedded: { items: AttributeGroup[] } }>(
      `${groups}?search=${query}`,
    )
    const {
      _embedded: { items },
    } = body
    return items.map(({ code }) => code)
  }
  expect(await list({ code: [{ operator: 'IN', value: ['OTHER'] }] })).toEqual(['other'])
  const before = new Date(host.clock.now() - 1000).toISOString()
  await pim.patch(`${groups}/marketing`, { sort_order: 9 })
  expect(await list({ updated: [{ operator: '>', value: before }] })).toEqual(['marketing'])
})
