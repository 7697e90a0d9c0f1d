import { limits } from '#contract'
import { InvalidFormat } from '../../problems.ts'
import { ensureKnownProperties } from '../../rest/shapes.ts'
import { typeName } from '../../type-names.ts'
import { refused } from '../with-values/refusals.ts'

const parameters = [
  'page',
  'limit',
  'with_count',
  'pagination_type',
  'search_after',
  'search',
  'search_locale',
  'search_scope',
  'scope',
  'locales',
  'attributes',
  'with_attribute_options',
  'with_quality_scores',
  'with_completenesses',
]

/**
 * The parameters of a list that came as a body, for searches that no address is long enough for. Codes
 * may be a list or one text with commas, `search` an object or its JSON.
 */
export function readSearchBody(body: Record<string, unknown>): URLSearchParams {
  ensureKnownProperties(body, parameters, [])
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(body)) {
    if (value !== null) query.set(name, asParameter(name, value))
  }
  ensureModest(query)
  return query
}

function asParameter(name: string, value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (name === 'search') return JSON.stringify(value)
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string')
  if (isList && (name === 'attributes' || name === 'locales')) return value.join(',')
  throw new InvalidFormat(
    `Property "${name}" expects a scalar as data, "${typeName(value)}" given.`,
  )
}

function ensureModest(query: URLSearchParams): void {
  const attributes = query.get('attributes')?.split(',').length ?? 0
  if (attributes > limits.searchAttributes) {
    throw refused(`You cannot request more than ${limits.searchAttributes} attributes.`)
  }
  if (countCriteria(query.get('search')) > limits.searchCriteria) {
    throw refused(`You cannot search with more than ${limits.searchCriteria} criteria.`)
  }
}

/** What is no JSON, or no object of lists, is refused when it is read. */
function countCriteria(search: string | null): number {
  try {
    const criteria = Object.values(JSON.parse(search ?? '{}') as object)
    return criteria.flat().length
  } catch {
    return 0
  }
}
