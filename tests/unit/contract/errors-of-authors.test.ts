import { describe, expect, test } from 'vitest'
import { generateErrors } from '../../../src/scripts/contract/errors.ts'
import { ContractError } from '../../../src/scripts/contract/fragments.ts'

const entry = `- id: too-much
  status: 429
  message: Too {what}
  cause: More than the server takes.
  cure: Wait.
  article: /articles/wait.html
`

function problemsWith(files: Record<string, string>): readonly string[] {
  try {
    generateErrors(
      Object.entries(files).map(([file, text]) => ({ file, text })),
      'stamp',
    )
    return []
  } catch (error) {
    if (error instanceof ContractError) return error.problems
    throw error
  }
}

test('an entry gets the kind of its file', () => {
  const text = generateErrors([{ file: 'limits.yaml', text: entry }], 'stamp')
  expect(text).toContain('"kind": "limits"')
  expect(text).toContain('"messages": [\n      "Too {what}"\n    ]')
})

describe('what is wrong in the catalogue of errors is told with file and line', () => {
  test.each([
    ['an unknown key', ['cure: Wait.', 'cures: Wait.'], 'limits.yaml:1: "cures" is unknown.'],
    ['no cure', ['  cure: Wait.\n', ''], 'limits.yaml:1: "cure" is a text.'],
    [
      'a status that is no error',
      ['429', '204'],
      'limits.yaml:1: "status" is one from 400 to 599.',
    ],
    [
      'an article elsewhere',
      ['/articles/', 'articles/'],
      'limits.yaml:1: "article" is an address of this site.',
    ],
    [
      'a name twice',
      ['{what}', '{a} {a}'],
      'limits.yaml:1: "{a}" is no name of its own in "Too {a} {a}".',
    ],
    [
      'an id with blanks',
      ['too-much', 'Too much'],
      'limits.yaml:1: "id" is words with dashes between.',
    ],
    [
      'a request without address',
      ['  cure:', '  try: GET\n  cure:'],
      'limits.yaml:1: "try" is a request.',
    ],
  ])('%s', (_, [from = '', to = ''], problem) => {
    expect(problemsWith({ 'limits.yaml': entry.replace(from, to) })).toContain(problem)
  })

  test('a file of no kind', () => {
    expect(problemsWith({ 'others.yaml': entry })[0]).toContain('no kind is called "others"')
  })

  test('the same id and the same words in two places', () => {
    expect(problemsWith({ 'limits.yaml': entry, 'server.yaml': entry })).toEqual([
      'server.yaml:1: The id "too-much" is already in limits.yaml:1.',
      'server.yaml:1: "Too {what}" with 429 is already in limits.yaml:1.',
    ])
  })

  test('broken YAML, and YAML that is no list', () => {
    expect(problemsWith({ 'limits.yaml': '- id: [' })[0]).toMatch(/^limits\.yaml:1: /)
    expect(problemsWith({ 'limits.yaml': 'id: a' })).toEqual([
      'limits.yaml:1: This is a list of errors.',
    ])
  })
})
