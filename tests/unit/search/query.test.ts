import { describe, expect, test } from 'vitest'
import { readQuery } from '../../../src/search/query.ts'
import { createSynonyms } from '../../../src/search/synonyms.ts'
import { createVocabulary } from '../../../src/search/vocabulary.ts'

const counts = {
  token: 9,
  refresh: 5,
  delete: 4,
  connection: 8,
  webshop: 2,
  patch_products: 1,
  products: 9,
}
const reading = {
  vocabulary: createVocabulary(counts, 10),
  findSynonyms: createSynonyms([
    ['delete', 'remove', 'get rid of'],
    ['webshop', 'e-commerce'],
  ]),
}
const read = (text: string) => readQuery(text, reading)
const formsOf = (text: string, word: string) =>
  read(text)
    .terms.find((term) => term.word === word)
    ?.forms.map(({ stem }) => stem)

describe('what was typed', () => {
  test('is put right word by word', () => {
    expect(read('refesh tokn ').corrected).toBe('refresh token')
    expect(read('refresh token ').corrected).toBeUndefined()
  })

  test('counts little where it only asks', () => {
    const [how, , , token] = read('how to refresh token').terms
    expect(how?.weight).toBeLessThan((token?.weight ?? 0) / 4)
  })

  test('counts in full where there are only such words', () => {
    expect(read('how to').terms.every(({ weight }) => weight > 0.5)).toBe(true)
  })

  test('also means its synonyms, phrases among them', () => {
    expect(formsOf('delete connection', 'delete')).toContain('remov')
    expect(formsOf('get rid of connection', 'rid')).toContain('delet')
  })

  test('is two words or one, as the site writes it', () => {
    expect(read('web shop ').terms.map(({ word }) => word)).toEqual(['webshop'])
  })

  test('may end in the beginning of a word', () => {
    expect(read('connec').terms[0]?.forms.some(({ begins }) => begins)).toBe(true)
    expect(read('connection ').terms[0]?.forms.some(({ begins }) => begins)).toBe(false)
  })

  test('may be nothing, signs, or another script', () => {
    for (const text of ['', '   ', '***', '{}', '日本語', '\u0000']) {
      expect(read(text).corrected).toBeUndefined()
    }
    expect(read('').terms).toEqual([])
  })
})

describe('a pasted answer', () => {
  test('is searched by its message and its code', () => {
    const query = read('{"code":422,"message":"Property \\"colour\\" does not exist."}')
    expect(query).toMatchObject({ isPasted: true, plain: '422 property colour does not exist' })
  })

  test('gives all its messages', () => {
    const { plain } = read(
      '{"code":422,"message":"Validation failed.","errors":[{"message":"Too long"}]}',
    )
    expect(plain).toBe('422 validation failed too long')
  })

  test('is read no further than forty words', () => {
    expect(read('token '.repeat(400)).terms.length).toBe(40)
  })
})
