import type { Plan } from '../plan.ts'

/** From the fields of a record to a product: the same for every mapping. */
export function productFile({ hasLinks }: Plan): string {
  return String.raw`${hasLinks ? "import { type Links, linksOf } from './links.ts'\n" : ''}import { identifier, isWanted, rules } from './mapping.ts'
import type { NewOption, Pim } from './pim.ts'
import type { Element, Piece } from './fields.ts'
import { Refusal, type Texts } from './steps.ts'
import { combine, type Data, merge, settle } from './values.ts'

type Choice = 'reject' | 'skip' | 'ignore'

/** What becomes of the record when a code is unknown, or a text is no such value. */
export interface Choices {
  unknown?: Choice
  invalid?: Choice
}

/** What the mapping says about one field of the product. */
export interface Rule extends Choices {
  property?: 'family' | 'parent' | 'categories' | 'enabled'
  attribute?: string
  locales?: string[]
  scopes?: string[]
  read: (record: Element) => Texts
  /** Sent only for products that the PIM does not have yet. */
  onlyNew?: boolean
  /** An empty field takes the value away. */
  erases?: boolean
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

export interface Product {
  kind: 'product'
  identifier: string
  line: Patch
  whenNew: Patch
  newOptions: NewOption[]
${hasLinks ? '  links: Links\n' : ''}}

export type Mapped =
  | Product
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
  const note = (what: string, choices: Choices, { message, kind }: Refusal) => {
    findings.push({ choice: choices[kind] ?? 'reject', reason: what + ': ' + message })
  }
  for (const rule of rules) {
    const { data, made, refusals } = toData(rule, record, pim)
    const what = rule.attribute ?? rule.property ?? ''
    for (const refusal of refusals) note(what, rule, refusal)
    if (data === undefined) continue
    newOptions.push(...made)
    try {
      put(rule.onlyNew ? whenNew : line, rule, data, pim)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      findings.push({ choice: 'reject', reason: error.message })
    }
  }
${hasLinks ? '  const links = linksOf(record, note)\n' : ''}  const reasons = findings.map(({ reason }) => reason)
  const choices = findings.map(({ choice }) => choice)
  if (choices.includes('reject')) return { kind: 'rejected', identifier: code, reasons }
  if (choices.includes('skip')) return { kind: 'skipped', identifier: code, reasons }
  return { kind: 'product', identifier: code, line, whenNew, newOptions${hasLinks ? ', links' : ''} }
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
}
