import { getCollection } from 'astro:content'
import { linkTo } from './articles/_article.ts'

/** The subjects of help in the order of `content/themes.yaml`, each with its articles: first what many read. */
export async function helpThemes() {
  const [themes, help] = await Promise.all([getCollection('theme'), getCollection('help')])
  return themes
    .toSorted((a, b) => a.data.order - b.data.order)
    .map(({ id, data: { title, description } }) => ({
      id,
      title,
      description,
      articles: help
        .map(({ data }) => data)
        .filter((article) => article.themes.includes(id))
        .toSorted(
          (a, b) =>
            Number(b.popular) - Number(a.popular) ||
            a.themes.indexOf(id) - b.themes.indexOf(id) ||
            a.title.localeCompare(b.title),
        )
        .map((article) => ({ ...linkTo(article), audience: article.audience })),
    }))
    .filter(({ articles }) => articles.length > 0)
}

/** What is read most, for those who do not know yet what they look for. */
export async function popularArticles() {
  const help = await getCollection('help', ({ data }) => data.popular)
  return help
    .map(({ data }) => data)
    .toSorted((a, b) => a.title.localeCompare(b.title))
    .map((article) => ({ ...linkTo(article), audience: article.audience }))
}
