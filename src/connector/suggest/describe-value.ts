import type { Attribute } from '#contract'
import { kindOf } from '../inspecting/kinds.ts'
import type { ValueRule } from '../mapping/schema.ts'
import { createRuleCheck } from '../mapping/values/attribute-rule.ts'
import { createTransform } from '../transforms/index.ts'
import type { TransformSpec } from '../transforms/schema.ts'
import { isRefusal, type Refusal } from '../transforms/transform.ts'
import { usualWords } from '../transforms/boolean.ts'
import type { Candidate } from './candidates.ts'
import { currencyBeside, currencyFor, unitFor } from './companions.ts'
import type { AttributeMatch } from './find-attribute.ts'
import { guessDateFormat } from './guess-date-format.ts'
import { explainMatch, listed, matchWords } from './match-words.ts'
import { describeNumber } from './number-format.ts'
import { localeFor, type LocaleFound, type Surroundings } from './surroundings.ts'

/** What a rule is made of, and the reasons for it. */
export interface Description {
  rule: ValueRule
  reasons: string[]
}

type Parts = Pick<ValueRule, 'transforms' | 'unit' | 'currency' | 'options' | 'unknown' | 'invalid'>

/** How a field becomes a value of an attribute; undefined when its values do not look like that at all. */
export function describeValue(
  candidate: Candidate,
  match: AttributeMatch,
  surroundings: Surroundings,
): Description | undefined {
  const { attribute } = match
  const reasons: string[] = []
  const parts = partsFor(candidate, attribute, surroundings, reasons)
  const placement = parts && placementFor(candidate, match, surroundings, reasons)
  if (!parts || !placement) return undefined
  const { transforms = [], ...more } = parts
  const own = candidate.hints.flatMap((hint) => hint.transforms ?? [])
  const all = [
    ...own,
    ...transforms,
    ...choiceOf(candidate, attribute, parts, surroundings, reasons),
  ]
  const fit = fitWithRule(candidate, attribute, all, reasons)
  if (!fit) return undefined
  const steps = all.length > 0 && { transforms: all }
  const markup = candidate.isMarkup && { as: 'html' as const }
  const from = candidate.field.path
  const rule = { attribute: attribute.code, ...placement, from, ...markup, ...steps }
  return { rule: { ...rule, ...more, ...fit }, reasons }
}

function partsFor(
  candidate: Candidate,
  attribute: Attribute,
  surroundings: Surroundings,
  reasons: string[],
): Parts | undefined {
  const { type } = attribute
  if (type === 'pim_catalog_number')
    return describeNumber(candidate, surroundings.inspection, reasons)?.parts
  if (type === 'pim_catalog_metric') {
    const amount = describeNumber(candidate, surroundings.inspection, reasons)
    const unit = amount && unitFor(candidate, attribute, amount.hasWords, surroundings, reasons)
    return amount && unit ? { ...amount.parts, ...unit } : undefined
  }
  if (type === 'pim_catalog_price_collection') {
    const amount = describeNumber(candidate, surroundings.inspection, reasons)
    const currency = amount && currencyFor(candidate, amount.hasWords, surroundings, reasons)
    return amount && currency ? { ...amount.parts, currency } : undefined
  }
  if (type === 'pim_catalog_boolean') return booleanParts(candidate, reasons)
  if (type === 'pim_catalog_date') return dateParts(candidate, reasons)
  if (type.endsWith('select')) return selectParts(candidate, attribute, surroundings, reasons)
  return { transforms: textTransforms(candidate, attribute, reasons) }
}

function booleanParts({ field }: Candidate, reasons: string[]): Parts | undefined {
  const known = new Set([...usualWords.true, ...usualWords.false])
  const words = textsOf(field)
  const others = words.filter((word) => !known.has(word.trim().toLowerCase()))
  if (others.length === words.length) return undefined
  if (others.length === 0) return { transforms: ['boolean'] }
  reasons.push(`Neither yes nor no: ${listed(others)}. Left out.`)
  return { transforms: ['boolean'], invalid: 'ignore' }
}

function dateParts({ field: { samples } }: Candidate, reasons: string[]): Parts | undefined {
  const format = guessDateFormat(samples)
  if (format === undefined) return undefined
  reasons.push(`Dates look like ${samples[0]}.`)
  return { transforms: [{ date: { format } }] }
}

function selectParts(
  { field }: Candidate,
  { code, type }: Attribute,
  { structure: { options } }: Surroundings,
  reasons: string[],
): Parts {
  const mark = type === 'pim_catalog_multiselect' ? splitMarkOf(textsOf(field)) : undefined
  const words = textsOf(field).flatMap((text) => (mark === undefined ? text : splitBy(text, mark)))
  const match = matchWords([...new Set(words)], options.get(code) ?? [])
  const table = Object.fromEntries(match.beginnings)
  reasons.push('Texts are looked up among the options, by code and by label.')
  reasons.push(...explainMatch({ ...match, codes: [], labels: new Map() }, code))
  if (match.unknown.length > 0) {
    reasons.push(
      `No options: ${listed(match.unknown)}. Left out until a lookup says what they are, or options says missing: create.`,
    )
  }
  const lookup =
    match.beginnings.size > 0 ? [{ lookup: { table, otherwise: 'keep' as const } }] : []
  const split = mark === undefined ? [] : [{ split: mark }]
  const transforms: TransformSpec[] = [...split, 'trim', ...lookup]
  const unknown = match.unknown.length > 0 && { unknown: 'ignore' as const }
  return { transforms, options: { match: 'either' }, ...unknown }
}

function textTransforms(
  { field, isManifold, hints }: Candidate,
  attribute: Attribute,
  reasons: string[],
): TransformSpec[] {
  const { type, code, wysiwyg_enabled: isRich, max_characters: most } = attribute
  const isShortened = hints.some((hint) => hint.transforms)
  if (most != null && field.longest > most && !isShortened)
    reasons.push(`Some have ${field.longest} characters; ${code} takes ${most}.`)
  if (field.kinds.some(({ kind }) => kind === 'html')) {
    reasons.push('There is HTML in it.')
    if (type === 'pim_catalog_textarea' && isRich)
      return [{ keep_html: ['p', 'br', 'b', 'strong', 'i', 'em', 'ul', 'ol', 'li'] }]
    return ['strip_html', 'collapse']
  }
  if (type === 'pim_catalog_textarea' && isManifold) {
    reasons.push('It stands there several times: its lines are put together.')
    return ['trim', { join: ' ' }]
  }
  if (type === 'pim_catalog_text') return ['collapse', ...asEan(field, attribute, reasons)]
  return ['trim']
}

/** A UPC is an EAN without its zero; only where the attribute wants that. */
function asEan(
  field: Candidate['field'],
  attribute: Attribute,
  reasons: string[],
): TransformSpec[] {
  const ruleBroken = createRuleCheck(attribute)
  const areMeant = textsOf(field).some(
    (text) =>
      /^\d{12}$/.test(text) &&
      kindOf(text) === 'ean' &&
      ruleBroken(text) !== undefined &&
      ruleBroken(`0${text}`) === undefined,
  )
  if (!areMeant) return []
  reasons.push('UPCs of 12 digits get the zero that makes them EANs.')
  return [{ replace: { pattern: '^([0-9]{12})$', with: '0$1' } }]
}

const severalAtOnce = new Set(['pim_catalog_multiselect', 'pim_catalog_textarea'])

/** One of several, where the attribute holds one. Prices in several currencies belong together. */
function choiceOf(
  candidate: Candidate,
  { type }: Attribute,
  { currency }: Parts,
  surroundings: Surroundings,
  reasons: string[],
): TransformSpec[] {
  const areOfCurrencies =
    typeof currency === 'object' && currencyBeside(candidate, surroundings)?.words.length !== 1
  if (!candidate.isManifold || severalAtOnce.has(type) || areOfCurrencies) return []
  reasons.push('It may stand there several times: the first is taken.')
  return ['first']
}

/** What has to be said where not all that comes out keeps the attribute's own rule; undefined when nothing does. */
function fitWithRule(
  { field }: Candidate,
  attribute: Attribute,
  transforms: readonly TransformSpec[],
  reasons: string[],
): Pick<ValueRule, 'invalid'> | undefined {
  const ruleBroken = createRuleCheck(attribute)
  const texts = textsOf(field)
  const misfits = texts.filter((text) => ruleBroken(transformed(text, transforms)) !== undefined)
  const isSeenWhole = field.words.length > 0
  if (misfits.length === 0 && (isSeenWhole || !attribute.validation_rule)) return {}
  if (misfits.length > 0 && misfits.length === texts.length) return undefined
  const which = misfits.length > 0 ? `: ${listed(misfits)}` : ''
  reasons.push(`What does not fit the rule of ${attribute.code} is left out${which}.`)
  return { invalid: 'ignore' }
}

function transformed(text: string, transforms: readonly TransformSpec[]): string {
  let texts: readonly string[] = [text]
  for (const spec of transforms) {
    const step = createTransform(spec, { measurementFamilies: [] })
    texts = 'all' in step ? step.all(texts) : texts.flatMap((one) => usable(step.each(one)))
  }
  return texts[0] ?? ''
}

function usable(result: string | readonly string[] | Refusal): readonly string[] {
  if (isRefusal(result)) return []
  return typeof result === 'string' ? [result] : result
}

function placementFor(
  candidate: Candidate,
  { attribute, locale, scope }: AttributeMatch,
  surroundings: Surroundings,
  reasons: string[],
): Pick<ValueRule, 'locale' | 'scope'> | undefined {
  const { code, localizable, scopable } = attribute
  const said: LocaleFound | undefined = locale === undefined ? undefined : { locale }
  const found = localizable ? (said ?? localeFor(candidate, attribute, surroundings)) : undefined
  if (localizable && !found) return undefined
  if (found?.guess) reasons.push(`${code} has a value per locale: ${found.guess}`)
  if (scope !== undefined) return { ...(found && { locale: found.locale }), scope: [scope] }
  const scopes = [...surroundings.structure.channels.values()]
    .filter((channel) => !found || channel.locales.includes(found.locale))
    .map((channel) => channel.code)
  return {
    ...(found && { locale: found.locale }),
    ...(scopable && scopes.length > 0 && { scope: scopes }),
  }
}

/** All different texts of a field, as far as they are known. */
export function textsOf({ words, samples }: Candidate['field']): readonly string[] {
  return words.length > 0 ? words : samples
}

/** What stands between the parts of texts that are lists. */
export function splitMarkOf(texts: readonly string[]): string | undefined {
  return ['|', ';', ','].find((mark) => texts.some((text) => text.includes(mark)))
}

export function splitBy(text: string, mark: string): string[] {
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
