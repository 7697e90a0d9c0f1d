import * as fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Category, Channel } from '#contract'
import { type Page, itemsOf, linkOf } from '../support/pages.ts'
import { openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let { pim } = await host.createSandbox()
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

const path = '/api/rest/v1/categories'

async function codes(query: Record<string, unknown> = {}): Promise<string[]> {
  const texts = Object.entries({ limit: 100, ...query }).map(([name, value]) => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ])
  const parameters = new URLSearchParams(Object.fromEntries(texts) as Record<string, string>)
  const { status, body } = await pim.get<Page<Category>>(`${path}?${parameters.toString()}`)
  expect(status).toBe(200)
  return itemsOf(body).map(({ code }) => code)
}

const found = (property: string, operator: string, value: unknown) =>
  codes({ search: { [property]: [{ operator, value }] } })

async function read(code: string): Promise<Category> {
  return (await pim.get<Category>(`${path}/${code}`)).body
}

describe('the list of categories', () => {
  test('is in tree order: each tree from its root down', async () => {
    expect(await codes()).toEqual([
      'seasons',
      'winter',
      'master',
      'lighting',
      'desk_lighting',
      'clothing',
    ])
  })

  test('has each category as it is read alone, behind its link', async () => {
    const { body } = await pim.get<Page<Category>>(`${path}?limit=2&page=2`)
    const { _links: links, ...master } = itemsOf(body)[0] ?? { _links: {} }
    expect(links).toEqual({ self: { href: `${origin}${path}/master` } })
    expect(master).toEqual(await read('MASTER'))
    expect(master).toEqual({
      code: 'master',
      parent: null,
      updated: '2026-03-02T08:00:00+00:00',
      labels: {},
    })
  })

  test('is searched by code, in any case', async () => {
    expect(await found('code', 'IN', ['WINTER', 'master', 'nowhere'])).toEqual(['winter', 'master'])
    expect(await found('code', 'IN', [])).toEqual([])
  })

  test('is searched by parent: everything below, without the parent itself', async () => {
    expect(await found('parent', '=', 'master')).toEqual(['lighting', 'desk_lighting', 'clothing'])
    expect(await found('parent', '=', 'LIGHTING')).toEqual(['desk_lighting'])
    expect(await found('parent', '=', 'winter')).toEqual([])
    expect(await found('parent', '=', 'nowhere')).toEqual([])
  })

  test('is searched by being a root', async () => {
    expect(await found('is_root', '=', true)).toEqual(['seasons', 'master'])
    expect(await found('is_root', '=', false)).toHaveLength(4)
  })

  test('is searched by the moment of the last change', async () => {
    await pim.patch(`${path}/winter`, { labels: { en_US: 'Winter' } })
    expect(await found('updated', '>', '2026-03-02T08:00:00Z')).toEqual(['winter'])
    expect(await found('updated', '>', '2026-03-02T07:59:59+00:00')).toHaveLength(6)
  })

  test('meets all conditions at once, counts them, and carries the search along', async () => {
    const search = JSON.stringify({
      parent: [{ operator: '=', value: 'master' }],
      is_root: [{ operator: '=', value: false }],
      code: [{ operator: 'IN', value: ['lighting', 'winter', 'clothing'] }],
    })
    const query = new URLSearchParams({ search, limit: '1', with_count: 'true' }).toString()
    const { body } = await pim.get<Page<Category>>(`${path}?${query}`)
    expect(body.items_count).toBe(2)
    expect(itemsOf(body).map(({ code }) => code)).toEqual(['lighting'])
    const next = new URL(linkOf(body, 'next'))
    expect(next.searchParams.get('search')).toBe(search)
    const { body: second } = await pim.get<Page<Category>>(next.pathname + next.search)
    expect(itemsOf(second).map(({ code }) => code)).toEqual(['clothing'])
  })

  test.each([
    ['not JSON', 400, '{', 'Search query parameter should be valid JSON.'],
    [
      'no list of conditions',
      422,
      '{"code":{"operator":"IN"}}',
      'Structure of filter "code" should respect this structure: {"code":[{"operator": "my_operator", "value": "my_value"}]}',
    ],
    ['no operator', 422, '{"code":[{"value":1}]}', 'Operator is missing for the property "code".'],
    [
      'an unknown property',
      422,
      '{"colour":[{"operator":"=","value":1}]}',
      'Filter on property "colour" is not supported or does not support operator "=".',
    ],
    [
      'an operator of another property',
      422,
      '{"parent":[{"operator":"IN","value":["master"]}]}',
      'Filter on property "parent" is not supported or does not support operator "IN".',
    ],
    [
      'no value',
      422,
      '{"is_root":[{"operator":"="}]}',
      'Value is missing for the property "is_root".',
    ],
    [
      'no boolean',
      422,
      '{"is_root":[{"operator":"=","value":"true"}]}',
      'Filter "is_root" with operator "=" expects a boolean value.',
    ],
  ])('refuses a search with %s', async (_, code, search, message) => {
    const query = new URLSearchParams({ search }).toString()
    const { status, body } = await pim.get(`${path}?${query}`)
    expect(status).toBe(code)
    expect(body).toEqual({ code, message })
  })

  test('refuses a date that is none', async () => {
    const search = '{"updated":[{"operator":">","value":"yesterday"}]}'
    const query = new URLSearchParams({ search }).toString()
    expect((await pim.get(`${path}?${query}`)).status).toBe(422)
  })
})

