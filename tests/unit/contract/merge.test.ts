import { describe, expect, test } from 'vitest'
import { checkReference, expectedId } from '../../../src/scripts/contract/check.ts'
import { ContractError, readFragment } from '../../../src/scripts/contract/fragments.ts'
import { mergeFragments } from '../../../src/scripts/contract/merge.ts'

const general = `openapi: 3.1.0
x-tagGroups:
  - name: PIM API
    tags: [Families]
`

const families = `tags:
  - name: Families
paths:
  /api/rest/v1/families:
    get:
      operationId: get_families
      tags: [Families]
      summary: List families
      x-auth: token
      responses:
        '200': { $ref: '#/components/responses/Families' }
components:
  responses:
    Families:
      description: Families.
`

/** Every problem with these files, which are the general one and those given. */
function problemsWith(files: Record<string, string>): readonly string[] {
  try {
    const sources = Object.entries({ 'general.yaml': general, ...files })
    const fragments = sources.map(([file, text]) => readFragment({ file, text }))
    checkReference(fragments, mergeFragments(fragments))
  } catch (error) {
    if (error instanceof ContractError) return error.problems
    throw error
  }
  return []
}

test('joins fragments, even when two files share a path', () => {
  const post = families
    .replace('get:', 'post:')
    .replace('get_families', 'post_families')
    .replace(/^tags:[\s\S]*?paths:/, 'paths:')
    .replace(/components:[\s\S]*/, '')
  const merged = mergeFragments(
    [general, families, post].map((text, at) => readFragment({ file: `${at}.yaml`, text })),
  )
  expect(merged.openapi).toBe('3.1.0')
  expect(Object.keys(merged.paths['/api/rest/v1/families'] ?? {})).toEqual(['get', 'post'])
  expect(problemsWith({ 'families.yaml': families, 'post.yaml': post })).toEqual([])
})

describe('says with file and line', () => {
  test('that YAML is broken', () => {
    expect(problemsWith({ 'broken.yaml': 'paths:\n  a: [1\n' })[0]).toMatch(/^broken\.yaml:3:1: /)
    expect(problemsWith({ 'list.yaml': '- a\n' })).toEqual([
      'list.yaml:1:1: A file of the reference is a map of keys and values.',
    ])
  })

  test('that a key stands twice in a file', () => {
    expect(problemsWith({ 'twice.yaml': 'paths: {}\npaths: {}\n' })[0]).toMatch(
      /^twice\.yaml:2:1: /,
    )
  })

  test('that two files define the same', () => {
    const again = families.replace(/^tags:[\s\S]*?paths:/, 'paths:')
    expect(problemsWith({ 'families.yaml': families, 'again.yaml': again })).toEqual([
      'again.yaml:3:5: GET /api/rest/v1/families is already defined in families.yaml:5:5.',
      'again.yaml:12:5: components/responses/Families is already defined in families.yaml:14:5.',
    ])
  })

  test.each([
    [
      'an operation without an id',
      ['      operationId: get_families\n', ''],
      'families.yaml:5:5: GET /api/rest/v1/families has no operationId. It should be "get_families".',
    ],
    [
      'an id that does not follow from the address',
      ['get_families', 'list_families'],
      'families.yaml:6:7: The operationId "list_families" should be "get_families".',
    ],
    [
      'a reference that leads nowhere',
      ['responses/Families', 'responses/Familys'],
      'families.yaml:11:18: "#/components/responses/Familys" leads nowhere.',
    ],
    [
      'an unknown kind of authentication',
      ['x-auth: token', 'x-auth: cookie'],
      'families.yaml:9:7: The x-auth of GET /api/rest/v1/families should be one of none, client, token, sandbox-key.',
    ],
    [
      'a tag that nobody defined',
      ['tags: [Families]', 'tags: [Family]'],
      'families.yaml:7:7: GET /api/rest/v1/families should have exactly one of the tags that are defined.',
    ],
    [
      'a tag that has no place in the reference',
      ['- name: Families', '- name: Kin'],
      'families.yaml:2:5: The tag "Kin" is in none of the x-tagGroups.',
    ],
    [
      'an operation without a summary',
      ['      summary: List families\n', ''],
      'families.yaml:5:5: GET /api/rest/v1/families has no summary.',
    ],
  ])('%s', (_, [from = '', to = ''], problem) => {
    expect(problemsWith({ 'families.yaml': families.replace(from, to) })).toContain(problem)
  })
})

test.each([
  ['get', '/api/rest/v1', 'get_api_root'],
  ['post', '/api/oauth/v1/token', 'post_token'],
  ['patch', '/api/rest/v1/products-uuid/{uuid}', 'patch_products_uuid__uuid_'],
  [
    'get',
    '/api/rest/v1/attributes/{attribute_code}/options/{code}',
    'get_attributes__attribute_code__options__code_',
  ],
  ['post', '/sandbox/v1/sandboxes/current/reset', 'post_sandboxes_current_reset'],
  ['get', '/elsewhere', undefined],
])('%s %s is called %s', (verb, path, id) => {
  expect(expectedId({ verb, path })).toBe(id)
})
