import type { CatalogEntity, MediaFileWithBytes } from '#contract'
import { type Languages, readLabels } from '../languages.ts'
import type { Source } from '../source.ts'

interface Known {
  languages: Languages
  media: ReadonlyMap<string, MediaFileWithBytes>
}

type CatalogRecord = CatalogEntity['records'][number]
type RecordValue = CatalogRecord['values'][string][number]

/** Reference entities, or asset families, with their attributes, options and records. */
export function readEntities(source: Source, known: Known): CatalogEntity[] {
  return [...source.fields()].map(([code, item]) => {
    item.fieldsOnly('labels', 'attributes', 'records')
    const attributes = [...(item.get('attributes')?.fields() ?? [])]
    const records = [...(item.get('records')?.fields() ?? [])]
    return {
      code,
      labels: readLabels(item.need('labels'), known.languages),
      attributes: attributes.map(([attribute, own]) => readAttribute(attribute, own, known)),
      options: attributes.flatMap(([attribute, own]) =>
        [...(own.get('options')?.fields() ?? [])].map(([option, labels]) => ({
          attribute,
          code: option,
          labels: readLabels(labels, known.languages),
        })),
      ),
      records: records.map(([record, values]) => readRecord(record, values, known)),
    }
  })
}

function readAttribute(
  code: string,
  source: Source,
  { languages }: Known,
): CatalogEntity['attributes'][number] {
  source.fieldsOnly('type', 'labels', 'value_per_locale', 'is_required_for_completeness', 'options')
  return {
    code,
    labels: readLabels(source.need('labels'), languages),
    type: source.need('type').text(),
    value_per_locale: source.get('value_per_locale')?.boolean() ?? false,
    is_required_for_completeness: source.get('is_required_for_completeness')?.boolean() ?? false,
  }
}

function readRecord(code: string, source: Source, { media }: Known): CatalogRecord {
  const read = (value: Source) => media.get(value.text())?.code ?? value.text()
  const values = [...source.fields()].map(([attribute, value]): [string, RecordValue[]] => [
    attribute,
    value.isMap()
      ? [...value.fields()].map(([locale, own]) => ({ locale, channel: null, data: read(own) }))
      : [{ locale: null, channel: null, data: read(value) }],
  ])
  return { code, values: Object.fromEntries(values) }
}
