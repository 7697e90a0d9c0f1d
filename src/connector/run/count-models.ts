import type { ModelEvent, ModelOutcome } from './events.ts'
import { Column, FlatTable } from './flat-table.ts'
import { modelKey } from './models.ts'

export type ModelCounts = Record<ModelOutcome, number>

/** What says more about a model that is told several times comes later; nothing was told at first. */
const ranks = [undefined, 'unchanged', 'updated', 'created', 'rejected'] as const

/** Counts each model once, whatever a run told of it piece by piece. */
export function createModelCounts(): { counts: ModelCounts; add(event: ModelEvent): void } {
  const models = new FlatTable()
  const told = new Column()
  const counts: ModelCounts = { created: 0, updated: 0, unchanged: 0, rejected: 0 }
  return {
    counts,
    add({ code, outcome }) {
      const model = models.findOrAdd(modelKey(code))
      const rank = ranks.indexOf(outcome)
      if (told.get(model) >= rank) return
      const before = ranks[told.get(model)]
      if (before !== undefined) counts[before]--
      counts[outcome]++
      told.set(model, rank)
    },
  }
}
