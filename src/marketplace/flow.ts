import type { Connector } from './connector.ts'
import type { FlowType } from './terms.ts'

const usual = { source: 'data_source', destination: 'data_destination', both: 'other' } as const

/** The flow type that its connection gets: the one that the publisher asks for, else by direction. */
export function flowTypeOf(
  connector: Pick<Connector, 'direction' | 'flow-type'>,
): FlowType | undefined {
  return connector['flow-type'] ?? (connector.direction && usual[connector.direction])
}
