import type { ConnectionFlows } from '#contract'

/** The sides of the PIM, in the order of its dashboard. */
export const sides: readonly { type: ConnectionFlows['flow_type']; title: string }[] = [
  { type: 'data_source', title: 'Sources' },
  { type: 'data_destination', title: 'Destinations' },
  { type: 'other', title: 'Others' },
]

export const flowNames: Record<ConnectionFlows['flow_type'], string> = {
  data_source: 'Data source',
  data_destination: 'Data destination',
  other: 'Other',
}

/** Where a connection is looked at by itself. */
export function monitoringOf(code: string): string {
  return `/sandbox/data-flows.html?connection=${encodeURIComponent(code)}`
}

/** The code of the connection that an address asks to look at. */
export function connectionOf(search: string): string | undefined {
  return new URLSearchParams(search).get('connection') || undefined
}

/** `product-models` -> `Product models` */
export function nameOfResource(resource: string): string {
  const words = resource.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `1 error`, `3 errors` */
export function countErrors(count: number): string {
  return `${count} ${count === 1 ? 'error' : 'errors'}`
}
