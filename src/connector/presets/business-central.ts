import type { Preset } from './preset.ts'

export const businessCentral: Preset = {
  code: 'business-central',
  label: 'Dynamics NAV or Business Central items',
  kind: 'xml',
  records: ['*/Item', '*/ItemList/Item', '*/Items/Item'],
  signature: ['No', 'Description', 'Base_Unit_of_Measure'],
  fields: fieldsWith('_'),
  notes: notes(),
}

/** A configuration package: the same fields, their names without spaces, each with a ProcessingOrder. */
export const businessCentralPackage: Preset = {
  code: 'business-central-package',
  label: 'Business Central configuration package',
  kind: 'xml',
  records: ['DataList/ItemList/Item'],
  signature: ['No', 'Description', 'BaseUnitofMeasure'],
  fields: fieldsWith(''),
  notes: notes(),
}

function fieldsWith(space: string): Preset['fields'] {
  const named = (...words: string[]) => words.join(space)
  return [
    { role: 'identifier', path: 'No', note: 'leading zeros matter' },
    { role: 'name', path: 'Description' },
    { role: 'price', path: named('Unit', 'Price'), note: 'in the company’s currency' },
    { role: 'cost', path: named('Unit', 'Cost') },
    { role: 'ean', path: 'GTIN' },
    { role: 'unit', path: named('Base', 'Unit', 'of', 'Measure') },
    { role: 'weight', path: named('Net', 'Weight') },
    { role: 'category', path: named('Item', 'Category', 'Code') },
    { role: 'family', path: named('Gen', 'Prod', 'Posting', 'Group') },
    { role: 'enabled', path: 'Blocked', note: 'the other way round: blocked is not enabled' },
  ]
}

function notes(): string[] {
  return [
    'Numbers, dates and yes or no may follow the language of the server (1.129,50, 10-03-26, Ja).',
  ]
}
