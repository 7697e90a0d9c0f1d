import { HttpProblem } from '../../http/problem.ts'
import { typeName } from '../../type-names.ts'

/** One condition of a `search` parameter. All of them have to hold. */
export interface Filter {
  property: string
  operator: string
  /** Undefined when there is none: `EMPTY` needs none. */
  value: unknown
  locale?: string
  /** For what is asked of several locales at once. */
  locales?: string[]
  scope?: string
  /** What `scope` is called outside of products. */
  channel?: string
}

/**
 * Reads `?search={"family":[{"operator":"IN","value":["lamps"]}]}`. No parameter, no conditions. `alone`
 * are properties whose one condition stands there without a list.
 */
export function parseSearch(text: string | null, alone: readonly string[] = []): Filter[] {
  if (text === null) return []
  return Object.entries(parseObject(text)).flatMap(([property, sent]) => {
    const conditions: unknown = alone.includes(property) ? [sent] : sent
    if (!Array.isArray(conditions) || conditions.length === 0) throw malformed(property)
    return conditions.map((condition) => parseFilter(property, condition))
  })
}

function parseFilter(property: string, condition: unknown): Filter {
  if (typeof condition !== 'object' || condition === null) throw malformed(property)
  const { operator, value, locale, locales, scope, channel } = condition as Record<string, unknown>
  if (operator === undefined) {
    throw new HttpProblem(422, `Operator is missing for the property "${property}".`)
  }
  if (typeof operator !== 'string') {
    throw new HttpProblem(422, `Operator has to be a string, "${typeName(operator)}" given.`)
  }
  return {
    property,
    operator,
    value,
    ...(typeof locale === 'string' && { locale }),
    ...(Array.isArray(locales) && { locales: locales.map(String) }),
    ...(typeof scope === 'string' && { scope }),
    ...(typeof channel === 'string' && { channel }),
  }
}

function parseObject(text: string): object {
  try {
    const search: unknown = JSON.parse(text)
    if (typeof search === 'object' && search !== null) return search
  } catch {
    // Said below, like every other thing that is no object.
  }
  throw new HttpProblem(400, 'Search query parameter should be valid JSON.')
}

function malformed(property: string): HttpProblem {
  return new HttpProblem(
    422,
    `Structure of filter "${property}" should respect this structure: {"${property}":[{"operator": "my_operator", "value": "my_value"}]}`,
  )
}
