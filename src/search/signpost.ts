/** What can be found, in the order in which readers are offered it as a filter. */
export const kinds = [
  'help',
  'documentation',
  'guide',
  'tutorial',
  'reference',
  'connector',
  'page',
] as const
export type Kind = (typeof kinds)[number]

/** A place on this site, as far as search knows it without reading its text. */
export interface Signpost {
  /** Path, and maybe an anchor: `/help.html#api`. */
  url: string
  title: string
  kind: Kind
  /** Ids of the themes it belongs to; the first is the one that it is shown with. */
  themes?: readonly string[]
  /** One sentence about it. */
  text: string
  /** Other words that it is searched by. */
  keywords?: readonly string[]
  /** Its sections: anchor and words. */
  headings?: readonly (readonly [anchor: string, words: string])[]
  /** What Pagefind calls its text. */
  fragment?: string
  /** The operation of the API that it describes. */
  operation?: { id: string; method: string; path: string }
  /** Offered when nothing else fits. */
  popular?: boolean
  /** The page with which a tutorial, a guide or a part of the documentation begins. */
  opens?: boolean
}

/** Everything that is looked at before Pagefind is asked: one file beside its index. */
export interface SearchTable {
  signposts: readonly Signpost[]
  /** The words of the site by how many pages have them: the rarer, the more a word says. */
  vocabulary: Readonly<Record<string, number>>
  /** How many texts the numbers of `vocabulary` are about. */
  texts: number
  /** Groups of words and phrases that mean about the same here. */
  synonyms: readonly (readonly string[])[]
  themes: readonly { id: string; title: string }[]
}

export function isKind(text: string): text is Kind {
  return (kinds as readonly string[]).includes(text)
}
