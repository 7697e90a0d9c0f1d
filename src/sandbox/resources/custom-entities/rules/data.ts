import { isWhole, parseDecimal } from '../../../values/decimals.ts'
import { parseDay } from '../../../values/date.ts'
import { matchesPattern } from '../../../values/patterns.ts'
import type { AttributeType, EntityAttribute } from './kinds.ts'

/** What the data of a value may point at; each answers the stored spelling of those that are there. */
export interface DataContext {
  file(code: string): { code: string; extension: string; size: number } | undefined
  optionCodes(attribute: string, codes: string[]): Map<string, string>
  recordCodes(entity: string, codes: string[]): Map<string, string>
  assetCodes(family: string, codes: string[]): Map<string, string>
}

/** The data as it is stored, or what is wrong with it. */
export type Settled = { data: unknown } | { refusal: string }

/** Whether values of the type are lists of codes. */
export function holdsMany(type: AttributeType): boolean {
  return ['multiple_options', 'reference_entity_multiple_links', 'asset_collection'].includes(type)
}

/** Settles data of the right form. */
export function settleData(
  data: unknown,
  attribute: EntityAttribute,
  context: DataContext,
): Settled {
  switch (attribute.type) {
    case 'text':
      return settleText(String(data), attribute)
    case 'number':
      return settleNumber(String(data), attribute)
    case 'boolean':
    case 'media_link':
      return { data }
    case 'date':
      return settleDate(String(data))
    case 'image':
    case 'media_file':
      return settleFile(String(data), attribute, context)
    default:
      return settleCodes(data, attribute, context)
  }
}

function settleText(text: string, attribute: EntityAttribute): Settled {
  const { max_characters: most, validation_rule: rule, validation_regexp: pattern } = attribute
  const longest = typeof most === 'number' ? most : 65_535
  if ([...text].length > longest) {
    return { refusal: `This value is too long. It should have ${longest} characters or less.` }
  }
  if (rule === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) {
    return { refusal: 'This value is not a valid email address.' }
  }
  if (rule === 'url' && !(URL.canParse(text) && /^(https?|ftp):\/\//i.test(text))) {
    return { refusal: 'This value is not a valid URL.' }
  }
  const isRuled = rule === 'regular_expression' && typeof pattern === 'string'
  return isRuled && !matchesPattern(text, pattern)
    ? { refusal: `This value does not match the regular expression ${pattern}.` }
    : { data: text }
}

function settleNumber(text: string, attribute: EntityAttribute): Settled {
  const number = parseDecimal(text)
  if (!number) return { refusal: 'This value should be a number, written as a text.' }
  if (attribute.decimals_allowed === false && !isWhole(number)) {
    return { refusal: 'This value should not be a decimal.' }
  }
  const least = parseDecimal(attribute.min_value)
  const most = parseDecimal(attribute.max_value)
  if (least && number.lt(least)) {
    return { refusal: `This value should be ${least.toFixed()} or more.` }
  }
  if (most && number.gt(most)) return { refusal: `This value should be ${most.toFixed()} or less.` }
  return { data: text }
}

function settleDate(text: string): Settled {
  const day = parseDay(text)
  return day
    ? { data: day }
    : { refusal: 'This value should be a date with the format yyyy-mm-dd.' }
}

const megabyte = 1024 * 1024

function settleFile(code: string, attribute: EntityAttribute, context: DataContext): Settled {
  const file = context.file(code)
  if (!file) return { refusal: `The file "${code}" does not exist.` }
  const allowed = (attribute.allowed_extensions ?? []) as string[]
  if (allowed.length > 0 && !allowed.some((one) => one.toLowerCase() === file.extension)) {
    return {
      refusal: `The file extension "${file.extension}" is not allowed. Allowed extensions are ${allowed.join(', ')}.`,
    }
  }
  const most = parseDecimal(attribute.max_file_size)
  return most?.lt(file.size / megabyte)
    ? { refusal: `The file is too large. Allowed maximum size is ${most.toFixed()} MB.` }
    : { data: file.code }
}

/** One code, or a list of them in which each is there once and in the order in which it was sent. */
function settleCodes(data: unknown, attribute: EntityAttribute, context: DataContext): Settled {
  const codes = (Array.isArray(data) ? data : [data]).map(String)
  const known = knownCodes(codes, attribute, context)
  const unknown = codes.find((code) => !known.has(code.toLowerCase()))
  if (unknown !== undefined) return { refusal: noSuchCode(unknown, attribute) }
  const stored = codes.map((code) => known.get(code.toLowerCase()))
  return { data: holdsMany(attribute.type) ? [...new Set(stored)] : stored[0] }
}

function knownCodes(
  codes: string[],
  attribute: EntityAttribute,
  context: DataContext,
): Map<string, string> {
  const { code, reference_entity_code: entity, asset_family_identifier: family } = attribute
  if (typeof entity === 'string') return context.recordCodes(entity, codes)
  if (typeof family === 'string') return context.assetCodes(family, codes)
  return context.optionCodes(code, codes)
}

function noSuchCode(code: string, attribute: EntityAttribute): string {
  const { reference_entity_code: entity, asset_family_identifier: family } = attribute
  if (typeof entity === 'string') {
    return `Record "${code}" does not exist for the reference entity "${entity}".`
  }
  if (typeof family === 'string') {
    return `Asset "${code}" does not exist in the asset family "${family}".`
  }
  return `Option "${code}" does not exist for the attribute "${attribute.code}".`
}
