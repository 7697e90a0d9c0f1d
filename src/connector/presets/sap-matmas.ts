import type { Preset } from './preset.ts'

/** Told by IDOC and E1MARAM: the root is named after the type, or a customer’s copy of it. */
export const sapMatmas: Preset = {
  code: 'sap-matmas',
  label: 'SAP material master (MATMAS IDoc)',
  kind: 'xml',
  records: ['*/IDOC/E1MARAM'],
  signature: [],
  fields: [
    {
      role: 'identifier',
      path: 'MATNR',
      transforms: [{ replace: { pattern: '^0+([0-9]+)$', with: '$1' } }],
      note: 'numeric ones are padded with zeros',
    },
    { role: 'name', path: 'E1MAKTM/MAKTX', language: 'SPRAS_ISO', note: 'one segment a language' },
    {
      role: 'description',
      path: "E1MTXHM[TDID='GRUN']/E1MTXLM/TDLINE",
      language: 'SPRAS_ISO',
      note: 'lines to be joined',
    },
    { role: 'ean', path: 'EAN11' },
    { role: 'unit', path: 'MEINS' },
    { role: 'weight', path: 'NTGEW', note: 'its unit is in GEWEI' },
    { role: 'cost', path: 'E1MBEWM/STPRS', note: 'a cost for PEINH units, not a sales price' },
    { role: 'family', path: 'MATKL' },
    { role: 'category', path: 'PRDHA' },
    { role: 'enabled', path: 'LVORM', note: 'X means: marked for deletion' },
  ],
  emptyWords: ['0.000', '00000000', '/'],
  features: { path: 'E1OCLFM/E1AUSPM', name: 'ATNAM', value: 'ATWRT' },
  notes: [
    'There is no sales price in it: STPRS and VERPR are costs.',
    'A delta sends only the segments that changed: what is missing is not empty.',
    '00000000 is no date, 0.000 usually means “not kept”, and / means “leave as it is”.',
  ],
}
