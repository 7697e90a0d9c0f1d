import type { Passages } from './full-text.ts'
import { countMarks, type Mark, type Part } from './marks.ts'
import type { Kind, Signpost } from './signpost.ts'

/** A place that was found, as a list shows it. */
export interface Hit {
  url: string
  title: Part[]
  kind: Kind
  /** The theme that it is shown with, by its title. */
  theme?: string
  /** `PATCH /api/rest/v1/products`, of an operation. */
  operation?: { method: string; path: string }
  excerpt: Part[]
  /** The sections that fit best, in the order of the page. */
  sections: Section[]
}

export interface Section {
  url: string
  title: Part[]
  excerpt: Part[]
}

const mostSections = 3

const unmarked: Mark = (text) => [{ text }]

/**
 * Shows a signpost with the passages that have the words, or with its description where there are none.
 *
 * @param marks The first that marks anything is taken.
 */
export function createHit(
  signpost: Signpost,
  passages: Passages | undefined,
  marks: readonly Mark[],
  theme: string | undefined,
): Hit {
  const { url, title, kind, operation, text } = signpost
  const all = [title, text, readable(passages?.plain_excerpt ?? '')].join(' ')
  const mark = marks.find((each) => countMarks(each(all)) > 0) ?? unmarked
  const excerpt = mark(readable(passages?.plain_excerpt ?? ''))
  const description = mark(text)
  const showsDescription =
    text !== '' && countMarks(description) >= Math.min(1, countMarks(excerpt))
  return {
    url,
    title: mark(title),
    kind,
    ...(theme !== undefined && { theme }),
    ...(operation && { operation: { method: operation.method, path: operation.path } }),
    excerpt: showsDescription ? description : excerpt,
    sections: sectionsOf(signpost, passages, mark),
  }
}

function sectionsOf(signpost: Signpost, passages: Passages | undefined, mark: Mark): Section[] {
  const read = (passages?.sub_results ?? []).flatMap((part) =>
    part.anchor ? [{ ...part, anchor: part.anchor.id }] : [],
  )
  const headings = (signpost.headings ?? []).map(([anchor, words], place) => {
    const passage = read.find((each) => each.anchor === anchor)
    const title = mark(words)
    return {
      place,
      worth: 4 * countMarks(title) + Math.min(3, passage?.locations.length ?? 0),
      section: {
        url: `${signpost.url}#${anchor}`,
        title,
        excerpt: mark(withoutStart(readable(passage?.plain_excerpt ?? ''), words)),
      },
    }
  })
  return headings
    .filter(({ worth }) => worth > 0)
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, mostSections)
    .toSorted((a, b) => a.place - b.place)
    .map(({ section }) => section)
}

/**
 * Pagefind writes the signs of tags as entities; the text is shown as text, so they may be signs again. A
 * passage that is rather JSON than words tells nothing in two lines.
 */
function readable(excerpt: string): string {
  const signs = excerpt.match(/["{}[\]:]/g)?.length ?? 0
  if (signs > excerpt.length / 12) return ''
  return excerpt.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
}

/** A passage need not begin with the heading above it. */
function withoutStart(excerpt: string, heading: string): string {
  return excerpt.startsWith(heading)
    ? excerpt.slice(heading.length).replace(/^[.\s]+/, '')
    : excerpt
}
