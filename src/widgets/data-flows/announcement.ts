import type { DataFlows } from '#contract'
import type { Measure } from './charts.ts'

const words: [Measure, string][] = [
  ['created', 'created'],
  ['updated', 'updated'],
  ['read', 'sent'],
  ['business_error', 'refused'],
  ['technical_error', 'could not be read'],
]

/** What the dashboard says aloud when its counts have grown: `Products: 2 created, 1 refused.` */
export function announcement(before: DataFlows | undefined, after: DataFlows): string {
  if (!before) return ''
  const grown = words.flatMap(([measure, word]) => {
    const by =
      after.all.dashboard[measure].weekly_total - before.all.dashboard[measure].weekly_total
    return by > 0 ? [`${by} ${word}`] : []
  })
  return grown.length === 0 ? '' : `Products: ${grown.join(', ')}.`
}
