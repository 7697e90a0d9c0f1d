import { getCollection, getEntries } from 'astro:content'
import type { CollectionEntry } from 'astro:content'

/** The articles to read next, as links. */
export async function relatedLinks(
  ids: readonly string[],
): Promise<{ title: string; href: string; description: string }[]> {
  const entries = await getEntries(ids.map((id) => ({ collection: 'help' as const, id })))
  return entries.map(({ data }) => ({
    title: data.title,
    href: data.address,
    description: data.description,
  }))
}

type Edition = CollectionEntry<'help'>['data']['edition']

/** Which editions of the PIM a page is about, where that is not every one. */
export function editionBadges(edition: Edition): string[] {
  if (edition === 'growth') return ['Growth and Enterprise Edition']
  return edition === 'enterprise' ? ['Enterprise Edition'] : []
}

/** Where a page of a tutorial stands among the others. */
export async function seriesOf(page: CollectionEntry<'tutorial'>['data']) {
  const [series] = await getCollection('series', ({ data }) => data.id === page.tutorial)
  if (!series) throw new Error(`${page.id} is in no series of content/navigation.yaml`)
  const ids = series.data.pages.map((name) => `${series.data.id}/${name}`)
  const pages = await getEntries(ids.map((id) => ({ collection: 'tutorial' as const, id })))
  const steps = pages.map(({ data }) => ({
    title: data.title,
    href: data.address,
    current: data.id === page.id,
  }))
  const index = steps.findIndex(({ current }) => current)
  return { name: series.data.title, steps, previous: steps[index - 1], next: steps[index + 1] }
}
