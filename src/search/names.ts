import type { Query } from './query.ts'
import type { Signpost } from './signpost.ts'
import { isFiller } from './weight.ts'
import { plain, stem } from './words.ts'

/** How exactly a query names a place; the bigger, the surer. */
export type FindNamed = (query: Query) => ReadonlyMap<Signpost, number>

const exactTitle = 200
const sameTitle = 60
const sameKeyword = 30
const exactHeading = 22
const sameHeading = 16
const titleBegins = 14

/** Finds the places whose title, heading or keyword is just what was typed, or nearly. */
export function createNames(signposts: readonly Signpost[]): FindNamed {
  const exact = new Map<string, Named[]>()
  const same = new Map<string, Named[]>()
  const titles = signposts.map((signpost): [string, Signpost] => [plain(signpost.title), signpost])
  for (const [title, signpost] of titles) {
    add(exact, title, { signpost, score: isObject(signpost) ? sameTitle : exactTitle })
    add(same, essence(title), { signpost, score: sameTitle })
    for (const keyword of signpost.keywords ?? []) {
      add(same, essence(plain(keyword)), { signpost, score: sameKeyword })
    }
    for (const [, words] of signpost.headings ?? []) {
      add(exact, plain(words), { signpost, score: exactHeading })
      add(same, essence(plain(words)), { signpost, score: sameHeading })
    }
  }
  return (query) => {
    const words = query.corrected ?? query.plain
    return strongest([
      ...(exact.get(query.plain) ?? []),
      ...(exact.get(words) ?? []).map((each) => ({ ...each, score: each.score - 1 })),
      ...(same.get(essence(words)) ?? []),
      ...(words.length > 3 ? beginning(titles, words) : []),
    ])
  }
}

/** Objects of the reference are called by the very words that pages explain: `Product`. */
function isObject({ kind, operation }: Signpost): boolean {
  return kind === 'reference' && !operation
}

interface Named {
  signpost: Signpost
  score: number
}

/** What is left of a title without the words that titles share: `What is a product?` is about `product`. */
function essence(text: string): string {
  const words = text.split(' ')
  const telling = words.filter((word) => !isFiller(word))
  return (telling.length > 0 ? telling : words).map(stem).join(' ')
}

function beginning(titles: readonly (readonly [string, Signpost])[], words: string): Named[] {
  return titles
    .filter(([title]) => title.startsWith(words))
    .map(([title, signpost]) => ({ signpost, score: titleBegins * (words.length / title.length) }))
}

function add(map: Map<string, Named[]>, key: string, named: Named): void {
  const known = map.get(key)
  if (known) known.push(named)
  else map.set(key, [named])
}

function strongest(named: readonly Named[]): Map<Signpost, number> {
  const best = new Map<Signpost, number>()
  for (const { signpost, score } of named) {
    best.set(signpost, Math.max(score, best.get(signpost) ?? 0))
  }
  return best
}