describe('positions', () => {
  test('are ranks among siblings, and shown when asked for', async () => {
    const { body } = await pim.get<Page<Category>>(`${path}?limit=100&with_position=true`)
    expect(itemsOf(body).map(({ code, position }) => [code, position])).toEqual([
      ['seasons', 1],
      ['winter', 1],
      ['master', 1],
      ['lighting', 1],
      ['desk_lighting', 1],
      ['clothing', 2],
    ])
    expect(linkOf(body, 'self')).toContain('with_position=true')
    const { body: one } = await pim.get<Category>(`${path}/clothing?with_position=true`)
    expect(one.position).toBe(2)
    expect(await read('clothing')).not.toHaveProperty('position')
  })

  test('are asked for with true or false', async () => {
    const { status, body } = await pim.get(`${path}/clothing?with_position=yes`)
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message:
        'Parameter "with_position" has to be a boolean. Only "true" or "false" allowed, "yes" given.',
    })
  })
})

describe('a new category', () => {
  test('is the last below its parent', async () => {
    const sent = { code: 'floor_lighting', parent: 'LIGHTING', labels: { en_US: 'Floor lamps' } }
    const { status, headers, text } = await pim.post(path, sent)
    expect([status, text]).toEqual([201, ''])
    expect(headers.get('location')).toBe(`${origin}${path}/floor_lighting`)
    expect(await read('floor_lighting')).toMatchObject({ ...sent, parent: 'lighting' })
    expect(await found('parent', '=', 'lighting')).toEqual(['desk_lighting', 'floor_lighting'])
  })

  test('is a tree when it has no parent, or null for one', async () => {
    expect((await pim.patch(`${path}/clearance`, {})).status).toBe(201)
    expect((await pim.post(path, { code: 'archive', parent: null })).status).toBe(201)
    expect(await read('clearance')).toMatchObject({ code: 'clearance', parent: null, labels: {} })
    expect(await found('is_root', '=', true)).toEqual(['seasons', 'master', 'clearance', 'archive'])
  })

  test.each([
    ['no code', {}, [{ property: 'code', message: 'This value should not be blank.' }]],
    [
      'a code that is there',
      { code: 'WINTER' },
      [{ property: 'code', message: 'This value is already used.' }],
    ],
    [
      'a code of other signs',
      { code: 'desk lamps' },
      [
        {
          property: 'code',
          message: 'Category code may contain only letters, numbers and underscores',
        },
      ],
    ],
    [
      'a code of 101 letters',
      { code: 'a'.repeat(101) },
      [
        {
          property: 'code',
          message: 'This value is too long. It should have 100 characters or less.',
        },
      ],
    ],
    [
      'a label in no language',
      { code: 'new', labels: { xx_XX: 'New' } },
      [{ property: 'labels', message: 'The locale "xx_XX" does not exist.' }],
    ],
  ])('is refused with %s', async (_, sent, errors) => {
    const { status, body } = await pim.post(path, sent)
    expect(status).toBe(422)
    expect(body).toEqual({ code: 422, message: 'Validation failed.', errors })
  })

  test.each([
    ['an unknown property', { extra: 1 }, 'Property "extra" does not exist.'],
    ['a list for a code', { code: [] }, 'Property "code" expects a scalar as data, "array" given.'],
    [
      'a list for a parent',
      { parent: [] },
      'Property "parent" expects a scalar as data, "array" given.',
    ],
    [
      'no labels but null',
      { labels: null },
      'Property "labels" expects an array as data, "NULL" given.',
    ],
    [
      'a list for a label',
      { labels: { en_US: [] } },
      'Property "labels" expects an array with valid data, one of the labels is not a scalar.',
    ],
    [
      'a parent that is not there',
      { parent: 'nowhere' },
      'Property "parent" expects a valid category code. The category does not exist, "nowhere" given.',
    ],
  ])('is not read with %s', async (_, sent, reason) => {
    const message = `${reason} Check the expected format on the API documentation.`
    const href = 'http://api.akeneo.com/api-reference.html#post_categories'
    const { status, body } = await pim.post(path, { code: 'new', ...sent })
    expect(status).toBe(422)
    expect(body).toEqual({ code: 422, message, _links: { documentation: { href } } })
  })
})

