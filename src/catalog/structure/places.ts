import type { Channel, Currency, Locale } from '#contract'
import { type Languages, localesOf, readLabels } from '../languages.ts'
import type { Source } from '../source.ts'
import { readCoded } from './labelled.ts'

export function readLocales(source: Source): Pick<Locale, 'code'>[] {
  return distinctWords(source.need('locales')).map((code) => ({ code }))
}

export function readCurrencies(source: Source): Currency[] {
  source.fieldsOnly('active', 'inactive')
  const active = distinctWords(source.need('active'))
  const inactive = distinctWords(source.need('inactive'), active)
  return [
    ...active.map((code) => ({ code, enabled: true })),
    ...inactive.map((code) => ({ code, enabled: false })),
  ]
}

export function readChannels(
  source: Source,
  languages: Languages,
  known: { locales: readonly Pick<Locale, 'code'>[]; currencies: readonly Currency[] },
): Map<string, Channel> {
  const locales = known.locales.map((locale) => locale.code)
  const currencies = known.currencies.filter(({ enabled }) => enabled).map(({ code }) => code)
  return readCoded(source, (code, item) => {
    item.fieldsOnly('code', 'labels', 'locales', 'currencies', 'category_tree', 'conversion_units')
    return {
      code,
      currencies: knownCodes(item.need('currencies'), currencies, 'an active currency'),
      locales: readActiveLocales(item.need('locales'), locales, languages),
      category_tree: item.need('category_tree').text(),
      conversion_units: readConversionUnits(item.get('conversion_units')),
      labels: readLabels(item.need('labels'), languages),
    }
  })
}

/** Locales of a channel: known ones, in which the catalogue writes its texts. */
function readActiveLocales(
  source: Source,
  known: readonly string[],
  languages: Languages,
): string[] {
  knownCodes(source, known, 'a locale')
  return knownCodes(source, localesOf(languages), 'a language of the catalogue (languages.yaml)')
}

function readConversionUnits(source: Source | undefined): Record<string, string> {
  const units = [...(source?.fields() ?? [])]
  return Object.fromEntries(units.map(([attribute, unit]) => [attribute, unit.text()]))
}

function knownCodes(source: Source, known: readonly string[], what: string): string[] {
  return source.items().map((item) => {
    const code = item.text()
    return known.includes(code) ? code : item.fail(`"${code}" is not ${what}`)
  })
}

function distinctWords(source: Source, taken: readonly string[] = []): string[] {
  const seen = new Set(taken)
  return source.words().map((word) => {
    if (seen.has(word)) source.fail(`"${word}" is there twice`)
    seen.add(word)
    return word
  })
}
