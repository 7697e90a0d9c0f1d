import { allArticles } from './articles/_article.ts'

/** A page that is new or has changed so that readers should hear of it. */
export interface News {
  title: string
  href: string
  description: string
  /** `2026-11-21` */
  day: string
}

/** Pages that say when they were last `updated`, the latest first; of one day, by title. */
export async function readNews(): Promise<News[]> {
  return [...(await allArticles()).values()]
    .flatMap(({ title, address, description, updated }) =>
      updated ? [{ title, href: address, description, day: updated }] : [],
    )
    .toSorted((a, b) => b.day.localeCompare(a.day) || a.title.localeCompare(b.title))
}
