/**
 * What stands between a reader's words and the index: spelling, synonyms, questions, operations, pasted
 * messages, and the order of what is found. Knows no page and no browser.
 */
export { type FullText } from './full-text.ts'
export { type Hit, type Section } from './hit.ts'
export { type Part } from './marks.ts'
export { createSearch, type Search, type SearchRequest, type SearchResults } from './search.ts'
export { isKind, type Kind, kinds, type SearchTable, type Signpost } from './signpost.ts'
export { plain, wordsOf } from './words.ts'
