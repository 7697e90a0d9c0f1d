export interface Heading {
  depth: number
  slug: string
  text: string
}

export interface TocEntry {
  slug: string
  text: string
  entries: TocEntry[]
}

/** The two upper levels of a page's headings, the second within the first. Deeper ones are left out. */
export function tocEntries(headings: readonly Heading[]): TocEntry[] {
  const top = Math.min(...headings.map(({ depth }) => depth))
  const entries: TocEntry[] = []
  for (const { depth, slug, text } of headings) {
    const entry: TocEntry = { slug, text, entries: [] }
    if (depth === top) entries.push(entry)
    else if (depth === top + 1) (entries.at(-1)?.entries ?? entries).push(entry)
  }
  return entries
}
