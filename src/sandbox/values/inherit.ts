import type { Value, Values } from './value.ts'

/** Own values with those of the models above, nearest first. No attribute is on two levels. */
export function inheritValues(own: Values, lineage: { values: Values }[]): Values {
  return Object.assign({}, ...lineage.toReversed().map(({ values }) => values), own) as Record<
    string,
    Value[]
  >
}
