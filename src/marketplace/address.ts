import { type Choice, type Facet, type FacetId, noChoice, sorts } from './filter.ts'

/** Where the list stands as a reader chose it: `?q=shop&category=e-commerce&edition=CE&all=1`. */
export function addressOf({ text, chosen, all, sort }: Choice): string {
  const query = new URLSearchParams()
  if (text) query.set('q', text)
  for (const [id, values] of Object.entries(chosen)) {
    for (const value of values) query.append(id, value)
  }
  if (all) query.set('all', '1')
  if (sort !== noChoice.sort) query.set('sort', sort)
  return query.size > 0 ? `?${query}` : ''
}

/** What an address asks for; what it does not know, such as the numbers of an older site, is left out. */
export function choiceOf(search: string, facets: readonly Pick<Facet, 'id' | 'options'>[]): Choice {
  const query = new URLSearchParams(search)
  const chosen = facets.map(({ id, options }): [FacetId, string[]] => {
    const asked = query.getAll(id).map((value) => value.toLowerCase())
    return [
      id,
      options.map(({ value }) => value).filter((each) => asked.includes(each.toLowerCase())),
    ]
  })
  return {
    text: query.get('q')?.trim() ?? '',
    chosen: { ...noChoice.chosen, ...Object.fromEntries(chosen) },
    all: query.get('all') === '1',
    sort: sorts.find((sort) => sort === query.get('sort')) ?? noChoice.sort,
  }
}
