import { tradeUnits } from '../../mapping/values/units.ts'
import { javascriptLiteral } from '#client'

/** From the fields of a record to a product: the same for every mapping. */
export const productFile = String.raw`import { identifier, isWanted, rules } from './mapping.ts'
import type { NewOption, Pim } from './pim.ts'
import type { Element, Piece } from './source.ts'
import { Refusal, type Texts } from './steps.ts'
import { combine, type Data, merge, settle } from './values.ts'

type Choice = 'reject' | 'skip' | 'ignore'

/** What the mapping says about one field of the product. */
export interface Rule {
  property?: 'family' | 'parent' | 'categories' | 'enabled'
  attribute?: string
  locales?: string[]
  scopes?: string[]
  read: (record: Element) => Texts
  /** Sent only for products that the PIM does not have yet. */
  onlyNew?: boolean
  /** An empty field takes the value away. */
  erases?: boolean
  /** What becomes of the record when a code is unknown, or a text is no such value. */
  unknown?: Choice
  invalid?: Choice
  unit?: string | ((element: Element) => Texts)
  currency?: string | ((element: Element) => Texts)
  options?: { match?: 'code' | 'label' | 'either'; create?: boolean; labelLocale?: string }
}

interface Value {
  locale: string | null
  scope: string | null
  data: Data
}

export interface Patch {
  identifier?: string
  values?: Record<string, Value[]>
  [property: string]: unknown
}

export type Mapped =
  | { kind: 'product'; identifier: string; line: Patch; whenNew: Patch; newOptions: NewOption[] }
  | { kind: 'skipped' | 'rejected'; identifier?: string; reasons: string[] }

/** What the mapping makes of one record. */
export function toProduct(record: Element, pim: Pim): Mapped {
  if (!isWanted(record)) {
    return { kind: 'skipped', reasons: ['The mapping leaves such records out.'] }
  }
  const { pieces, refusals } = identifier(record)
  const code = pieces[0]?.text
  if (code === undefined || refusals.length > 0 || pieces.some(({ text }) => text !== code)) {
    return { kind: 'rejected', reasons: ['The record has no identifier, or several.'] }
  }
  if (code.trim() !== code || code.length > 255 || /[,;]/.test(code)) {
    return { kind: 'rejected', reasons: ['"' + code + '" cannot be an identifier.'] }
  }
  return assemble(code, record, pim)
}

function assemble(code: string, record: Element, pim: Pim): Mapped {
  const line: Patch = { identifier: code }
  const whenNew: Patch = {}
  const newOptions: NewOption[] = []
  const findings: { choice: Choice; reason: string }[] = []
  const note = (rule: Rule, { message, kind }: Refusal) => {
    const reason = (rule.attribute ?? rule.property) + ': ' + message
    findings.push({ choice: rule[kind] ?? 'reject', reason })
  }
  for (const rule of rules) {
    const { data, made, refusals } = toData(rule, record, pim)
    for (const refusal of refusals) note(rule, refusal)
    if (data === undefined) continue
    newOptions.push(...made)
    try {
      put(rule.onlyNew ? whenNew : line, rule, data, pim)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      findings.push({ choice: 'reject', reason: error.message })
    }
  }
  const reasons = findings.map(({ reason }) => reason)
  const choices = findings.map(({ choice }) => choice)
  if (choices.includes('reject')) return { kind: 'rejected', identifier: code, reasons }
  if (choices.includes('skip')) return { kind: 'skipped', identifier: code, reasons }
  return { kind: 'product', identifier: code, line, whenNew, newOptions }
}

function toData(rule: Rule, record: Element, pim: Pim) {
  const texts = rule.read(record)
  const made: NewOption[] = []
  if (texts.isErased || (texts.isBlank && rule.erases)) return { data: null, made, refusals: [] }
  const refusals = [...texts.refusals]
  const attempt = <Made>(step: () => Made): Made[] => {
    try {
      return [step()]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusals.push(error)
      return []
    }
  }
  const data = texts.pieces.flatMap((piece: Piece) =>
    attempt(() => settle({ ...piece, record }, rule, pim, made)),
  )
  const isPrice = pim.attributes.get(rule.attribute ?? '')?.type === 'pim_catalog_price_collection'
  if (data.length === 0 || (isPrice && refusals.length > 0)) return { made: [], refusals }
  const [whole] = attempt(() => combine(data, rule, pim))
  return whole === undefined ? { made: [], refusals } : { data: whole, made, refusals }
}

function put(patch: Patch, rule: Rule, data: Data, pim: Pim): void {
  if (rule.property) {
    if (data === null && rule.property === 'enabled') return
    patch[rule.property] = data === null && rule.property === 'categories' ? [] : data
    return
  }
  const attribute = rule.attribute ?? ''
  const values = ((patch.values ??= {})[attribute] ??= [])
  for (const locale of rule.locales ?? [null]) {
    for (const scope of rule.scopes ?? [null]) {
      const known = values.find((value) => value.locale === locale && value.scope === scope)
      if (known) known.data = merge(known.data, data, pim.attributes.get(attribute)?.type)
      else values.push({ locale, scope, data })
    }
  }
}

/** The line for a product that the PIM has, or has not. */
export function lineFor({ line, whenNew }: { line: Patch; whenNew: Patch }, isNew: boolean): Patch {
  if (!isNew || Object.keys(whenNew).length === 0) return line
  const values = { ...line.values }
  for (const [code, entries] of Object.entries(whenNew.values ?? {})) {
    const always = values[code] ?? []
    const isFree = ({ locale, scope }: Value) =>
      !always.some((value) => value.locale === locale && value.scope === scope)
    values[code] = [...always, ...entries.filter(isFree)]
  }
  return { ...line, ...whenNew, ...(Object.keys(values).length > 0 && { values }) }
}
`

