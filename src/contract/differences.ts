/** One thing that differs between two states of a product, before and after. What was or is not there is undefined. */
export interface Difference {
  /** `enabled`, `categories`, or `values`. */
  property: string
  /** Of a value: its attribute, and its locale and channel where it has them. */
  attribute?: string
  locale?: string | null
  scope?: string | null
  before?: unknown
  after?: unknown
}

interface StoredValue {
  locale?: string | null
  scope?: string | null
  data?: unknown
}

const untold = ['updated', 'created', 'uuid', 'code']

/** What differs between two states of a product or product model, value by value. */
export function differencesBetween(before: object, after: object): Difference[] {
  const [old, now] = [before, after] as Record<string, unknown>[]
  const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])]
  return names
    .filter((name) => !untold.includes(name) && !isSame(old?.[name], now?.[name]))
    .flatMap((property): Difference[] =>
      property === 'values'
        ? valueDifferences(old?.values ?? {}, now?.values ?? {})
        : [{ property, before: old?.[property], after: now?.[property] }],
    )
}

function valueDifferences(before: object, after: object): Difference[] {
  const [old, now] = [byPlace(before), byPlace(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((place) => {
    const [was, is] = [old.get(place), now.get(place)]
    if (isSame(was?.data, is?.data)) return []
    const { attribute, locale, scope } = (is ?? was) as Placed
    return [
      {
        property: 'values',
        attribute,
        locale,
        scope,
        ...(was && { before: was.data }),
        ...(is && { after: is.data }),
      },
    ]
  })
}

interface Placed {
  attribute: string
  locale: string | null
  scope: string | null
  data: unknown
}

/** Each value under its attribute, locale and channel. */
function byPlace(values: object): Map<string, Placed> {
  const entries = Object.entries(values as Record<string, StoredValue[]>)
  return new Map(
    entries.flatMap(([attribute, list]) =>
      list.map(({ locale = null, scope = null, data }): [string, Placed] => [
        JSON.stringify([attribute, locale, scope]),
        { attribute, locale, scope, data },
      ]),
    ),
  )
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
