import { getCollection } from 'astro:content'
import { type Article, type ArticleKind, articleName, type Edition } from '#markdown'

/** All pages of the site that are read, by the names that `related` knows them by. */
export async function allArticles(): Promise<Map<string, Article>> {
  const kinds = ['help', 'tutorial', 'documentation', 'guide'] as const satisfies ArticleKind[]
  const entries = (await Promise.all(kinds.map((kind) => getCollection(kind)))).flat()
  return new Map(entries.map(({ data }) => [articleName(data), data]))
}

/** The pages to read next, as links. */
export async function relatedLinks(
  names: readonly string[],
): Promise<{ title: string; href: string; description: string }[]> {
  const articles = await allArticles()
  return names.flatMap((name) => {
    const article = articles.get(name)
    return article
      ? [{ title: article.title, href: article.address, description: article.description }]
      : []
  })
}

/** Which editions of the PIM a page is about, where that is not every one. */
export function editionBadges(edition: Edition): string[] {
  if (edition === 'growth') return ['Growth and Enterprise Edition']
  return edition === 'enterprise' ? ['Enterprise Edition'] : []
}

/** Where a page stands among those that are read one after the other. */
export async function seriesOf({ kind, id }: Article) {
  const [series] = await getCollection(
    'series',
    ({ data }) => data.kind === kind && data.pages.includes(id),
  )
  if (!series) throw new Error(`${id} is in no series of content/navigation.yaml`)
  const articles = await allArticles()
  const steps = series.data.pages.flatMap((page) => {
    const article = articles.get(articleName({ kind, id: page }))
    return article
      ? [{ title: article.title, href: article.address, current: article.id === id }]
      : []
  })
  const index = steps.findIndex(({ current }) => current)
  return { name: series.data.title, steps, previous: steps[index - 1], next: steps[index + 1] }
}
