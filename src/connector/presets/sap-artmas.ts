import type { Preset } from './preset.ts'

/** Retail articles. The segments stand side by side in the IDoc, each with the number, so that is the record. */
export const sapArtmas: Preset = {
  code: 'sap-artmas',
  label: 'SAP retail article (ARTMAS IDoc)',
  kind: 'xml',
  records: ['*/IDOC'],
  signature: ['E1BPE1MATHEAD'],
  fields: [
    {
      role: 'identifier',
      path: 'E1BPE1MATHEAD/MATERIAL',
      transforms: [{ replace: { pattern: '^0+([0-9]+)$', with: '$1' } }],
      note: 'numeric ones are padded with zeros',
    },
    { role: 'identifier', path: 'E1BPE1MATHEAD/MATERIAL_LONG', note: 'of more than 18 characters' },
    {
      role: 'name',
      path: 'E1BPE1MAKTRT/MATL_DESC',
      language: 'LANGU_ISO',
      note: 'one segment a language',
    },
    { role: 'ean', path: 'E1BPE1MARMRT/EAN_UPC', note: 'one segment a unit' },
    { role: 'unit', path: 'E1BPE1MARART/BASE_UOM' },
    { role: 'family', path: 'E1BPE1MATHEAD/MATL_GROUP' },
  ],
  emptyWords: ['0.000', '00000000', '/'],
  notes: [
    'Several articles in one IDoc cannot be told apart: have each sent in one of its own.',
    'Segments that end with X only say which fields were changed.',
  ],
}
