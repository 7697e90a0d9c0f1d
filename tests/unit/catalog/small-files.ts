import type { CatalogFiles } from '#catalog'

const texts: Record<string, string> = {
  'reference-entities.yaml': '',
  'asset-families.yaml': '',
  'languages.yaml': `
written:
  en_US: { and: and, decimal: '.', lower_case: true }
  de_DE: { and: und, decimal: ',', lower_case: false }
derived:
  en_GB: { from: en_US, words: { color: colour } }
`,
  'locales.yaml': 'locales: de_DE en_GB en_US fi_FI',
  'currencies.yaml': `
active: EUR USD
inactive: SEK
`,
  'channels.yaml': `
- code: shop
  labels: { en_US: Shop, de_DE: Laden }
  locales: [de_DE, en_GB, en_US]
  currencies: [EUR, USD]
  category_tree: master
  conversion_units: { weight: GRAM }
- code: ecommerce
  labels: { en_US: Web, de_DE: Netz }
  locales: [de_DE, en_US]
  currencies: [EUR]
  category_tree: master
`,
  'measurement-families.yaml': `
Weight:
  labels: { en_US: Weight, de_DE: Gewicht }
  standard_unit: KILOGRAM
  units:
    KILOGRAM: [kg, mul 1, Kilogram, Kilogramme, Kilogramm]
    GRAM: [g, mul 0.001, Gram, Gramme, Gramm]
`,
  'attribute-groups.yaml': `
- { code: other, sort_order: 1, labels: { en_US: Other, de_DE: Sonstiges } }
`,
  'attributes.yaml': `
sku: { type: identifier, group: other, labels: { en_US: SKU, de_DE: SKU } }
name:
  type: text
  group: other
  localizable: true
  labels: { en_US: Name, de_DE: Name }
collection: { type: text, group: other, labels: { en_US: Series, de_DE: Serie } }
description:
  type: textarea
  group: other
  localizable: true
  scopable: true
  labels: { en_US: Description, de_DE: Beschreibung }
tagline:
  type: text
  group: other
  localizable: true
  scopable: true
  labels: { en_US: Tagline, de_DE: Slogan }
variation_name:
  type: text
  group: other
  localizable: true
  labels: { en_US: Variation, de_DE: Variante }
article_number: { type: text, group: other, labels: { en_US: Number, de_DE: Nummer } }
ean: { type: text, group: other, unique: true, labels: { en_US: EAN, de_DE: EAN } }
release_date: { type: date, group: other, labels: { en_US: Release, de_DE: Erschienen } }
color: { type: simpleselect, group: other, labels: { en_US: Color, de_DE: Farbe } }
materials: { type: multiselect, group: other, labels: { en_US: Materials, de_DE: Material } }
price:
  type: price_collection
  group: other
  decimals_allowed: true
  labels: { en_US: Price, de_DE: Preis }
weight:
  type: metric
  group: other
  metric: [Weight, KILOGRAM]
  decimals_allowed: true
  negative_allowed: false
  labels: { en_US: Weight, de_DE: Gewicht }
seats:
  type: number
  group: other
  decimals_allowed: false
  negative_allowed: false
  number_max: 8
  labels: { en_US: Seats, de_DE: Plätze }
dimmable: { type: boolean, group: other, labels: { en_US: Dimmable, de_DE: Dimmbar } }
picture:
  type: image
  group: other
  allowed_extensions: [png]
  labels: { en_US: Picture, de_DE: Bild }
`,
  'attribute-options.yaml': `
color:
  brass: [Brass, Laiton, Messing]
  black: [Black, Noir, Schwarz]
materials:
  oak: [Oak, Chêne, Eiche]
  steel: [Steel, Acier, Stahl]
`,
  'association-types.yaml': `
- { code: X_SELL, labels: { en_US: Cross sell, de_DE: Passt dazu } }
- { code: COMPATIBLE, is_two_way: true, labels: { en_US: Compatible, de_DE: Kompatibel } }
- { code: SET, is_quantified: true, labels: { en_US: Set, de_DE: Set } }
`,
  'categories.yaml': `
master:
  labels: { en_US: Range, de_DE: Sortiment }
  children:
    lighting:
      labels: { en_US: Lighting, de_DE: Leuchten }
`,
  'families.yaml': `
every:
  attributes: sku name collection description article_number ean release_date price weight picture
  required:
    shop: [name, price]
  attribute_as_label: name
  attribute_as_image: picture
families:
  lamps:
    labels: { en_US: Lamps, de_DE: Leuchten }
    attributes: color materials dimmable tagline
    required: { shop: [color] }
  chairs:
    labels: { en_US: Chairs, de_DE: Stühle }
    attributes: color seats variation_name
    variants:
      chairs_by_color:
        labels: { en_US: By color, de_DE: Nach Farbe }
        levels:
          - { axes: [color], attributes: [sku, ean, article_number, variation_name] }
`,
  'groups.yaml': `
- code: favorites
  labels: { en_US: Favorites, de_DE: Lieblinge }
  products: [halo_lamp*]
`,
  'associations.yaml': `
- type: X_SELL
  from: [halo_lamp_brass]
  to: [krakk_chair]
  groups: [favorites]
- type: COMPATIBLE
  from: [halo_lamp_brass]
  to: [halo_lamp_black]
- type: SET
  from: [halo_lamp_black]
  to: { krakk_chair: 4, halo_lamp_brass: 1 }
`,
  'unfinished.yaml': `
missing:
  - products: [halo_lamp_black]
    values: [description.de_DE, weight]
disabled: [krakk_chair_black]
unclassified: [halo_lamp_brass]
`,
  'range.yaml': `
prices: { EUR: 1, USD: 1.1 }
name: { en_US: '{series} {kind}', de_DE: '{kind} {series}' }
ean_prefix: '204518'
hours_between: 5
values: {}
`,
  'products/lamps.yaml': `
family: lamps
values: { dimmable: true, picture: lamp.png }
facts:
  en_US: '{materials}, {weight}.'
  de_DE: '{materials}, {weight}.'
series:
  halo:
    name: Halo
    line: { en_US: A ring of light., de_DE: Ein Ring aus Licht. }
    text: { en_US: Halo shows every color., de_DE: Halo zeigt jede Farbe. }
    since: 2026-03-04
    updated: 2026-09-14
    values: { materials: [oak, steel] }
    times: { price: 1.5 }
    makes:
      - { kinds: [lamp], color: [brass, black] }
kinds:
  lamp:
    name: { en_US: Lamp, de_DE: Leuchte }
    text: { en_US: 'It weighs {weight}.', de_DE: 'Sie wiegt {weight}.' }
    categories: [lighting]
    values: { price: 100, weight: 1.25 }
choices:
  color:
    brass:
      text: { en_US: In brass., de_DE: In Messing. }
      times: { weight: 2 }
products:
  halo_lamp_brass:
    values: { price: { EUR: 129, USD: 145 } }
`,
  'products/chairs.yaml': `
family: chairs
series:
  krakk:
    name: Krakk
    line: { en_US: It fits., de_DE: Er passt. }
    text: { en_US: Krakk fits., de_DE: Krakk passt. }
    since: 2026-04-01
    updated: 2026-05-01
    variant: chairs_by_color
    makes:
      - { kinds: [chair], color: [brass, black] }
kinds:
  chair:
    name: { en_US: Chair, de_DE: Stuhl }
    values: { price: 90, weight: 4000 GRAM, seats: 1 }
`,
}

/** A catalogue just large enough to hold one of everything; any of its files can be exchanged. */
export function smallFiles(changes: Record<string, string | Uint8Array> = {}): CatalogFiles {
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
  return new Map(Object.entries({ ...texts, 'media/lamp.png': picture, ...changes }))
}

/** The text of one of the small catalogue's files, with a piece exchanged. */
export function changed(file: string, from: string, to: string): string {
  const text = texts[file]
  if (!text?.includes(from)) throw new Error(`${file} does not contain ${from}`)
  return text.replace(from, to)
}
