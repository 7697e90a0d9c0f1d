import type { Catalog, CatalogProduct, CatalogProductModel } from '#contract'

export interface ExportOptions {
  items: number
  /** As the XML declaration names it. */
  encoding: string
}

/**
 * The ERP's full evening export, piece by piece: the products of the sample catalogue as the ERP knows
 * them, again with other numbers when there are more items than products. The same options always
 * give the same file. Its dirt is what real exports have, on items that the position alone decides.
 */
export function* writeEveningExport(
  catalog: Catalog,
  { items, encoding }: ExportOptions,
): Generator<string, void, undefined> {
  const products = wholeProducts(catalog)
  const colours = colourCodes(catalog)
  yield `<?xml version="1.0" encoding="${encoding}"?>\n`
  yield `<export company="Aldersund" run="4712" written="21.11.2026 20:00" records="${items}">\n`
  for (let at = 0; at < items; at++) yield writeItem(itemAt(products, at), at, colours)
  yield '</export>\n'
}

interface Item {
  product: CatalogProduct
  /** What makes its numbers other ones than those of the same product before: nothing the first time. */
  suffix: string
  isAgain: boolean
}

/** Every 97th item is the one before it, changed once more that day. */
function itemAt(products: readonly CatalogProduct[], at: number): Item {
  const isAgain = at % 97 === 11
  const index = isAgain ? at - 1 : at
  const product = products[index % products.length]
  if (!product) throw new RangeError('The sample catalogue has no products.')
  const round = Math.floor(index / products.length)
  return { product, suffix: round === 0 ? '' : `_${round + 1}`, isAgain }
}

/** The ERP knows no models: each product with the values that the PIM keeps above it. */
function wholeProducts({ products, productModels }: Catalog): CatalogProduct[] {
  const models = new Map(productModels.map((model) => [model.code, model]))
  const valuesOf = (entry: CatalogProduct | CatalogProductModel): CatalogProduct['values'] => {
    const parent = models.get(entry.parent ?? '')
    return parent ? { ...valuesOf(parent), ...entry.values } : entry.values
  }
  return products.map((product) => ({ ...product, values: valuesOf(product) }))
}

function writeItem({ product, suffix, isAgain }: Item, at: number, colours: Colours): string {
  const number = `${textOf(product, 'article_number')}${suffix}`
  const sku = `${product.identifier}${suffix}${isAgain ? ' ' : ''}`
  const isDiscontinued = at % 71 === 19
  const lines = [
    `<name lang="D">${nameOf(product, at)}</name>`,
    `<group>${groupOf(product)}</group>`,
    ...(isDiscontinued ? [] : detailsOf(product, suffix, at, colours)),
    `<stock>${isDiscontinued ? 0 : (at * 7919) % 240}</stock>`,
  ]
  const status = isDiscontinued ? 'X' : 'A'
  const attributes = `number="${escape(number)}" sku="${escape(sku)}" status="${status}"`
  return `  <item ${attributes}>\n${lines.map((line) => `    ${line}\n`).join('')}  </item>\n`
}

function detailsOf(
  product: CatalogProduct,
  suffix: string,
  at: number,
  colours: Colours,
): string[] {
  const colour = colours.get(String(valueOf(product, 'color') ?? ''))
  return [
    ...eanOf(product, suffix, at),
    ...(colour ? [`<colour>${escape(colour)}</colour>`] : []),
    ...weightOf(product, at),
    ...pricesOf(product, at),
    ...textsOf(product, at),
  ]
}

/** Four letters of the family; tables and tableware would share theirs. */
function groupOf({ family }: CatalogProduct): string {
  return family === 'tableware' ? 'DISH' : (family ?? '').slice(0, 4).toUpperCase()
}

/** Line breaks inside names, as somebody once pasted them. */
function nameOf(product: CatalogProduct, at: number): string {
  const name = escape(textOf(product, 'name', 'de_DE').toUpperCase())
  return at % 83 === 31 ? `\n      ${name}\n    ` : name
}

/** Now and then the last digit is lost; items made for size have none, since it would not be theirs. */
function eanOf(product: CatalogProduct, suffix: string, at: number): string[] {
  const ean = textOf(product, 'ean')
  if (ean === '' || suffix !== '') return []
  return [`<ean>${at % 89 === 13 ? ean.slice(0, -1) : ean}</ean>`]
}

function weightOf(product: CatalogProduct, at: number): string[] {
  const weight = Object(valueOf(product, 'weight')) as { amount?: string | number; unit?: string }
  if (weight.amount === undefined) return []
  const kilograms = Number(weight.amount) / (weight.unit === 'GRAM' ? 1000 : 1)
  if (at % 61 === 23) return [`<weight>${german(kilograms)} kg</weight>`]
  return kilograms < 1
    ? [`<weight unit="GRM">${Math.round(kilograms * 1000)}</weight>`]
    : [`<weight unit="KGM">${german(kilograms)}</weight>`]
}

function pricesOf(product: CatalogProduct, at: number): string[] {
  if (at % 53 === 7) return []
  if (at % 67 === 29) return ['<rrp currency="EUR">auf Anfrage</rrp>']
  const prices = valueOf(product, 'price')
  const known = Array.isArray(prices) ? (prices as { amount: string; currency: string }[]) : []
  return known.map(({ amount, currency }) => {
    const text = at % 37 === 5 && currency === 'EUR' ? '' : german(Number(amount), 2)
    return `<rrp currency="${currency}">${text}</rrp>`
  })
}

/** One item in six has a text: plain, as CDATA with HTML in it, or HTML escaped once or twice. */
function textsOf(product: CatalogProduct, at: number): string[] {
  const tagline = textOf(product, 'tagline', 'de_DE')
  if (at % 6 !== 1 || tagline === '') return []
  const html = `<p>${tagline.replace(/ (\p{L}+)\.$/u, ' <b>$1</b>.')}<br>Preis in € – „solange der Vorrat reicht“.</p>`
  if (at % 4 === 1) return [`<text><![CDATA[${html}]]></text>`]
  return [`<text>${escape(at % 101 === 37 ? escape(html) : html)}</text>`]
}

type Colours = ReadonlyMap<string, string>

/** The ERP's four letters for a colour, from its German name: MESS, MOOS, SCHI. */
function colourCodes({ attributeOptions }: Catalog): Colours {
  const colours = attributeOptions.filter(({ attribute }) => attribute === 'color')
  return new Map(
    colours.map(({ code, labels }) => [
      code,
      (labels['de_DE'] ?? code).toUpperCase().slice(0, 4).trim(),
    ]),
  )
}

function valueOf({ values }: CatalogProduct, attribute: string, locale: string | null = null) {
  return values[attribute]?.find((value) => value.locale === locale)?.data
}

function textOf(product: CatalogProduct, attribute: string, locale: string | null = null): string {
  const value = valueOf(product, attribute, locale)
  return typeof value === 'string' ? value : ''
}

function german(amount: number, decimals?: number): string {
  const digits = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 3 }
  return amount.toLocaleString('de-DE', digits)
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&${names[mark]};`)
}

const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }
