// The words that files of the marketplace choose from, and what readers call them.

export const categories = [
  'erp',
  'dam',
  'mdm',
  'e-commerce',
  'marketplace',
  'print',
  'translation',
  'syndication',
  'bi',
  'data-provider',
  'cms',
  'integration',
  'api-client',
] as const
export const directions = ['source', 'destination', 'both'] as const
export const apiUses = ['yes', 'inferred', 'no'] as const
export const ways = ['connection', 'app', 'bundle', 'files'] as const
export const flowTypes = ['data_source', 'data_destination', 'other'] as const
export const codes = ['open', 'public', 'closed'] as const
export const editions = ['CE', 'GE', 'EE'] as const

export type Category = (typeof categories)[number]
export type FlowType = (typeof flowTypes)[number]
export type Direction = (typeof directions)[number]

export const categoryNames: Readonly<Record<Category, string>> = {
  erp: 'ERP',
  dam: 'DAM',
  mdm: 'MDM',
  'e-commerce': 'E-commerce',
  marketplace: 'Marketplaces',
  print: 'Print',
  translation: 'Translation',
  syndication: 'Syndication',
  bi: 'BI and data warehouses',
  'data-provider': 'Data providers',
  cms: 'CMS',
  integration: 'Integration platforms and tools',
  'api-client': 'API clients',
}

export const flowTypeNames: Readonly<Record<FlowType, string>> = {
  data_source: 'Data source',
  data_destination: 'Data destination',
  other: 'Other',
}

export const directionNames: Readonly<Record<Direction, string>> = {
  source: 'into the PIM',
  destination: 'out of the PIM',
  both: 'both ways',
}

export const wayNames: Readonly<Record<(typeof ways)[number], string>> = {
  connection: 'connection',
  app: 'app',
  bundle: 'bundle inside the PIM',
  files: 'exported files',
}

export const codeNames: Readonly<Record<(typeof codes)[number], string>> = {
  open: 'Open source',
  public: 'Source to read',
  closed: 'Closed',
}

export const editionNames: Readonly<Record<(typeof editions)[number], string>> = {
  CE: 'Community',
  GE: 'Growth',
  EE: 'Enterprise',
}
