import { expect, test } from 'vitest'
import { createMark } from '../../../src/search/marks.ts'
import { readQuery } from '../../../src/search/query.ts'
import { createSynonyms } from '../../../src/search/synonyms.ts'
import { createVocabulary } from '../../../src/search/vocabulary.ts'

const reading = {
  vocabulary: createVocabulary({ token: 3, refresh: 2, renew: 1 }, 10),
  findSynonyms: createSynonyms([['refresh', 'renew']]),
}
const shown = (query: string, text: string, synonyms: boolean) =>
  createMark(readQuery(query, reading), { synonyms })(text)
    .map(({ text: part, marked }) => (marked ? `[${part}]` : part))
    .join('')

test('words are marked in all their forms, and nothing of the text is lost', () => {
  const text = 'Refreshing <b>tokens</b>: renew & "refresh" the token.'
  expect(shown('refresh tokn', text, false)).toBe(
    '[Refreshing] <b>[tokens]</b>: renew & "[refresh]" the [token].',
  )
})

test('synonyms are marked when asked for', () => {
  expect(shown('refresh', 'renew it', true)).toBe('[renew] it')
  expect(shown('refresh', 'renew it', false)).toBe('renew it')
})

test('the beginning of a word is marked with it', () => {
  expect(shown('tok', 'a token', false)).toBe('a [token]')
})
