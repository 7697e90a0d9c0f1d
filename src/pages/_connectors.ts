import { getCollection } from 'astro:content'
import { type Connector, usesApi } from '../marketplace/connector.ts'
import { categories } from '../marketplace/terms.ts'

/** All connectors: those that use the API first, by what they connect in the order of the facet, then by name. */
export async function allConnectors(): Promise<Connector[]> {
  const all = (await getCollection('connector')).map(({ data }) => data)
  return all.toSorted(
    (a, b) =>
      Number(usesApi(b)) - Number(usesApi(a)) ||
      categories.indexOf(a.category) - categories.indexOf(b.category) ||
      a.name.localeCompare(b.name, 'en'),
  )
}
