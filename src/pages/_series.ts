import { type CollectionEntry, getCollection } from 'astro:content'
import { type Article, type ArticleKind, articleName } from '#markdown'
import { allArticles, linkTo } from './articles/_article.ts'

/** Pages that are read one after the other, as lists and layouts show them. */
export interface Series {
  id: string
  title: string
  description: string | undefined
  pages: SeriesPage[]
}

interface SeriesPage {
  /** What `related` would call it. */
  id: string
  title: string
  href: string
  description: string
  badges: string[]
}

type SeriesKind = CollectionEntry<'series'>['data']['kind']

/** All series of a kind, in the order of `content/navigation.yaml`; a page that is not there yet is left out. */
export async function seriesOfKind(kind: SeriesKind): Promise<Series[]> {
  const [lists, articles] = await Promise.all([getCollection('series'), allArticles()])
  return lists
    .filter(({ data }) => data.kind === kind)
    .toSorted((a, b) => a.data.order - b.data.order)
    .map(({ data: { id, title, description, pages } }) => ({
      id,
      title,
      description,
      pages: pages.flatMap((page) => {
        const article = articles.get(articleName({ kind, id: page }))
        return article ? [{ id: page, ...linkTo(article) }] : []
      }),
    }))
    .filter(({ pages }) => pages.length > 0)
}

/** The series that a page is in, and where it stands there. */
export async function seriesOf({ kind, id }: Pick<Article, 'kind' | 'id'>) {
  const all = await seriesOfKind(asSeriesKind(kind))
  const series = all.find(({ pages }) => pages.some((page) => page.id === id))
  if (!series) throw new Error(`${id} is in no series of content/navigation.yaml`)
  return {
    ...series,
    name: series.title,
    ...neighbours(series.pages, id),
    steps: stepsOf(series, id),
  }
}

/** The parts of the documentation around one of its pages; reading goes on from part to part. */
export async function partsAround(id: string) {
  const all = await seriesOfKind('documentation')
  return {
    parts: all.map((part) => ({ title: part.title, pages: stepsOf(part, id) })),
    ...neighbours(
      all.flatMap(({ pages }) => pages),
      id,
    ),
  }
}

function stepsOf({ pages }: Series, id: string) {
  return pages.map(({ title, href, ...page }) => ({ title, href, current: page.id === id }))
}

function neighbours(pages: SeriesPage[], id: string) {
  const at = pages.findIndex((page) => page.id === id)
  return { previous: pages[at - 1], next: pages[at + 1] }
}

function asSeriesKind(kind: ArticleKind): SeriesKind {
  if (kind === 'help') throw new Error('help articles are in no series')
  return kind
}
