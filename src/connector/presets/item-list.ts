import type { Preset } from './preset.ts'

/** The evening export that somebody wrote once: its fields mean what their names say. */
export const itemList: Preset = {
  code: 'item-list',
  label: 'A plain list of items',
  kind: 'xml',
  records: [],
  signature: [],
  fields: [],
  notes: [
    'No known format: the record is the shallowest element that repeats and has an identifier.',
  ],
}
