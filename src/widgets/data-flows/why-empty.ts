import type { ConnectionFlows, DataFlows } from '#contract'

type Side = 'data_source' | 'data_destination'

/**
 * Why the PIM's dashboard has nothing to draw, in a sentence or two; empty when it has something. The
 * reasons are looked for in the order in which readers meet them: no such connection, not tracked, not
 * called, called in a way that does not count.
 *
 * @param connection the one that is asked about; without it, all of them
 */
export function whyEmpty(
  flows: DataFlows,
  side: Side,
  hasCounts: boolean,
  connection?: ConnectionFlows,
): string {
  if (hasCounts) return ''
  const asked = connection ? [connection] : ownOf(flows, side)
  if (asked.length === 0) return words[side].none
  const tracked = asked.filter(({ auditable }) => auditable)
  if (tracked.length === 0) return untracked(asked)
  return whyOtherwise(tracked, side) ?? whyAnother(flows, tracked, side) ?? words[side].uncalled
}

const words = {
  data_source: {
    none: 'There is no source connection yet. The dashboard counts what sources write.',
    uncalled:
      'No product came in through it yet. A token of this connection, and a PATCH of a product, and the first bar stands here.',
    what: 'source',
    does: 'wrote',
    doesNot: 'read',
  },
  data_destination: {
    none: 'There is no destination connection yet. The dashboard counts what destinations read.',
    uncalled:
      'No product was read through it yet. A token of this connection, and a GET of a product, and the first bar stands here.',
    what: 'destination',
    does: 'read',
    doesNot: 'wrote',
  },
}

function ownOf({ connections }: DataFlows, side: Side): ConnectionFlows[] {
  return connections.filter(({ state, flow_type: type }) => state === 'there' && type === side)
}

function untracked([first, ...others]: readonly ConnectionFlows[]): string {
  const who = others.length === 0 ? `${first?.label} is not` : 'None of your connections is'
  return `${who} tracked. Switch tracking on, and the dashboard counts from then on.`
}

/** The connection itself was active, in a way that this side does not count. */
function whyOtherwise(tracked: readonly ConnectionFlows[], side: Side): string | undefined {
  return tracked.map((connection) => whyNotCounted(connection, side)).find((why) => why)
}

function whyNotCounted({ label, resources }: ConnectionFlows, side: Side): string | undefined {
  const written = writtenOf(resources)
  const read = resources['products']?.read ?? 0
  const [counted, other] = side === 'data_source' ? [written, read] : [read, written]
  const { does, doesNot, what } = words[side]
  if (counted > 0) {
    return `${label} ${does} ${products(counted)} before it was a tracked ${what}. What went on before does not count.`
  }
  if (other > 0) {
    return `${label} ${doesNot} ${products(other)} and ${does} none. Of a ${what}, the dashboard counts what it ${does}.`
  }
  const kind = Object.keys(resources).find((name) => name !== 'products')
  const errors = resources['products']
  if (errors) return `The products of ${label} were refused. That counts among the errors.`
  if (kind === undefined) return undefined
  return `${label} called about ${kind.replaceAll('-', ' ')}, not about products. The dashboard counts products and variants only.`
}

function writtenOf(resources: ConnectionFlows['resources']): number {
  const { created = 0, updated = 0 } = resources['products'] ?? {}
  return created + updated
}

function products(count: number): string {
  return `${count} ${count === 1 ? 'product' : 'products'}`
}

/** Somebody else did what is missed here: the PIM goes by the user that a token was asked for. */
function whyAnother(
  { connections }: DataFlows,
  tracked: readonly ConnectionFlows[],
  side: Side,
): string | undefined {
  const other = connections.find(({ code, state, resources }) => {
    const read = resources['products']?.read ?? 0
    const count = side === 'data_source' ? writtenOf(resources) : read
    return state === 'there' && count > 0 && tracked.every((each) => each.code !== code)
  })
  if (!other) return undefined
  const { does } = words[side]
  return `${other.label} ${does} products, not ${tracked[0]?.label}. The PIM goes by the user name that the token was asked for: was it that of another connection?`
}
