import { getCollection } from 'astro:content'
import { type Connector, usesApi } from '../marketplace/connector.ts'

/** All connectors by name, those that use the API first. */
export async function allConnectors(): Promise<Connector[]> {
  const all = (await getCollection('connector')).map(({ data }) => data)
  return all.toSorted(
    (a, b) => Number(usesApi(b)) - Number(usesApi(a)) || a.name.localeCompare(b.name, 'en'),
  )
}
