import type { Preset } from './preset.ts'

const notes = [
  'Scale prices are several prices with a lower bound; the unit price is the one with the lowest.',
  'A price is for PRICE_QUANTITY order units, and counts in the catalogue’s currency unless it names one.',
  'Categories follow after the articles, in a list of their own that joins article numbers and groups.',
]

export const bmecat12: Preset = {
  code: 'bmecat-1.2',
  label: 'BMEcat 1.2',
  kind: 'xml',
  records: ['BMECAT/*/ARTICLE'],
  signature: ['SUPPLIER_AID'],
  fields: [
    { role: 'identifier', path: 'SUPPLIER_AID' },
    { role: 'name', path: 'ARTICLE_DETAILS/DESCRIPTION_SHORT' },
    { role: 'description', path: 'ARTICLE_DETAILS/DESCRIPTION_LONG' },
    { role: 'ean', path: 'ARTICLE_DETAILS/EAN' },
    { role: 'brand', path: 'ARTICLE_DETAILS/MANUFACTURER_NAME' },
    { role: 'keyword', path: 'ARTICLE_DETAILS/KEYWORD' },
    {
      role: 'price',
      path: "ARTICLE_PRICE_DETAILS/ARTICLE_PRICE[@price_type='nrp']/PRICE_AMOUNT",
      note: 'the recommended retail price',
    },
    {
      role: 'price',
      path: "ARTICLE_PRICE_DETAILS/ARTICLE_PRICE[@price_type='net_list']/PRICE_AMOUNT",
      note: 'the list price without tax',
    },
    { role: 'unit', path: 'ARTICLE_ORDER_DETAILS/ORDER_UNIT' },
    {
      role: 'image',
      path: 'MIME_INFO/MIME/MIME_SOURCE',
      note: 'relative to MIME_ROOT of the header',
    },
    { role: 'family', path: 'ARTICLE_FEATURES/REFERENCE_FEATURE_GROUP_ID' },
    { role: 'enabled', path: '@mode', note: 'delete means: no longer sold' },
  ],
  features: { path: 'ARTICLE_FEATURES/FEATURE', name: 'FNAME', value: 'FVALUE', unit: 'FUNIT' },
  notes,
}

export const bmecat2005: Preset = {
  code: 'bmecat-2005',
  label: 'BMEcat 2005',
  kind: 'xml',
  records: ['BMECAT/*/PRODUCT'],
  signature: ['SUPPLIER_PID'],
  fields: [
    { role: 'identifier', path: 'SUPPLIER_PID' },
    { role: 'name', path: 'PRODUCT_DETAILS/DESCRIPTION_SHORT', language: '@lang' },
    { role: 'description', path: 'PRODUCT_DETAILS/DESCRIPTION_LONG', language: '@lang' },
    { role: 'ean', path: "PRODUCT_DETAILS/INTERNATIONAL_PID[@type='gtin']" },
    { role: 'ean', path: 'PRODUCT_DETAILS/INTERNATIONAL_PID' },
    { role: 'ean', path: 'PRODUCT_DETAILS/EAN' },
    { role: 'brand', path: 'PRODUCT_DETAILS/MANUFACTURER_NAME' },
    { role: 'keyword', path: 'PRODUCT_DETAILS/KEYWORD', language: '@lang' },
    {
      role: 'price',
      path: "PRODUCT_PRICE_DETAILS/PRODUCT_PRICE[@price_type='nrp']/PRICE_AMOUNT",
      note: 'the recommended retail price',
    },
    {
      role: 'price',
      path: "PRODUCT_PRICE_DETAILS/PRODUCT_PRICE[@price_type='net_list']/PRICE_AMOUNT",
      note: 'the list price without tax',
    },
    { role: 'unit', path: 'PRODUCT_ORDER_DETAILS/ORDER_UNIT' },
    {
      role: 'weight',
      path: 'PRODUCT_LOGISTIC_DETAILS/PRODUCT_DIMENSIONS/WEIGHT',
      unit: 'KILOGRAM',
      note: 'usually in kilograms; the element has no unit',
    },
    ...(['LENGTH', 'WIDTH', 'DEPTH'] as const).map((name) => ({
      role: name.toLowerCase() as 'length' | 'width' | 'depth',
      path: `PRODUCT_LOGISTIC_DETAILS/PRODUCT_DIMENSIONS/${name}`,
      unit: 'METER',
      note: 'usually in metres; the element has no unit',
    })),
    {
      role: 'image',
      path: 'MIME_INFO/MIME/MIME_SOURCE',
      note: 'relative to MIME_ROOT of the header',
    },
    { role: 'family', path: 'PRODUCT_FEATURES/REFERENCE_FEATURE_GROUP_ID' },
    { role: 'enabled', path: '@mode', note: 'delete means: no longer sold' },
  ],
  features: { path: 'PRODUCT_FEATURES/FEATURE', name: 'FNAME', value: 'FVALUE', unit: 'FUNIT' },
  notes: [...notes, 'A text without a lang attribute is in the catalogue’s default language.'],
}
