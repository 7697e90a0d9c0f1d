// How a list of connectors is narrowed. Knows values and their counts, no page and no schema: it runs in the browser.

export const facetIds = ['category', 'flow', 'edition', 'version', 'code'] as const
export type FacetId = (typeof facetIds)[number]

/** The value of whatever no source says. */
export const unstated = 'unstated'

/** Something that a list can be narrowed by. */
export interface Facet {
  id: FacetId
  label: string
  options: readonly { value: string; label: string }[]
}

export interface Item {
  id: string
  /** Whether it uses the REST API. */
  api: boolean
  values: Readonly<Record<FacetId, readonly string[]>>
}

export type Chosen = Readonly<Record<FacetId, readonly string[]>>

export const nothingChosen: Chosen = {
  category: [],
  flow: [],
  edition: [],
  version: [],
  code: [],
}

/** What a reader asked for. */
export interface Choice {
  text: string
  chosen: Chosen
  /** Those without the API, too. */
  all: boolean
  sort: Sort
}

/** `fit` is how well the words fit, and without words the order of the page. */
export const sorts = ['fit', 'name', 'connects', 'publisher'] as const
export type Sort = (typeof sorts)[number]

export const noChoice: Choice = { text: '', chosen: nothingChosen, all: false, sort: 'fit' }

/** Items that have one of the chosen values of every facet; of a facet without any, all. */
export function narrow(items: readonly Item[], { chosen, all }: Choice): Item[] {
  return items.filter((item) => (all || item.api) && facetIds.every((id) => fits(item, id, chosen)))
}

/**
 * How many items each option would show if it alone were chosen of its facet, all other facets staying as
 * they are.
 */
export function countOptions(
  items: readonly Item[],
  choice: Choice,
): Record<FacetId, Map<string, number>> {
  const countsOf = (id: FacetId) => {
    const others = narrow(items, { ...choice, chosen: { ...choice.chosen, [id]: [] } })
    const counts = new Map<string, number>()
    for (const value of others.flatMap(({ values }) => values[id])) {
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return counts
  }
  return {
    category: countsOf('category'),
    flow: countsOf('flow'),
    edition: countsOf('edition'),
    version: countsOf('version'),
    code: countsOf('code'),
  }
}

function fits(item: Item, id: FacetId, chosen: Chosen): boolean {
  return chosen[id].length === 0 || item.values[id].some((value) => chosen[id].includes(value))
}