/** From texts to the data that each type of attribute takes. */
export const valuesFile = String.raw`import type { Attribute, NewOption, Pim } from './pim.ts'
import type { Rule } from './product.ts'
import type { Element, Piece } from './source.ts'
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
  const places = [element, record]
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

function unitOf(places: Element[], rule: Rule, attribute: Attribute, pim: Pim): string {
  const word = beside(places, rule.unit)
  const family = pim.measurementFamilies.get(attribute.metric_family ?? '')
  if (!family) throw new Refusal('The PIM has no measurement family for it.')
  if (word !== undefined) return findUnit(word, family)
  if (rule.unit !== undefined) throw new Refusal('The amount has no unit beside it.')
  return attribute.default_metric_unit ?? family.standard_unit_code
}

function currencyOf(places: Element[], rule: Rule, pim: Pim): string {
  const word = beside(places, rule.currency)
  if (word === undefined) throw new Refusal('The amount has no currency beside it.')
  const currency = word.toUpperCase()
  if (pim.currencies.has(currency)) return currency
  throw new Refusal('"' + word + '" is not a currency of the PIM.', 'unknown')
}

/** What stands beside an amount, seen from its own element, and where nothing is there from the record. */
function beside(
  places: Element[],
  source: string | ((element: Element) => Texts) | undefined,
): string | undefined {
  if (source === undefined || typeof source === 'string') return source
  for (const { pieces, refusals } of places.map(source)) {
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

/** The words for units that files use beside the PIM's own. */
export function unitsFile(): string {
  return String.raw`import type { MeasurementFamily } from './pim.ts'
import { Refusal } from './steps.ts'

/** The PIM's code for a unit: from its code, symbol or label, or from a trade code. */
export function findUnit(word: string, { units }: MeasurementFamily): string {
  const bare = word.trim()
  if (Object.hasOwn(units, bare)) return bare
  const wanted = bare.toLowerCase()
  const known = Object.values(units)
  const found =
    known.find(({ code }) => code.toLowerCase() === wanted) ??
    known.find(({ symbol }) => symbol === bare) ??
    known.find(({ symbol }) => symbol.toLowerCase() === wanted) ??
    known.find(({ labels }) =>
      Object.values(labels).some((label) => String(label).toLowerCase() === wanted),
    )
  const trade = tradeUnits[wanted]?.find((code) => Object.hasOwn(units, code))
  const code = found?.code ?? trade
  if (code === undefined) throw new Refusal('"' + word + '" is not a unit of the PIM.', 'unknown')
  return code
}

