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

/** What is read most, for those who do not know yet what they look for; first the first theme's. */
export async function popularArticles() {
  const themes = await getCollection('theme')
  const placeOf = new Map(themes.map(({ id, data }) => [id, data.order]))
  const place = ([theme = '']: readonly string[]) => placeOf.get(theme) ?? placeOf.size
  const help = await getCollection('help', ({ data }) => data.popular)
  return help
    .map(({ data }) => data)
    .toSorted((a, b) => place(a.themes) - place(b.themes) || a.title.localeCompare(b.title))
    .map((article) => ({ ...linkTo(article), audience: article.audience }))
}
