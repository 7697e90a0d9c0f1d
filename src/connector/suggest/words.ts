/** What attributes and fields are called, by what they mean; compared after `settled`. */
export const meanings: Readonly<Record<string, readonly string[]>> = {
  name: [
    'name',
    'title',
    'label',
    'bezeichnung',
    'artikelbezeichnung',
    'descriptionshort',
    'maktx',
    'designation',
    'itemname',
    'kurztext',
  ],
  description: [
    'description',
    'longdescription',
    'descriptionlong',
    'beschreibung',
    'langtext',
    'text',
    'details',
  ],
  ean: ['ean', 'gtin', 'barcode', 'ean11', 'internationalpid', 'ean13'],
  brand: ['brand', 'marke', 'manufacturer', 'manufacturername', 'hersteller', 'maker'],
  color: ['color', 'colour', 'farbe', 'couleur'],
  weight: ['weight', 'gewicht', 'poids', 'ntgew', 'brgew', 'netweight'],
  price: [
    'price',
    'preis',
    'rrp',
    'uvp',
    'listprice',
    'prix',
    'priceamount',
    'unitprice',
    'baseprice',
  ],
  articlenumber: ['articlenumber', 'number', 'artikelnummer', 'artikelnr', 'itemno', 'nr'],
  width: ['width', 'breite', 'largeur', 'breit'],
  height: ['height', 'hoehe', 'hohe', 'hauteur'],
  length: ['length', 'lange', 'laenge', 'longueur', 'laeng'],
  material: ['material', 'werkstoff', 'materiau'],
}

export const identifierWords = [
  'sku',
  'identifier',
  'articlenumber',
  'artikelnr',
  'artikelnummer',
  'itemno',
  'number',
  'nr',
  'id',
  'matnr',
  'supplieraid',
  'supplierpid',
  'code',
  'ref',
  'reference',
]

/** Letters and digits alone: `Artikel-Nr.` → `artikelnr`. */
export function settled(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

export function meaningOf(word: string): string | undefined {
  const wanted = settled(word)
  return Object.entries(meanings).find(([, words]) => words.includes(wanted))?.[0]
}

const languages: Readonly<Record<string, readonly string[]>> = {
  de: ['de', 'deu', 'ger', 'd', 'german', 'deutsch'],
  en: ['en', 'eng', 'e', 'english'],
  fr: ['fr', 'fra', 'fre', 'f', 'french'],
  it: ['it', 'ita', 'i'],
  es: ['es', 'spa', 's'],
  nl: ['nl', 'nld', 'dut', 'n'],
}

/** An active locale for a source's word for a language: `deu`, `D` → `de_DE`. */
export function localeFor(word: string, locales: Iterable<string>): string | undefined {
  const wanted = word.trim().toLowerCase()
  const language =
    Object.entries(languages).find(([, words]) => words.includes(wanted))?.[0] ?? wanted.slice(0, 2)
  return (
    [...locales].find((locale) => locale.toLowerCase() === wanted.replace('-', '_')) ??
    [...locales].find((locale) => locale.startsWith(`${language}_`))
  )
}
