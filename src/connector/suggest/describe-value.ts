import type { Attribute } from '#contract'
import type { Field } from '../inspecting/field-tree.ts'
import type { Inspection } from '../inspecting/inspect.ts'
import type { ValueRule } from '../mapping/schema.ts'
import { findUnit } from '../mapping/values/units.ts'
import { parsePath } from '../records/path.ts'
import type { PimStructure } from '../structure/structure.ts'
import type { TransformSpec } from '../transforms/schema.ts'
import { guessDateFormat } from './guess-date-format.ts'
import { localeFor } from './words.ts'

interface Surroundings {
  inspection: Inspection
  structure: PimStructure
  fields: readonly Field[]
}

/** How a field becomes a value of an attribute; undefined when its values do not look like that at all. */
export function describeValue(
  field: Field,
  attribute: Attribute,
  surroundings: Surroundings,
): { rule: ValueRule; reasons: string[] } | undefined {
  const reasons: string[] = []
  const transforms = transformsFor(field, attribute, reasons)
  if (!transforms) return undefined
  const placement = placementFor(field, attribute, surroundings, reasons)
  const more = companionFor(field, attribute, surroundings, reasons)
  const rule = {
    attribute: attribute.code,
    ...placement,
    from: field.path,
    ...(transforms.length > 0 && { transforms }),
    ...more,
  }
  return { rule, reasons }
}

const numeric = new Set([
  'pim_catalog_number',
  'pim_catalog_metric',
  'pim_catalog_price_collection',
])

function transformsFor(
  { kinds, samples }: Field,
  { type, wysiwyg_enabled: isRich }: Attribute,
  reasons: string[],
): TransformSpec[] | undefined {
  const seen = new Set(kinds.map(({ kind }) => kind))
  if (numeric.has(type)) {
    const hasComma = seen.has('number with comma') || seen.has('number, comma or thousands')
    const isNumber = kinds.some(({ kind }) => /^(number|integer|ean)/.test(kind))
    if (!isNumber) return undefined
    if (!hasComma) return [{ number: { decimal: '.' } }]
    reasons.push(`Numbers with a decimal comma, such as ${samples[0]}.`)
    return [{ number: { decimal: ',', thousands: '.' } }]
  }
  if (type === 'pim_catalog_boolean') return ['boolean']
  if (type === 'pim_catalog_date') {
    const format = guessDateFormat(samples)
    if (format === undefined) return undefined
    reasons.push(`Dates look like ${samples[0]}.`)
    return [{ date: { format } }]
  }
  if (seen.has('html')) {
    reasons.push('There is HTML in it.')
    if (type === 'pim_catalog_textarea' && isRich)
      return [{ keep_html: ['p', 'br', 'b', 'strong', 'i', 'em', 'ul', 'ol', 'li'] }]
    return ['strip_html', 'collapse']
  }
  return type === 'pim_catalog_text' ? ['collapse'] : ['trim']
}

function placementFor(
  { path }: Field,
  { code, localizable, scopable }: Attribute,
  { structure: { locales, channels } }: Surroundings,
  reasons: string[],
): Pick<ValueRule, 'locale' | 'scope'> {
  const language = parsePath(path).steps.at(-1)?.where[0]?.value
  const told = language === undefined ? undefined : localeFor(language, locales)
  const locale = told ?? [...locales][0]
  if (localizable && told === undefined)
    reasons.push(`${code} has a value per locale: ${locale} is a guess.`)
  const scopes = [...channels.values()]
    .filter((channel) => !localizable || channel.locales.includes(locale ?? ''))
    .map((channel) => channel.code)
  return {
    ...(localizable && locale !== undefined && { locale }),
    ...(scopable && scopes.length > 0 && { scope: scopes }),
  }
}

function companionFor(
  field: Field,
  attribute: Attribute,
  surroundings: Surroundings,
  reasons: string[],
): Pick<ValueRule, 'unit' | 'currency' | 'options'> {
  const { type } = attribute
  if (type === 'pim_catalog_metric') return unitFor(field, attribute, surroundings, reasons)
  if (type === 'pim_catalog_price_collection') return currencyFor(field, surroundings, reasons)
  if (type.endsWith('select')) {
    reasons.push('Texts are looked up among the options, by code and by label.')
    return { options: { match: 'either' } }
  }
  return {}
}

function unitFor(
  field: Field,
  { metric_family, default_metric_unit, code }: Attribute,
  { structure, fields }: Surroundings,
  reasons: string[],
): Pick<ValueRule, 'unit'> {
  const beside = attributeBeside(field, fields, /^(unit|einheit|uom|unite)$/i)
  if (beside) return { unit: { from: beside } }
  const family = structure.measurementFamilies.get(metric_family ?? '')
  const [, word] = /[([]\s*([^)\]]+?)\s*[)\]]/.exec(field.path) ?? []
  const named = word !== undefined && family ? findUnit(word, family) : undefined
  if (typeof named === 'string') return { unit: named }
  reasons.push(`No unit beside it: ${default_metric_unit}, the usual one of ${code}, is a guess.`)
  return { unit: default_metric_unit ?? family?.standard_unit_code ?? '' }
}

function currencyFor(
  field: Field,
  { structure: { currencies }, fields, inspection }: Surroundings,
  reasons: string[],
): Pick<ValueRule, 'currency'> {
  const beside = attributeBeside(field, fields, /^(currency|waehrung|wahrung|devise|cur)$/i)
  if (beside) return { currency: { from: beside } }
  const named = [...currencies].find((code) =>
    new RegExp(`(^|[^A-Z])${code}($|[^A-Z])`).test(field.path),
  )
  if (named !== undefined) return { currency: named }
  const header = inspection.header.find(({ value }) => currencies.has(value.trim().toUpperCase()))
  if (header) {
    reasons.push(`The file says ${header.value} at its beginning.`)
    return { currency: header.value.trim().toUpperCase() }
  }
  const [first] = currencies
  reasons.push(`No currency beside it: ${first} is a guess.`)
  return first === undefined ? {} : { currency: first }
}

function attributeBeside(
  { path }: Field,
  fields: readonly Field[],
  name: RegExp,
): string | undefined {
  const own = parsePath(path)
    .steps.map((step) => step.name)
    .join('/')
  for (const field of fields) {
    const { steps, attribute } = parsePath(field.path)
    const isThere = steps.map((step) => step.name).join('/') === own
    if (isThere && attribute !== undefined && name.test(attribute)) return `@${attribute}`
  }
  return undefined
}