describe('a category', () => {
  test('keeps what is not sent, and takes labels one by one', async () => {
    await pim.patch(`${path}/winter`, { labels: { en_US: 'Winter', fr_FR: 'Hiver' } })
    const { status, headers } = await pim.patch(`${path}/WINTER`, {
      labels: { fr_FR: null, de_DE: 'Winter', en_US: '' },
    })
    expect(status).toBe(204)
    expect(headers.get('location')).toBe(`${origin}${path}/winter`)
    expect(await read('winter')).toMatchObject({ parent: 'seasons', labels: { de_DE: 'Winter' } })
  })

  test('is changed at the moment of a change, and not by being sent as it is', async () => {
    const before = await read('winter')
    expect((await pim.patch(`${path}/winter`, { ...before, _links: {}, position: 4 })).status).toBe(
      204,
    )
    expect((await read('winter')).updated).toBe(before.updated)
    await pim.patch(`${path}/winter`, { labels: { en_US: 'Winter' } })
    expect((await read('winter')).updated).not.toBe(before.updated)
  })

  test('keeps its code', async () => {
    const { status, body } = await pim.patch(`${path}/winter`, { code: 'summer' })
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message: 'Validation failed.',
      errors: [{ property: 'code', message: 'This property cannot be changed.' }],
    })
  })

  test('has the code of its address', async () => {
    const { status, body } = await pim.patch(`${path}/new`, { code: 'other' })
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message:
        'The code "other" provided in the request body must match the code "new" provided in the url.',
    })
  })

  test('moves with its branch, to the end of its new siblings', async () => {
    expect((await pim.patch(`${path}/lighting`, { parent: 'winter' })).status).toBe(204)
    expect((await pim.patch(`${path}/clothing`, { parent: 'winter' })).status).toBe(204)
    expect(await codes()).toEqual([
      'seasons',
      'winter',
      'lighting',
      'desk_lighting',
      'clothing',
      'master',
    ])
    await pim.patch(`${path}/lighting`, { parent: 'master' })
    await pim.patch(`${path}/lighting`, { parent: 'winter' })
    expect(await found('parent', '=', 'winter')).toEqual(['clothing', 'lighting', 'desk_lighting'])
  })

  test('takes the products of its branch along', async () => {
    const search = '{"categories":[{"operator":"IN CHILDREN","value":["seasons"]}]}'
    const list = `/api/rest/v1/products?search=${encodeURIComponent(search)}`
    const items = async () => itemsOf((await pim.get<Page<{ identifier: string }>>(list)).body)
    expect((await items()).map(({ identifier }) => identifier)).not.toContain('halo')
    await pim.patch(`${path}/lighting`, { parent: 'winter' })
    expect((await items()).map(({ identifier }) => identifier)).toContain('halo')
  })

  test('becomes a tree with null for a parent', async () => {
    expect((await pim.patch(`${path}/lighting`, { parent: null })).status).toBe(204)
    expect(await found('is_root', '=', true)).toEqual(['seasons', 'master', 'lighting'])
    expect(await found('parent', '=', 'lighting')).toEqual(['desk_lighting'])
  })

  test.each([
    ['itself', 'lighting'],
    ['its child', 'desk_lighting'],
    ['itself in another case', 'LIGHTING'],
  ])('cannot go below %s', async (_, parent) => {
    const { status, body } = await pim.patch(`${path}/lighting`, { parent })
    expect(status).toBe(422)
    expect(body).toEqual({
      code: 422,
      message: expect.stringMatching(/^Cannot set child as parent to node: \d+$/) as string,
    })
    expect((await read('lighting')).parent).toBe('master')
  })

  test('stays a tree while a channel shows it', async () => {
    const { status, body } = await pim.patch(`${path}/seasons`, { parent: 'master' })
    expect(status).toBe(422)
    expect(body).toMatchObject({
      message: expect.stringContaining(
        `You can't move a category tree linked to a channel.`,
      ) as string,
    })
    const channel = await pim.patch<Channel>('/api/rest/v1/channels/print', {
      category_tree: 'master',
    })
    expect(channel.status).toBe(204)
    expect((await pim.patch(`${path}/seasons`, { parent: 'master' })).status).toBe(204)
    expect((await read('seasons')).parent).toBe('master')
  })

  test('that nobody knows is not there', async () => {
    const { status, body } = await pim.get(`${path}/nowhere`)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message: 'Category "nowhere" does not exist.' })
  })
})

