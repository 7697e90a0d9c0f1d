import { site } from '#site'
import { seriesOfKind } from '../_series.ts'
import { helpThemes } from '../_themes.ts'

type Shelf = 'help' | 'tutorial' | 'documentation' | 'guide'

/** Words on the picture that a preview of a page shows. */
export interface Picture {
  /** The end of its address, without `.png`. */
  name: string
  /** A line above the title: `Guide`. */
  label: string
  title: string
  text: string
}

/** The address of the picture of a subject of help, or of a series. */
export function pictureOf(shelf: Shelf, id: string): string {
  return `/og/${shelf}-${id}.png`
}

/**
 * One picture for each subject and series, not for each page: drawing takes a twentieth of a second, and a site of a
 * thousand articles should still be built within a minute.
 */
export async function allPictures(): Promise<Picture[]> {
  const themes = await helpThemes()
  const shelves = { tutorial: 'Getting started', documentation: 'Documentation', guide: 'Guide' }
  const series = await Promise.all(
    (['tutorial', 'documentation', 'guide'] as const).map(async (kind) =>
      (await seriesOfKind(kind)).map(({ id, title, description = '' }) => ({
        name: `${kind}-${id}`,
        label: shelves[kind],
        title,
        text: description,
      })),
    ),
  )
  return [
    { name: 'site', label: 'A PIM that answers', title: site.name, text: site.description },
    {
      name: 'reference',
      label: 'API reference',
      title: 'Every operation',
      text: 'Parameters, bodies, answers and errors, and a PIM to try them on.',
    },
    ...themes.map(({ id, title, description }) => ({
      name: `help-${id}`,
      label: 'Help',
      title,
      text: description,
    })),
    ...series.flat(),
  ]
}
