import type { Signpost } from './signpost.ts'
import { plain } from './words.ts'

const most = 5
const popularity = 0.15

/** For a query that nothing fits: what is spelled most alike, then what most people read. */
export function nearest(typed: string, signposts: readonly Signpost[]): Signpost[] {
  const like = likeness(typed)
  const nearness = (signpost: Signpost) =>
    like(signpost.title) + (signpost.popular ? popularity : 0)
  return signposts
    .map((signpost) => ({ signpost, nearness: nearness(signpost) }))
    .toSorted((a, b) => b.nearness - a.nearness)
    .slice(0, most)
    .map(({ signpost }) => signpost)
}

/** Which part of the pairs of letters of one text another has. */
function likeness(typed: string): (text: string) => number {
  const pairs = [...new Set(pairsOf(typed))]
  return (text) => {
    const others = new Set(pairsOf(plain(text)))
    return pairs.filter((pair) => others.has(pair)).length / Math.max(1, pairs.length)
  }
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
}
