import type { Attribute, Catalog } from '#contract'
import { complete, type Languages, type Text } from '../languages.ts'
import type { Source } from '../source.ts'

/** One choice of a select attribute, with the word that sentences use for it. */
export interface Option {
  row: Catalog['attributeOptions'][number]
  word: Text
}

/** attribute code -> option code -> option */
export type Options = ReadonlyMap<string, ReadonlyMap<string, Option>>

const locales = ['en_US', 'fr_FR', 'de_DE']

export function readOptions(
  source: Source,
  attributes: ReadonlyMap<string, Attribute>,
  languages: Languages,
): Options {
  return new Map(
    [...source.fields()].map(([code, list]) => {
      const type = attributes.get(code)?.type
      if (type !== 'pim_catalog_simpleselect' && type !== 'pim_catalog_multiselect') {
        list.fail(`"${code}" is not a select attribute`)
      }
      return [code, readList(code, list, languages)]
    }),
  )
}

function readList(attribute: string, source: Source, languages: Languages): Map<string, Option> {
  return new Map(
    [...source.fields()].map(([code, item], at) => {
      const labels = readRow(item)
      const row = { code, attribute, sort_order: at + 1, labels }
      return [code, { row, word: complete(labels, languages) }]
    }),
  )
}

function readRow(source: Source): Record<string, string> {
  const labels = source.texts()
  if (labels.length !== locales.length) source.fail(`needs a label each for ${locales.join(', ')}`)
  return Object.fromEntries(locales.map((locale, at) => [locale, labels[at] ?? '']))
}
