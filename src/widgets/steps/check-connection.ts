import type { Connection, ConnectionCheck } from '#contract'
import type { Facts } from '../state/facts-lookup.ts'
import { flowIs, flowNeeded } from './flow-words.ts'
import { done, nearly, open, type Verdict } from './verdict.ts'

/** Whether there is such a connection. Of several that are not quite it, the nearest is spoken of. */
export function checkConnection(wanted: ConnectionCheck, { connections }: Facts): Verdict {
  const found = connections
    .map((connection) => ({ connection, differences: differencesOf(wanted, connection) }))
    .toReversed()
    .toSorted((one, other) => one.differences.length - other.differences.length)
  const [nearest] = found
  if (!nearest) return open
  const { connection, differences } = nearest
  const [difference] = differences
  return difference === undefined ? done(describe(connection)) : nearly(difference)
}

function differencesOf({ flow_type: flow, auditable }: ConnectionCheck, is: Connection): string[] {
  const differences: string[] = []
  if (flow !== undefined && is.flow_type !== flow) {
    differences.push(
      `The connection “${is.label}” is ${flowIs[is.flow_type]}; this step needs ${flowNeeded[flow]}. Change its flow type, or make another connection.`,
    )
  }
  if (auditable !== undefined && is.auditable !== auditable) {
    const start = `You have “${is.label}”, and it is ${flowIs[is.flow_type]}`
    differences.push(
      auditable
        ? `${start}, but it is not tracked. Switch its tracking on.`
        : `${start}, but it is tracked. Switch its tracking off.`,
    )
  }
  return differences
}

function describe({ label, flow_type, auditable }: Connection): string {
  return `“${label}” is ${flowIs[flow_type]}${auditable ? ', and tracked' : ''}.`
}
