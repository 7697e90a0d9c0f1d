import { type CollectionEntry, getCollection } from 'astro:content'
import { type Article, type ArticleKind, articleName } from '#markdown'
import { editionBadges, editionFacts } from '../_editions.ts'

/** All pages of the site that are read, by the names that `related` knows them by. */
export function allArticles(): Promise<Map<string, Article>> {
  // Every page asks; while a site is built, the answer stays the same.
  return import.meta.env.PROD ? (remembered ??= readArticles()) : readArticles()
}

let remembered: Promise<Map<string, Article>> | undefined

async function readArticles(): Promise<Map<string, Article>> {
  const kinds = ['help', 'tutorial', 'documentation', 'guide'] as const satisfies ArticleKind[]
  const entries = (await Promise.all(kinds.map((kind) => getCollection(kind)))).flat()
  return new Map(entries.map(({ data }) => [articleName(data), data]))
}

/** What the layout shows of a page, whatever its kind. */
export async function shownOf({ data, body }: CollectionEntry<ArticleKind>) {
  const { title, titleHtml, description, address, edition, related, updated } = data
  return {
    title,
    titleHtml,
    description,
    path: address,
    updated,
    badges: editionBadges(edition),
    editions: editionFacts(edition, body ?? ''),
    related: await relatedLinks(related),
  }
}

/** The pages to read next, as links. */
export async function relatedLinks(
  names: readonly string[],
): Promise<{ title: string; href: string; description: string; badges: string[] }[]> {
  const articles = await allArticles()
  return names.flatMap((name) => {
    const article = articles.get(name)
    return article ? [linkTo(article)] : []
  })
}

/** A page as an entry of a list. */
export function linkTo({ title, address, description, edition }: Article) {
  return { title, href: address, description, badges: editionBadges(edition) }
}