const tradeUnits: Record<string, string[]> = ${javascriptLiteral(tradeUnits)}
`
}

/** What has to be known of the PIM. */
export const pimFile = String.raw`import type { Client } from 'doorway/src/client/index.ts'
import { rules } from './mapping.ts'
import type { Rule } from './product.ts'

export interface Attribute {
  code: string
  type: string
  max_characters?: number | null
  validation_rule?: string | null
  validation_regexp?: string | null
  decimals_allowed?: boolean | null
  negative_allowed?: boolean | null
  number_min?: string | null
  number_max?: string | null
  metric_family?: string | null
  default_metric_unit?: string | null
}

export interface MeasurementFamily {
  code: string
  standard_unit_code: string
  units: Record<string, { code: string; symbol: string; labels: Record<string, unknown> }>
}

export interface Option {
  code: string
  labels: Record<string, string | null>
}

/** An option that a product needs and the PIM does not have yet. */
export type NewOption = Option & { attribute: string }

export interface Pim {
  attributes: Map<string, Attribute>
  attributeOf(rule: Rule): Attribute
  families: Set<string>
  categories: Set<string>
  currencies: Set<string>
  /** Active ones. */
  locales: string[]
  measurementFamilies: Map<string, MeasurementFamily>
  options: Map<string, Option[]>
}

/** Reads what the mapping needs, once. */
export async function readPim(client: Client): Promise<Pim> {
  const whole = { query: { limit: 100 } }
  const attributes = byCode(
    (await Array.fromAsync(client.items('get_attributes', whole))) as Attribute[],
  )
  const codes = new Set(rules.flatMap(({ attribute }) => attribute ?? []))
  const options = new Map<string, Option[]>()
  for (const code of codes) {
    const { type } = attributeOf(attributes, code)
    if (!type.endsWith('_catalog_simpleselect') && !type.endsWith('_catalog_multiselect')) continue
    const input = { ...whole, path: { attribute_code: code } }
    const list = client.items('get_attributes__attribute_code__options', input)
    options.set(code, (await Array.fromAsync(list)) as Option[])
  }
  const needsCategories = rules.some(({ property }) => property === 'categories')
  const measured = await client.call('get_measurement_families', {})
  if (measured.error) throw new Error(measured.error.message)
  return {
    attributes,
    attributeOf: (rule) => attributeOf(attributes, rule.attribute ?? ''),
    families: codesOf(await Array.fromAsync(client.items('get_families', whole))),
    categories: needsCategories
      ? codesOf(await Array.fromAsync(client.items('get_categories', whole)))
      : new Set(),
    currencies: codesOf(active(await Array.fromAsync(client.items('get_currencies', whole)))),
    locales: [...codesOf(active(await Array.fromAsync(client.items('get_locales', whole))))],
    measurementFamilies: byCode(measured.data as MeasurementFamily[]),
    options,
  }
}

function attributeOf(attributes: Map<string, Attribute>, code: string): Attribute {
  const attribute = attributes.get(code)
  if (!attribute) throw new Error('The PIM has no attribute ' + code + '. Create it, or mend mapping.ts.')
  return attribute
}

function byCode<Item extends { code: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.code, item]))
}

function codesOf(items: readonly { code: string }[]): Set<string> {
  return new Set(items.map(({ code }) => code))
}

function active<Item extends { enabled: boolean }>(items: readonly Item[]): Item[] {
  return items.filter(({ enabled }) => enabled)
}
`

/** Connects, reads, sends, tells. */
export const mainFile = String.raw`import { type Client, createClient } from 'doorway/src/client/index.ts'
import { type NewOption, readPim } from './pim.ts'
import { lineFor, type Mapped, toProduct } from './product.ts'
import { readRecords } from './source.ts'

// node main.ts FILE
// Exit codes: 0 all well; 1 some records were rejected; 2 the file or the settings are wrong, or the
// PIM does not answer.

type Product = Extract<Mapped, { kind: 'product' }>

const counts = { created: 0, updated: 0, rejected: 0, skipped: 0 }
const madeOptions = new Set<string>()

