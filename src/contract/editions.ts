/** The editions of the PIM that a reader may have. SaaS is the Enterprise Edition as the vendor hosts it. */
export const editionChoices = [
  { id: 'community', name: 'Community Edition', code: 'CE' },
  { id: 'growth', name: 'Growth Edition', code: 'GE' },
  { id: 'enterprise', name: 'Enterprise Edition', code: 'EE' },
  { id: 'saas', name: 'Enterprise Edition on SaaS', code: 'EE' },
] as const

export type EditionChoice = (typeof editionChoices)[number]['id']

/** Where something is to be had; an empty list says nothing, and so excludes nobody. */
export interface Availability {
  /** Numbered releases and `SaaS`, which has no number. */
  versions?: readonly string[] | undefined
  /** `CE`, `GE`, `EE`. */
  editions?: readonly string[] | undefined
}

/** The choices of a reader who has what is available there. */
export function editionsWith({ versions = [], editions = [] }: Availability): EditionChoice[] {
  return editionChoices
    .filter(({ code }) => editions.length === 0 || editions.includes(code))
    .filter(({ id }) => versions.length === 0 || versions.some((version) => runs(id, version)))
    .map(({ id }) => id)
}

/** A number is a release to install; numbers say nothing of the Growth Edition. */
function runs(edition: EditionChoice, version: string): boolean {
  if (edition === 'growth') return true
  return (version === 'SaaS') === (edition === 'saas')
}
