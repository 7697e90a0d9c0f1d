import { grammarOf, type Languages, type Text } from '../languages.ts'
import type { Structure } from '../structure/structure.ts'
import { type Datum, settle } from './datum.ts'
import type { Values } from './read.ts'

/**
 * An attribute's value as words inside a sentence: "moss green", "1.9 kg", "oak and steel".
 * Undefined where there is no such value, or none that can be said in words.
 */
export function valueInWords(
  code: string,
  locale: string,
  values: Values,
  structure: Structure,
): string | undefined {
  const attribute = structure.attributes.get(code)
  const value = values.get(code)?.find((one) => one.locale === null || one.locale === locale)
  if (!attribute || !value) return undefined
  const datum = settle(value.datum, attribute)
  switch (datum.kind) {
    case 'text':
      return datum.text
    case 'number':
      return numberInWords(datum.number, locale, structure.languages)
    case 'measure':
      return measureInWords(datum, attribute.metric_family, locale, structure)
    case 'option':
      return optionInWords(code, datum.option, locale, structure)
    case 'options':
      return listInWords(
        datum.options.map((option) => optionInWords(code, option, locale, structure)),
        locale,
        structure.languages,
      )
    default:
      return undefined
  }
}

export function optionInWords(
  attribute: string,
  option: string,
  locale: string,
  structure: Structure,
): string {
  const word = wordOf(structure.options.get(attribute)?.get(option)?.word, locale)
  const isName = !/^\p{Lu}[\p{Ll}\s-]/u.test(word)
  if (isName || !grammarOf(locale, structure.languages).lowerCase) return word
  return word.charAt(0).toLowerCase() + word.slice(1)
}

function wordOf(text: Text | undefined, locale: string): string {
  return text?.[locale] ?? ''
}

function measureInWords(
  { amount, unit }: Extract<Datum, { kind: 'measure' }>,
  family: string | null,
  locale: string,
  structure: Structure,
): string {
  const symbol = structure.measurements.get(family ?? '')?.units[unit]?.symbol ?? unit
  return `${numberInWords(amount, locale, structure.languages)} ${symbol}`
}

function numberInWords(number: number, locale: string, languages: Languages): string {
  return String(number).replace('.', grammarOf(locale, languages).decimal).replace('-', '−')
}

function listInWords(words: readonly string[], locale: string, languages: Languages): string {
  const last = words.at(-1) ?? ''
  if (words.length < 2) return last
  return `${words.slice(0, -1).join(', ')} ${grammarOf(locale, languages).and} ${last}`
}
