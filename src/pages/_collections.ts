import { type CollectionEntry, getCollection, render } from 'astro:content'
import { anchor } from '#contract'
import type { ListedSample } from '#markdown'
import { seriesOfKind } from './_series.ts'

/** The requests of one tutorial, in the order of reading. */
export interface Collection {
  title: string
  samples: { title: string; reference: string; request: ListedSample['request'] }[]
}

/** The requests of all tutorials, as the build sent them, with names in place of secrets. */
export async function tutorialCollections(): Promise<Collection[]> {
  const [series, pages] = await Promise.all([seriesOfKind('tutorial'), getCollection('tutorial')])
  const collections = await Promise.all(
    series.map(async ({ title, pages: order }) => {
      const entries = order.flatMap(({ id }) => pages.find(({ data }) => data.id === id) ?? [])
      return { title, samples: (await Promise.all(entries.map(samplesOf))).flat() }
    }),
  )
  return collections.filter(({ samples }) => samples.length > 0)
}

async function samplesOf(entry: CollectionEntry<'tutorial'>): Promise<Collection['samples']> {
  const { remarkPluginFrontmatter } = await render(entry)
  const samples = (remarkPluginFrontmatter['samples'] ?? []) as ListedSample[]
  return samples.map(({ title, operation, request }) => ({
    title,
    reference: operation ? anchor(operation) : '/api-reference-index.html',
    request,
  }))
}
