import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSlugger, slug } from '../../../src/markdown/slug.ts'

describe('a slug', () => {
  test.each([
    ['Step 1 | Create a connection', 'step-1-create-a-connection'],
    ['Why should you use our API?', 'why-should-you-use-our-api'],
    ['When it goes wrong: 422 or 401?', 'when-it-goes-wrong-422-or-401'],
    ['  Runs   of - spaces – and — dashes  ', 'runs-of-spaces-and-dashes'],
    ['patch_products', 'patch_products'],
    ["Don't (panic)!", 'dont-panic'],
    ['Größe & Gewicht', 'größe-gewicht'],
    ['Cafe\u0301', 'café'],
    ['日本語 の 見出し', '日本語-の-見出し'],
    ['हिन्दी', 'हिन्दी'],
    ['🎉 Done', 'done'],
    ['?!', ''],
  ])('of %j is %j', (text, expected) => {
    expect(slug(text)).toBe(expected)
  })

  test('has only letters, digits, marks, underscores and single dashes between them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(slug(text)).toMatch(/^([\p{L}\p{N}\p{M}_]+(-[\p{L}\p{N}\p{M}_]+)*)?$/u)
      }),
    )
  })

  test('is its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(slug(slug(text))).toBe(slug(text))
      }),
    )
  })
})

describe('the slugger of a page', () => {
  test('numbers what comes again', () => {
    const next = createSlugger()
    expect(['a', 'a', 'a-1', 'A', '?', '!'].map(next)).toEqual([
      'a',
      'a-1',
      'a-1-1',
      'a-2',
      'section',
      'section-1',
    ])
  })

  test('never gives the same slug twice', () => {
    const headings = fc.array(fc.oneof(fc.constantFrom('a', 'a-1', 'A', '-', 'a-1-1'), fc.string()))
    fc.assert(
      fc.property(headings, (texts) => {
        const slugs = texts.map(createSlugger())
        expect(new Set(slugs).size).toBe(slugs.length)
      }),
    )
  })
})
