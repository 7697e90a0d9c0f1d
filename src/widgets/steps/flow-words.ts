import type { FlowType } from '#contract'

/** As in *“ERP” is* … */
export const flowIs = {
  data_source: 'a data source',
  data_destination: 'a data destination',
  other: 'of the type other',
} satisfies Record<FlowType, string>

/** As in *this step needs* … */
export const flowNeeded = {
  data_source: 'a data source',
  data_destination: 'a data destination',
  other: 'a connection of the type other',
} satisfies Record<FlowType, string>
