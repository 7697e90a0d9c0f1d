import type { TransformSpec } from '../transforms/schema.ts'
import type { Preset, PresetField } from './preset.ts'

const meanings: readonly (Omit<PresetField, 'path'> & { field: string })[] = [
  { role: 'identifier', field: 'default_code', note: 'may be empty; then barcode or the id' },
  { role: 'name', field: 'name' },
  { role: 'description', field: 'description_sale', note: 'written for customers' },
  { role: 'price', field: 'list_price', note: 'in the company’s currency' },
  { role: 'cost', field: 'standard_price' },
  { role: 'ean', field: 'barcode' },
  {
    role: 'weight',
    field: 'weight',
    unit: 'KILOGRAM',
    note: 'in kilograms unless the database is set to pounds',
  },
  { role: 'enabled', field: 'active' },
]

const notes = ['Services and combos usually do not belong into a PIM: look at the field type.']

export const odooXml: Preset = {
  code: 'odoo-xml',
  label: 'Odoo data file',
  kind: 'xml',
  records: ['odoo', 'openerp'].flatMap((root) =>
    ['product.template', 'product.product'].flatMap((model) => [
      `${root}/data/record[@model='${model}']`,
      `${root}/record[@model='${model}']`,
    ]),
  ),
  signature: ['field'],
  fields: [
    ...meanings.map(({ field, ...meaning }) => ({ ...meaning, path: `field[@name='${field}']` })),
    { role: 'unit', path: "field[@name='uom_id']/@ref" },
    { role: 'category', path: "field[@name='categ_id']/@ref", note: 'the id of another record' },
    { role: 'image', path: "field[@name='image_1920']/@file" },
    { role: 'identifier', path: '@id', note: 'the external id' },
  ],
  notes: [...notes, 'Records of other models are in the same file; eval is Python and is not run.'],
}

const withoutApostrophe: TransformSpec = { replace: { pattern: "^'([=+-])", with: '$1' } }

export const odooCsv: Preset = {
  code: 'odoo-csv',
  label: 'Odoo export (CSV)',
  kind: 'csv',
  records: ['row'],
  signature: ['default_code', 'name'],
  fields: [
    ...meanings.map(({ field, ...meaning }) => ({
      ...meaning,
      path: field,
      ...(meaning.role === 'name' && { transforms: [withoutApostrophe] }),
    })),
    { role: 'unit', path: "'uom_id/id'" },
    { role: 'unit', path: 'uom_id' },
    { role: 'category', path: 'categ_id', note: 'a path such as All / Outdoor' },
    { role: 'identifier', path: 'id', note: 'the external id' },
  ],
  notes: [
    ...notes,
    'Rows whose id is empty go on with the lists of the product above.',
    'Texts that begin with =, + or - have an apostrophe before them.',
  ],
}
