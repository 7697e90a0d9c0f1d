import { describe, expect, test } from 'vitest'
import { readBody, wordsForEmpty } from '../../../../src/widgets/ui/body.ts'

const collection = 'application/vnd.akeneo.collection+json'

describe('a body', () => {
  test.each([
    ['', 'application/json', 'empty'],
    ['{"a":1}', 'application/json', 'json'],
    ['{"a":1}', 'application/problem+json; charset=utf-8', 'json'],
    ['{"line":1,"status_code":204}', collection, 'lines'],
    ['{"code":413,"message":"No."}', collection, 'json'],
    ['{"a":', 'application/json', 'text'],
    ['<p>', 'text/html', 'text'],
  ])('%o of type %s is shown as %s', (body, type, kind) => {
    expect(readBody(body, type, true).kind).toBe(kind)
  })

  test('that is not whole is text', () => {
    expect(readBody('{"a":1}', 'application/json', false).kind).toBe('text')
  })

  test('that is empty says so in words', () => {
    expect(wordsForEmpty(204)).toMatch(/^Done/)
    expect(wordsForEmpty(201)).toMatch(/^Created/)
    expect(wordsForEmpty(500)).toMatch(/empty/)
  })
})
