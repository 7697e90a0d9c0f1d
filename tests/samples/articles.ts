import { type ArticleSamples, articleName, markdown, parseExceptions } from '#markdown'
import { createTemporaryHost } from '#server'
import { site } from '#site'
import { readFileSync } from 'node:fs'

/** Every article that asks a PIM something, with what the build was answered. */
export async function articlesWithSamples(): Promise<(ArticleSamples & { name: string })[]> {
  const pim = createTemporaryHost()
  try {
    const articles = await markdown({ send: pim.fetch, site }).samples()
    return articles.map((each) => ({ ...each, name: articleName(each.article) }))
  } finally {
    pim.close()
  }
}

export const exceptions = parseExceptions(readFileSync('content/samples.yaml', 'utf8'))
