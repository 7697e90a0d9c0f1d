import type { ModelEvent, ModelOutcome } from './events.ts'
import { FlatMap } from './flat-map.ts'
import { modelKey } from './models.ts'

export type ModelCounts = Record<ModelOutcome, number>

/** What says more about a model that is told several times comes later. */
const ranks = ['unchanged', 'updated', 'created', 'rejected'] as const

/** Counts each model once, whatever a run told of it piece by piece. */
export function createModelCounts(): { counts: ModelCounts; add(event: ModelEvent): void } {
  const told = new FlatMap(1)
  const counts: ModelCounts = { created: 0, updated: 0, unchanged: 0, rejected: 0 }
  return {
    counts,
    add({ code, outcome }) {
      const key = modelKey(code)
      const before = ranks[told.get(key)?.[0] ?? -1]
      const rank = ranks.indexOf(outcome)
      if (before !== undefined && ranks.indexOf(before) >= rank) return
      if (before !== undefined) counts[before]--
      counts[outcome]++
      told.set(key, [rank])
    },
  }
}
