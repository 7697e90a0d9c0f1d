import MiniSearch from 'minisearch'
import type { Query } from './query.ts'
import type { Signpost } from './signpost.ts'
import { isFiller } from './weight.ts'
import { stem, wordsOf } from './words.ts'

/** A signpost that has words of the query. */
export interface Indicated {
  signpost: Signpost
  /** 0 to 1, the best of the query being 1 when it has all words. */
  score: number
}

/** Looks through titles, keywords, headings and descriptions. */
export type FindSignposts = (query: Query) => Indicated[]

/** How much a word tells by where it stands. */
const fields = { title: 7, keywords: 6, headings: 2.5, text: 1.4, path: 1.2 }

export function createSignpostIndex(signposts: readonly Signpost[]): FindSignposts {
  const index = new MiniSearch({
    fields: Object.keys(fields),
    tokenize: wordsOf,
    processTerm: stem,
    extractField: (document: { id: number; signpost: Signpost }, name) =>
      name === 'id' ? document.id : fieldOf(document.signpost, name),
  })
  index.addAll(signposts.map((signpost, id) => ({ id, signpost })))
  return (query) => {
    const found = index
      .search(
        { combineWith: 'OR', queries: tellingTerms(query).flatMap(queriesOf) },
        { tokenize: (text) => [text], processTerm: (term) => term, boost: fields },
      )
      .slice(0, mostFound)
    const scored = found.flatMap(({ id, score, queryTerms }) => {
      const signpost = signposts[id as number]
      return signpost ? [{ signpost, score: score * coverage(query, queryTerms) ** 2 }] : []
    })
    return normalised(
      scored,
      coverage(
        query,
        found.flatMap(({ queryTerms }) => queryTerms),
      ),
    )
  }
}

/** What comes after these is never shown. */
const mostFound = 300

/** On a large site, the words of questions stand nearly everywhere, and looking them up takes long. */
const mostTexts = 800

function tellingTerms({ terms }: Query): Query['terms'] {
  const telling = terms.filter(({ word, texts }) => !isFiller(word) || texts <= mostTexts)
  return telling.length > 0 ? telling : terms
}

function fieldOf(signpost: Signpost, name: string): string {
  const { title, keywords = [], headings = [], text, operation, url } = signpost
  if (name === 'title') return title
  if (name === 'keywords') return keywords.join(' ')
  if (name === 'headings') return headings.map(([, words]) => words).join(' ')
  return name === 'text' ? text : (operation?.path ?? url.replaceAll('.html', ''))
}

function queriesOf({ weight, forms }: Query['terms'][number]) {
  return forms.map((form) => ({
    queries: [form.stem],
    prefix: form.begins,
    boostTerm: () => weight * form.weight,
  }))
}

/** Which part of what was asked for a signpost has; what stands for a word counts as far as it does. */
function coverage({ terms }: Query, matched: readonly string[]): number {
  const have = new Set(matched)
  const all = terms.reduce((sum, { weight }) => sum + weight, 0)
  const covered = terms.reduce((sum, { weight, forms }) => {
    const best = forms.filter(({ stem: each }) => have.has(each)).map((form) => form.weight)
    return sum + weight * Math.max(0, ...best)
  }, 0)
  return all > 0 ? covered / all : 0
}

function normalised(scored: readonly Indicated[], reach: number): Indicated[] {
  const best = Math.max(...scored.map(({ score }) => score))
  return scored
    .map(({ signpost, score }) => ({ signpost, score: (score / best) * Math.min(1, reach) }))
    .toSorted((a, b) => b.score - a.score)
}
