import type { Article } from '#markdown'
import { type SearchTable, type Signpost, wordsOf } from '#search'
import { type Connector, connectorAddress } from '../../marketplace/connector.ts'
import { categoryNames } from '../../marketplace/terms.ts'
import type { Series } from '../../markdown/tables.ts'
import type { Fragment } from './fragments.ts'

interface Sources {
  fragments: readonly Fragment[]
  articles: readonly Article[]
  connectors: readonly Connector[]
  /** The pages with which something begins that is read in order, by kind and id. */
  series: readonly Series[]
  /** The signposts of the reference, by their addresses. */
  reference: ReadonlyMap<string, Signpost>
  synonyms: SearchTable['synonyms']
  themes: SearchTable['themes']
}

/** The table that search looks at before it asks Pagefind. */
export function createTable(sources: Sources): SearchTable {
  const articles = new Map(sources.articles.map((article) => [article.address, article]))
  const read = sources.fragments.map((fragment) => ({
    ...(sources.reference.get(fragment.url) ??
      ofPage(fragment, articles.get(withExtension(fragment.url)), sources.series)),
    fragment: fragment.id,
  }))
  const signposts = [...read, ...sources.connectors.map(ofConnector)].toSorted((a, b) =>
    a.url < b.url ? -1 : 1,
  )
  return {
    signposts,
    vocabulary: countWords(sources.fragments, signposts, sources.synonyms.flat()),
    texts: sources.fragments.length,
    synonyms: sources.synonyms,
    themes: sources.themes,
  }
}

/** A connector is found by its name, by what it connects and by its sentence. */
function ofConnector(connector: Connector): Signpost {
  const { name, publisher, connects, category, summary } = connector
  return {
    url: connectorAddress(connector),
    title: name,
    kind: 'connector',
    text: summary,
    keywords: [connects, publisher, categoryNames[category]],
  }
}

function ofPage(
  { url, meta, anchors }: Fragment,
  article: Article | undefined,
  series: readonly Series[],
): Signpost {
  const headings = anchors
    .filter(({ element, id, text }) => /^h[2-4]$/.test(element) && id && text)
    .map(({ id, text }) => [id, text.trim()] as const)
  const common = { url, ...(headings.length > 0 && { headings }) }
  if (!article) {
    return { ...common, title: meta['title'] ?? url, kind: 'page', text: meta['description'] ?? '' }
  }
  const { id, title, kind, description, keywords } = article
  return {
    ...common,
    title,
    kind,
    text: description,
    ...(keywords.length > 0 && { keywords }),
    ...(series.some(({ kind: of, pages }) => of === kind && pages[0] === id) && { opens: true }),
    ...(article.kind === 'help' && { themes: article.themes }),
    ...(article.kind === 'help' && article.popular && { popular: true }),
  }
}

/** Pagefind shortens `/index.html` to `/`. */
function withExtension(url: string): string {
  return url.endsWith('/') ? `${url}index.html` : url
}

/** Of how many texts each word is. Of a large site, only those that several texts have. */
function countWords(
  fragments: readonly Fragment[],
  signposts: readonly Signpost[],
  synonyms: readonly string[],
): Record<string, number> {
  const counts = new Map<string, number>()
  for (const { content } of fragments) {
    for (const word of new Set(wordsOf(content))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const least = Math.ceil(fragments.length / 1000)
  const signed = new Set([...signposts.flatMap(signedWords), ...synonyms.flatMap(wordsOf)])
  const kept = [...counts]
    .filter(([word, count]) => (count > least || fragments.length < 1000) && isWord(word))
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, mostWords)
  const all = new Map([
    ...[...signed].map((word) => [word, counts.get(word) ?? 0] as const),
    ...kept,
  ])
  return Object.fromEntries([...all].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const mostWords = 9000

function signedWords({ title, keywords = [], headings = [], text, operation }: Signpost): string[] {
  const sections = headings.map(([, words]) => words)
  return [title, text, ...keywords, ...sections, operation?.id ?? ''].flatMap(wordsOf)
}

/** Not a token, a number or a date, which nobody types. */
function isWord(word: string): boolean {
  return /^(\p{L}{2,20}|[1-5]\d\d)$/u.test(word) || /^[a-z]{2,}(_[a-z]+)+$/.test(word)
}
