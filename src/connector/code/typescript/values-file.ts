/** From texts to the data that each type of attribute takes. */
export const valuesFile = String.raw`import type { Attribute, NewOption, Pim } from './pim.ts'
import type { Rule } from './product.ts'
import { type Element, outwards, type Piece } from './fields.ts'
import { Refusal, type Texts } from './steps.ts'
import { findUnit } from './units.ts'

interface Price {
  amount: string
  currency: string
}

type One = string | number | boolean | { amount: string; unit: string } | Price

export type Data = One | string[] | Price[] | null

const lists = [
  'pim_catalog_multiselect',
  'pim_reference_data_multiselect',
  'akeneo_reference_entity_collection',
  'pim_catalog_asset_collection',
]

/** One text as its attribute takes it. */
export function settle(
  { text, element, record }: Piece & { record: Element },
  rule: Rule,
  pim: Pim,
  made: NewOption[],
): One {
  const places: Places = { from: element, to: record }
  if (rule.property) return settleProperty(text, rule.property, pim)
  const attribute = pim.attributeOf(rule)
  switch (attribute.type) {
    case 'pim_catalog_text':
    case 'pim_catalog_textarea':
      return fitting(text, attribute)
    case 'pim_catalog_number':
      return toNumber(text, attribute)
    case 'pim_catalog_metric':
      return { amount: amount(text, attribute), unit: unitOf(places, rule, attribute, pim) }
    case 'pim_catalog_price_collection':
      return { amount: amount(text, attribute), currency: currencyOf(places, rule, pim) }
    case 'pim_catalog_boolean':
      return toBoolean(text)
    case 'pim_catalog_date':
      return toDay(text)
    case 'pim_catalog_simpleselect':
    case 'pim_catalog_multiselect':
      return toOption(text.trim(), rule, attribute, pim, made)
    default:
      return text.trim()
  }
}

/** All of them as one value: lists take several, the others one. */
export function combine(data: One[], rule: Rule, pim: Pim): Data {
  const type = rule.attribute === undefined ? rule.property : pim.attributeOf(rule).type
  if (type === 'categories' || lists.includes(type ?? '')) return [...new Set(data.map(String))]
  if (type === 'pim_catalog_price_collection') return mergePrices(data as Price[])
  if (new Set(data.map((one) => JSON.stringify(one))).size > 1) {
    throw new Refusal('There are several texts for one value.')
  }
  return data[0] ?? null
}

/** Two rules for one value: prices and several options add up, else the first wins. */
export function merge(known: Data, more: Data, type?: string): Data {
  if (!Array.isArray(known) || !Array.isArray(more)) {
    const addsUp = type === 'pim_catalog_price_collection' || type === 'pim_catalog_multiselect'
    return addsUp ? (known ?? more) : known
  }
  if (type === 'pim_catalog_price_collection') return mergePrices([...known, ...more] as Price[])
  if (type === 'pim_catalog_multiselect') return [...new Set([...known, ...more] as string[])]
  return known
}

function mergePrices(prices: Price[]): Price[] {
  const byCurrency = new Map<string, Price>()
  for (const price of prices) {
    const known = byCurrency.get(price.currency)
    if (known && known.amount !== price.amount) {
      throw new Refusal('There are two prices in ' + price.currency + '.')
    }
    byCurrency.set(price.currency, price)
  }
  return [...byCurrency.values()]
}

function settleProperty(text: string, property: string, pim: Pim): string | boolean {
  if (property === 'enabled') return toBoolean(text)
  const code = text.trim()
  const known = property === 'family' ? pim.families : pim.categories
  if (property !== 'parent' && !known.has(code)) {
    throw new Refusal('The PIM has no such code: "' + code + '".', 'unknown')
  }
  return code
}

function fitting(text: string, attribute: Attribute): string {
  const { code, type, max_characters } = attribute
  const most = type === 'pim_catalog_text' ? 255 : 65_535
  const longest = Math.min(most, max_characters ?? most)
  if ([...text].length > longest) throw new Refusal('The text is longer than ' + longest + '.')
  const pattern = patternOf(attribute)
  if (pattern && !pattern.test(text)) throw new Refusal('It does not fit the rule of ' + code + '.')
  return text
}

/** The attribute's own rule; what only the PIM's engine understands is left to the PIM. */
function patternOf({ validation_rule, validation_regexp }: Attribute): RegExp | undefined {
  if (validation_rule === 'email') return /^[^\s@]+@[^\s@]+\.[^\s@]+$/
  if (validation_rule === 'url') return /^(https?|ftp):\/\/\S+$/i
  const [, source, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(validation_regexp ?? '') ?? []
  if (validation_rule !== 'regexp' || source === undefined) return undefined
  try {
    return new RegExp(source, flags.includes('i') ? 'iu' : 'u')
  } catch {
    return undefined
  }
}

function toNumber(text: string, attribute: Attribute): string | number {
  const plain = amount(text, attribute)
  const isExact = !attribute.decimals_allowed && Number.isSafeInteger(Number(plain))
  return isExact ? Number(plain) : plain
}

/** Numbers stay texts, so that no decimal gets lost; without zeros that say nothing. */
function amount(text: string, attribute: Attribute): string {
  const bare = text.trim()
  if (!/^[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})$/.test(bare)) {
    throw new Refusal('"' + text + '" is not a number as the PIM reads it.')
  }
  const [whole = '', decimals = ''] = bare.replace(/^[+-]/, '').split('.')
  const fraction = decimals.replace(/0+$/, '')
  const plain = (whole.replace(/^0+(?=\d)/, '') || '0') + (fraction && '.' + fraction)
  const signed = bare.startsWith('-') && /[1-9]/.test(plain) ? '-' + plain : plain
  ensureAllowed(signed, attribute)
  return signed
}

function ensureAllowed(number: string, attribute: Attribute): void {
  const { decimals_allowed, negative_allowed, number_min, number_max } = attribute
  const isAllowed =
    (decimals_allowed !== false || !number.includes('.')) &&
    (negative_allowed !== false || !number.startsWith('-')) &&
    (number_min == null || Number(number) >= Number(number_min)) &&
    (number_max == null || Number(number) <= Number(number_max))
  if (!isAllowed) throw new Refusal(number + ' is not a number that the attribute takes.')
}

function unitOf(places: Places, rule: Rule, attribute: Attribute, pim: Pim): string {
  const word = beside(places, rule.unit)
  const family = pim.measurementFamilies.get(attribute.metric_family ?? '')
  if (!family) throw new Refusal('The PIM has no measurement family for it.')
  if (word !== undefined) return findUnit(word, family)
  if (rule.unit !== undefined) throw new Refusal('The amount has no unit beside it.')
  return attribute.default_metric_unit ?? family.standard_unit_code
}

function currencyOf(places: Places, rule: Rule, pim: Pim): string {
  const word = beside(places, rule.currency)
  if (word === undefined) throw new Refusal('The amount has no currency beside it.')
  const currency = word.toUpperCase()
  if (pim.currencies.has(currency)) return currency
  throw new Refusal('"' + word + '" is not a currency of the PIM.', 'unknown')
}

/** The element of an amount, and the record that it is in. */
interface Places {
  from: Element
  to: Element
}

/** What stands beside an amount, seen from its own element, and where nothing is there from what is around it. */
export function beside(
  places: Places,
  source: string | ((element: Element) => Texts) | undefined,
): string | undefined {
  if (source === undefined || typeof source === 'string') return source
  for (const { pieces, refusals } of outwards(places.from, places.to).map(source)) {
    if (refusals[0]) throw refusals[0]
    if (pieces[0]) return pieces[0].text.trim()
  }
  return undefined
}

function toBoolean(text: string): boolean {
  const word = text.trim().toLowerCase()
  if (word === 'true' || word === 'false') return word === 'true'
  throw new Refusal('"' + text + '" is neither true nor false.')
}

function toDay(text: string): string {
  const [day] = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text.trim()) ?? []
  if (day !== undefined && !Number.isNaN(Date.parse(day + 'T00:00:00Z'))) return day
  throw new Refusal('"' + text + '" is not a date as the PIM reads it.')
}

function toOption(
  word: string,
  rule: Rule,
  attribute: Attribute,
  pim: Pim,
  made: NewOption[],
): string {
  const { match = 'code', create = false, labelLocale } = rule.options ?? {}
  const known = pim.options.get(attribute.code) ?? []
  const plain = (label: string) => label.trim().replaceAll(/\s+/g, ' ').toLowerCase()
  const byCode = known.findLast(({ code }) => code.toLowerCase() === word.toLowerCase())
  const byLabel = known.findLast(({ labels }) =>
    Object.values(labels).some((label) => plain(label ?? '') === plain(word)),
  )
  const found = (match === 'label' ? undefined : byCode) ?? (match === 'code' ? undefined : byLabel)
  if (found) return found.code
  const isCode = match === 'code' && /^\w{1,100}$/.test(word)
  const code = isCode ? word : codeOf(word)
  if (!create || code === '') {
    throw new Refusal('"' + word + '" is not an option of the PIM.', 'unknown')
  }
  const locale = labelLocale ?? pim.locales[0]
  made.push({ attribute: attribute.code, code, labels: locale ? { [locale]: word } : {} })
  return code
}

/** A code out of a label: "Anthrazit / matt" becomes anthrazit_matt. */
function codeOf(label: string): string {
  return label
    .replaceAll('ß', 'ss')
    .replaceAll(/[øØ]/g, 'o')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 100)
}
`
