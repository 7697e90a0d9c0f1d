import { persistentAtom } from '@nanostores/persistent'
import { type SnippetLanguage, snippetLanguages } from '#client'

/** The language that snippets are read in, on every page. */
export const $language = persistentAtom<SnippetLanguage>('doorway.language', 'shell', {
  encode: (language) => language,
  decode: (stored) => snippetLanguages.find(({ id }) => id === stored)?.id ?? 'shell',
})
