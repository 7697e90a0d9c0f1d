import { type FullText, type Read, readTexts } from './full-text.ts'
import { createHit, type Hit } from './hit.ts'
import { createMark } from './marks.ts'
import { nearest } from './nearest.ts'
import { type Query, readQuery } from './query.ts'
import { createRanking, passagesOf, type Ranked } from './ranking.ts'
import { type Kind, kinds, type SearchTable, type Signpost } from './signpost.ts'
import { createSynonyms } from './synonyms.ts'
import { createVocabulary } from './vocabulary.ts'

export interface SearchRequest {
  text: string
  kind?: Kind | undefined
  /** The id of a theme. */
  theme?: string | undefined
  /** How many places are shown. @default 8 */
  limit?: number | undefined
}

export interface SearchResults {
  /** `found`: they fit. `nearest`: nothing does; these are the nearest and the popular pages. */
  outcome: 'found' | 'nearest'
  hits: Hit[]
  /** How many places fit, all filters aside, by kind. */
  counts: Record<Kind, number>
  /** How many fit with the filters; `hits` may be fewer. */
  total: number
  /** What was looked for instead of what was typed. */
  corrected?: string
  /** Whether the texts could not be read, so that only titles, headings and descriptions were looked at. */
  withoutTexts: boolean
  /** What can be filtered by. */
  themes: SearchTable['themes']
}

export type Search = (request: SearchRequest) => Promise<SearchResults>

interface Sources {
  table: SearchTable
  /** Rejects where the texts cannot be read; titles and headings are searched all the same. */
  fullText: () => Promise<FullText>
}

const usualLimit = 8

/** Search over a table of signposts and the full text behind them. */
export function createSearch({ table, fullText }: Sources): Search {
  const vocabulary = createVocabulary(table.vocabulary, table.texts)
  const findSynonyms = createSynonyms(table.synonyms)
  const rank = createRanking(table.signposts)
  const themes = new Map(table.themes.map(({ id, title }) => [id, title]))

  return async (request) => {
    const query = readQuery(request.text, { vocabulary, findSynonyms })
    const texts = await textsFor(query, fullText)
    const ranked = await rank(request.text, query, texts ?? new Map())
    const fitting = ranked.filter(({ signpost }) => fits(signpost, request))
    const chosen = fitting.length > 0 ? arranged(fitting, request) : near(query, request)
    const marks = [createMark(query, { synonyms: false }), createMark(query, { synonyms: true })]
    const shown = chosen.slice(0, request.limit ?? usualLimit).map(async ({ signpost, read }) => {
      const theme = themes.get(signpost.themes?.[0] ?? '')
      return createHit(signpost, await passagesOf(read), marks, theme)
    })
    return {
      outcome: fitting.length > 0 ? 'found' : 'nearest',
      hits: await Promise.all(shown),
      counts: countByKind(ranked),
      total: fitting.length,
      ...(query.corrected !== undefined && { corrected: query.corrected }),
      withoutTexts: texts === undefined,
      themes: table.themes,
    }
  }

  function near({ plain: typed }: Query, request: SearchRequest): Ranked[] {
    const among = table.signposts.filter(
      (signpost) =>
        fits(signpost, request) && (request.kind !== undefined || signpost.kind !== 'reference'),
    )
    return nearest(typed, among).map((signpost) => ({ signpost, score: 0, read: undefined }))
  }
}

/** Of two letters, only titles that begin so are of use. */
const shortest = 3

async function textsFor(
  query: Query,
  fullText: Sources['fullText'],
): Promise<ReadonlyMap<string, Read> | undefined> {
  if (query.plain.length < shortest) return new Map()
  try {
    return await readTexts(await fullText(), query)
  } catch {
    return undefined
  }
}

function fits({ kind, themes = [] }: Signpost, wanted: SearchRequest): boolean {
  const isOfKind = wanted.kind === undefined || kind === wanted.kind
  return isOfKind && (wanted.theme === undefined || themes.includes(wanted.theme))
}

/** Operations look alike; without a filter, three of them leave room for what else there is. */
function arranged(ranked: readonly Ranked[], { kind }: SearchRequest): Ranked[] {
  if (kind !== undefined) return [...ranked]
  const reference = ranked.filter(({ signpost }) => signpost.kind === 'reference')
  const later = new Set(reference.slice(3))
  return [...ranked.filter((each) => !later.has(each)), ...later]
}

function countByKind(ranked: readonly Ranked[]): Record<Kind, number> {
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>
  for (const { signpost } of ranked) counts[signpost.kind] += 1
  return counts
}
