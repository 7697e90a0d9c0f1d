import MiniSearch, { type SearchOptions } from 'minisearch'

/** The words of a connector, by how much they tell. */
export interface Words {
  id: string
  name: string
  publisher: string
  connects: string
  /** What else its entry says. */
  text: string
}

/** The ids of what fits some words, the best first. */
export type Find = (text: string) => string[]

const fields = { name: 6, connects: 6, publisher: 4, text: 1 }

/** Finds connectors by words that may be unfinished or mistyped; each word has to be there. */
export function createFind(entries: readonly Words[]): Find {
  const index = new MiniSearch<Words>({ fields: Object.keys(fields), processTerm: telling })
  index.addAll(entries)
  const options: SearchOptions = { boost: fields, prefix: true, fuzzy: slips, combineWith: 'AND' }
  return (text) =>
    isTelling(text)
      ? index.search(text, options).map(({ id }) => String(id))
      : entries.map(({ id }) => id)
}

/** Whether anything is left of a text without the words that fit every entry. */
function isTelling(text: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).some((word) => word !== '' && telling(word) !== null)
}

/** In long words two letters may be wrong, in short ones none. */
function slips(term: string): number {
  if (term.length < 4) return 0
  return term.length < 8 ? 1 : 2
}

/** Every entry is a connector for the PIM; and shops are asked for in more words than one. */
const filler = new Set(
  'a an and the for from to of in on with my our i we need want is there any connector connectors connect integration extension plugin akeneo pim'.split(
    ' ',
  ),
)

function telling(term: string): string | null {
  const word = term.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return filler.has(word) ? null : word
}
