import { attributeOf, labelOf, type Naming } from './names.ts'

/** The data of a value as people read it. */
export type ShownValue =
  | { kind: 'words'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'picture'; code: string; name: string }
  | { kind: 'file'; code: string; name: string }
  | { kind: 'nothing' }

/** A value without its place: what a difference has, which knows no labels of options. */
interface Placeless {
  data?: unknown
  linked_data?: unknown
}

/** How the data of an attribute reads. What nobody knows how to read is shown as JSON. */
export function showValue(attributeCode: string, value: Placeless, naming: Naming): ShownValue {
  const { data } = value
  if (data === undefined || data === null) return { kind: 'nothing' }
  const type = attributeOf(attributeCode, naming.structure)?.type ?? ''
  const show = Object.hasOwn(byType, type) ? byType[type] : undefined
  return show?.(value, naming, attributeCode) ?? words(plain(data))
}

/** The same in one line, for a sentence. */
export function wordsForValue(attributeCode: string, value: Placeless, naming: Naming): string {
  const shown = showValue(attributeCode, value, naming)
  if (shown.kind === 'words') return shown.text
  if (shown.kind === 'list') return shown.items.join(', ')
  return shown.kind === 'nothing' ? 'nothing' : shown.name
}

type Show = (value: Placeless, naming: Naming, attributeCode: string) => ShownValue | undefined

const byType: Record<string, Show> = {
  pim_catalog_boolean: ({ data }) =>
    typeof data === 'boolean' ? words(data ? 'Yes' : 'No') : undefined,
  pim_catalog_number: ({ data }) => words(withoutZeros(String(data))),
  pim_catalog_date: ({ data }, { locale }) => words(wordsForDay(String(data), locale)),
  pim_catalog_metric: showMetric,
  pim_catalog_price_collection: ({ data }, { locale }) =>
    Array.isArray(data)
      ? { kind: 'list', items: data.map((price) => wordsForPrice(price, locale)) }
      : undefined,
  pim_catalog_simpleselect: ({ data, linked_data: option }, { locale }) =>
    words(labelOf(asObject(option), String(data), locale)),
  pim_catalog_multiselect: ({ data, linked_data: options }, { locale }) => ({
    kind: 'list',
    items: codesOf(data).map((code) => labelOf(asObject(asObject(options)[code]), code, locale)),
  }),
  akeneo_reference_entity_collection: ({ data }) => ({ kind: 'list', items: codesOf(data) }),
  pim_catalog_asset_collection: ({ data }) => ({ kind: 'list', items: codesOf(data) }),
  pim_catalog_image: ({ data }) => showFile('picture', data),
  pim_catalog_file: ({ data }) => showFile('file', data),
}

function showMetric({ data }: Placeless, naming: Naming, attributeCode: string) {
  const { amount, unit } = asObject(data)
  if (amount === undefined) return undefined
  const { structure, locale } = naming
  const family = attributeOf(attributeCode, structure)?.metric_family
  const units = structure.measurement_families.find(({ code }) => code === family)?.units
  const known = units?.[String(unit)]
  const name = known?.symbol || labelOf(known, String(unit), locale)
  return words(`${withoutZeros(String(amount))} ${name}`)
}

function wordsForPrice(price: unknown, locale: string): string {
  const { amount, currency } = asObject(price)
  try {
    const style = { style: 'currency', currency: String(currency) } as const
    return new Intl.NumberFormat(locale, style).format(Number(amount))
  } catch {
    // A currency that the browser does not know, or a locale that is none.
    return `${String(amount)} ${String(currency)}`
  }
}

/** A day has no time zone, so that of the calendar is used. */
function wordsForDay(data: string, locale: string): string {
  const day = new Date(data)
  if (Number.isNaN(day.getTime())) return data
  const format = { dateStyle: 'long', timeZone: 'UTC' } as const
  return day.toLocaleDateString(locale.replaceAll('_', '-'), format)
}

/** `a/b/2/4/ab24…_desk_lamp.png` -> `desk_lamp.png` */
function showFile(kind: 'picture' | 'file', data: unknown): ShownValue | undefined {
  if (typeof data !== 'string') return undefined
  return { kind, code: data, name: data.replace(/^.*?[\da-f]{40}_/, '') }
}

/** `12.5600` -> `12.56`, `10.0000` -> `10` */
function withoutZeros(number: string): string {
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number
}

function words(text: string): ShownValue {
  return { kind: 'words', text }
}

function plain(data: unknown): string {
  return typeof data === 'string' ? data : JSON.stringify(data)
}

function codesOf(data: unknown): string[] {
  return [data].flat().map(String)
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