describe('a batch of categories', () => {
  test('builds a tree from the root down, line by line', async () => {
    const lines = await pim.batch(path, [
      { code: 'garden' },
      { code: 'tools', parent: 'garden' },
      { code: 'tools', labels: { en_US: 'Tools' } },
      { code: 'garden', parent: 'tools' },
      { code: 'seeds', parent: 'gardens' },
      { labels: {} },
      { code: 'no code' },
    ])
    expect(lines.map(({ status_code: status }) => status)).toEqual([
      201, 201, 204, 422, 422, 422, 422,
    ])
    expect(lines[4]).toMatchObject({
      _links: {
        documentation: { href: 'http://api.akeneo.com/api-reference.html#patch_categories__code_' },
      },
    })
    expect(await read('tools')).toMatchObject({ parent: 'garden', labels: { en_US: 'Tools' } })
  })
})

test('whatever is moved where, each category stays in one tree', async () => {
  const all = ['seasons', 'winter', 'master', 'lighting', 'desk_lighting', 'clothing']
  const move = fc.record({
    code: fc.constantFrom(...all),
    parent: fc.option(fc.constantFrom(...all)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 20 }), async (moves) => {
      await pim.batch(path, moves)
      const list = await codes()
      expect(list.toSorted()).toEqual(all.toSorted())
      for (const code of list) {
        const { parent } = await read(code)
        expect(parent === null ? -1 : list.indexOf(parent)).toBeLessThan(list.indexOf(code))
      }
    }),
    { numRuns: 20 },
  )
})
