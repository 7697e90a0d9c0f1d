import type { Preset } from './preset.ts'

const modules = 'tradeItemInformation/extension'

export const gs1: Preset = {
  code: 'gs1',
  label: 'GS1 trade item (GDSN)',
  kind: 'xml',
  records: [
    'catalogueItemNotificationMessage/transaction/documentCommand/catalogueItemNotification/catalogueItem/tradeItem',
  ],
  signature: ['gtin'],
  fields: [
    {
      role: 'identifier',
      path: "additionalTradeItemIdentification[@additionalTradeItemIdentificationTypeCode='SUPPLIER_ASSIGNED']",
    },
    { role: 'identifier', path: 'gtin' },
    {
      role: 'ean',
      path: 'gtin',
      transforms: [{ replace: { pattern: '^0([0-9]{13})$', with: '$1' } }],
      note: '14 digits, filled up with zeros',
    },
    {
      role: 'name',
      path: `${modules}/tradeItemDescriptionModule/tradeItemDescriptionInformation/tradeItemDescription`,
      language: '@languageCode',
    },
    { role: 'brand', path: 'brandOwner/partyName' },
    { role: 'category', path: 'gdsnTradeItemClassification/gpcCategoryCode' },
    {
      role: 'weight',
      path: `${modules}/tradeItemMeasurementsModule/tradeItemMeasurements/tradeItemWeight/netWeight`,
      note: 'its unit is in measurementUnitCode',
    },
  ],
  notes: [
    'Cartons and pallets hold further trade items: isTradeItemABaseUnit tells the one that is sold.',
    'Prices are normally not part of it.',
  ],
}