function connect(): Client {
  const names = ['PIM_URL', 'PIM_CLIENT_ID', 'PIM_SECRET', 'PIM_USERNAME', 'PIM_PASSWORD']
  const missing = names.filter((name) => !process.env[name])
  if (missing.length > 0) throw new Error('Set ' + missing.join(', ') + ' in the environment.')
  const [baseUrl = '', clientId = '', secret = '', username = '', password = ''] = names.map(
    (name) => process.env[name],
  )
  // The client gets tokens, renews them, and tries again after Retry-After.
  return createClient({ baseUrl, credentials: { clientId, secret, username, password } })
}

async function run(file: string): Promise<void> {
  const client = connect()
  const pim = await readPim(client)
  let batch: Product[] = []
  for await (const record of readRecords(file)) {
    const mapped = toProduct(record, pim)
    if (mapped.kind !== 'product') {
      counts[mapped.kind]++
      const reasons = mapped.reasons.join(' ')
      console.error('Line ' + record.line + ', ' + (mapped.identifier ?? '?') + ': ' + mapped.kind + ': ' + reasons)
      continue
    }
    batch.push(mapped)
    if (batch.length < 100) continue
    await send(client, batch)
    batch = []
  }
  if (batch.length > 0) await send(client, batch)
}

async function send(client: Client, batch: readonly Product[]): Promise<void> {
  const known = await readKnown(client, batch)
  await makeOptions(client, batch.flatMap(({ newOptions }) => newOptions))
  const lines = batch.map((product) => {
    const line = lineFor(product, !known.has(product.identifier.toLowerCase()))
    known.add(product.identifier.toLowerCase())
    return line
  })
  for await (const outcome of client.batch('patch_products', lines as never[], {})) {
    const { identifier } = lines[outcome.line - 1] ?? {}
    if (outcome.kind === 'created' || outcome.kind === 'updated') counts[outcome.kind]++
    else if (outcome.kind === 'refused') {
      counts.rejected++
      const errors = (outcome.answer.errors ?? []).map(({ message }) => message)
      console.error(identifier + ': rejected: ' + (errors.join(' ') || outcome.answer.message))
    } else if (outcome.response) throw new Error('The PIM refuses: ' + outcome.error.message)
    else {
      counts.rejected++
      console.error(identifier + ': rejected: ' + outcome.error.message)
    }
  }
}

/** Which of the products the PIM has: some fields are only for new ones. */
async function readKnown(client: Client, batch: readonly Product[]): Promise<Set<string>> {
  const known = new Set<string>()
  if (batch.every(({ whenNew }) => Object.keys(whenNew).length === 0)) return known
  const identifiers = [...new Set(batch.map(({ identifier }) => identifier))]
  // An address has no room for a hundred long identifiers.
  for (let start = 0; start < identifiers.length; start += 10) {
    const value = identifiers.slice(start, start + 10)
    const search = { identifier: [{ operator: 'IN' as const, value }] }
    const { data, error } = await client.call('get_products', { query: { limit: 100, search } })
    if (error) throw new Error('The PIM refuses: ' + error.message)
    for (const { identifier } of data._embedded.items) known.add((identifier ?? '').toLowerCase())
  }
  return known
}

/** Each option once, before the products that name it. */
async function makeOptions(client: Client, options: readonly NewOption[]): Promise<void> {
  for (const { attribute, code, labels } of options) {
    const key = attribute + ' ' + code.toLowerCase()
    if (madeOptions.has(key)) continue
    madeOptions.add(key)
    const input = { path: { attribute_code: attribute } }
    const lines = [{ code, labels }] as never[]
    for await (const outcome of client.batch('patch_attributes__attribute_code__options', lines, input)) {
      if (outcome.kind === 'failed') throw new Error('The PIM refuses: ' + outcome.error.message)
      if (outcome.kind === 'refused') console.error('Option ' + key + ': ' + outcome.answer.message)
    }
  }
}

try {
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new Error('Which file? As in: node main.ts export.xml')
  await run(file)
  if (counts.rejected > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
console.error(JSON.stringify(counts))
`
