import type { Passages, Read } from './full-text.ts'
import { createNames } from './names.ts'
import { findOperations } from './operation-query.ts'
import type { Query } from './query.ts'
import { createSharedWords } from './shared-words.ts'
import type { Kind, Signpost } from './signpost.ts'
import { createSignpostIndex } from './signpost-index.ts'

export interface Ranked {
  signpost: Signpost
  score: number
  /** Its text, where that has words of the query. */
  read: Read | undefined
}

/** Puts everything that fits a query in order, the best first. `texts` is what the full text gave. */
export type Rank = (
  text: string,
  query: Query,
  texts: ReadonlyMap<string, Read>,
) => Promise<Ranked[]>

/** What each way of fitting is worth. An exact title beats all else, see names.ts. */
const worth = { signpost: 6, text: 4, operation: 50, message: 20, popular: 0.1, opens: 0.4 }

export function createRanking(signposts: readonly Signpost[]): Rank {
  const findSignposts = createSignpostIndex(signposts)
  const findNamed = createNames(signposts)
  const byFragment = new Map(signposts.map((each) => [each.fragment, each]))
  return async (text, query, texts) => {
    const indicated = new Map(findSignposts(query).map((each) => [each.signpost, each.score]))
    const named = findNamed(query)
    const operations = operationsFor(text, query)
    const read = new Map([...texts].map(([id, each]) => [byFragment.get(id), each]))
    const places = [indicated, named, operations, read].flatMap((found) => [...found.keys()])
    const ranked = [...new Set(places)].flatMap((signpost): Ranked[] => {
      if (!signpost) return []
      const own = read.get(signpost)
      const fits =
        (indicated.get(signpost) ?? 0) * worth.signpost +
        (own?.score ?? 0) * worth.text +
        (named.get(signpost) ?? 0)
      const asked = (operations.get(signpost) ?? 0) * worth.operation
      const known = (signpost.popular ? worth.popular : 0) + (signpost.opens ? worth.opens : 0)
      const score = fits * leaningOf(signpost) + asked + known
      return [{ signpost, score, read: own }]
    })
    ranked.sort((a, b) => b.score - a.score)
    return telling(query.isPasted ? await wordForWord(ranked, query) : ranked)
  }

  function operationsFor(text: string, query: Query): ReadonlyMap<Signpost, number> {
    const asTyped = findOperations(text, signposts)
    return asTyped.size > 0 ? asTyped : findOperations(query.corrected ?? '', signposts)
  }
}

/** What explains comes before what only lists. */
const leanings: Record<Kind, number> = {
  help: 1,
  documentation: 1,
  guide: 0.92,
  tutorial: 0.92,
  connector: 0.5,
  reference: 0.62,
  page: 0.45,
}

/** Answers and objects of the reference say least; operations are what one does. */
function leaningOf({ kind, operation }: Signpost): number {
  return kind === 'reference' && !operation ? 0.4 : leanings[kind]
}

/** Without the long tail of what has a word in common with the query and nothing else. */
function telling(ranked: readonly Ranked[]): Ranked[] {
  const least = 0.06 * Math.min(10, ranked[0]?.score ?? 0)
  return ranked.filter(({ score }) => score >= least)
}

/** More texts than this are not looked through for a message. */
const lookedThrough = 24

/** Of the texts that fit a pasted message, those come first that have it word for word. */
async function wordForWord(ranked: readonly Ranked[], query: Query): Promise<Ranked[]> {
  const shared = createSharedWords(query.plain)
  const looked = await Promise.all(
    ranked.slice(0, lookedThrough).map(async (each) => {
      const content = (await passagesOf(each.read))?.content ?? each.signpost.text
      const fits = worth.message * shared(content) * leaningOf(each.signpost)
      return { ...each, score: each.score + fits }
    }),
  )
  return [...looked.toSorted((a, b) => b.score - a.score), ...ranked.slice(lookedThrough)]
}

/** The text of what was read, if any was. */
export async function passagesOf(read: Read | undefined): Promise<Passages | undefined> {
  return read?.found.data()
}
