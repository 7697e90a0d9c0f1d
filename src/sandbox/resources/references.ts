import type { Attribute } from '#contract'
import type { Database } from '../ports.ts'
import type { References } from '../values/value.ts'
import { attributeReader } from './attributes/store.ts'
import { channelReader } from './channels/store.ts'
import { currencyReader } from './currencies/store.ts'
import { assetCodes, recordCodes } from './custom-entities/store.ts'
import { localeReader } from './locales/store.ts'
import { measurementReader } from './measurements/store.ts'
import { mediaFileReader } from './media-files/store.ts'

/**
 * Answers from the database what product and product model values point at. Meant for one request,
 * within which the structure stays as it is.
 */
export function readReferences(database: Database): References {
  const attributes = attributeReader(database)
  const channels = channelReader(database)
  const currencies = currencyReader(database)
  const locales = localeReader(database)
  const measurements = measurementReader(database)
  const mediaFiles = mediaFileReader(database)
  return {
    attribute: (code) => attributes.get(code),
    attributesWithDefault: () => attributes.withDefault(),
    optionCodes: (attribute, codes) => optionCodes(database, attribute, codes),
    linkedCodes: (attribute, codes) => linkedCodes(database, attribute, codes),
    unitCode: (family, unit) => measurements.unitCode(family, unit),
    currency: (code) => currencies.get(code),
    mediaFile: (code) => mediaFiles.get(code),
    channel: (code) => channels.get(code),
    locale: (code) => locales.get(code),
  }
}

function linkedCodes(
  database: Database,
  { type, reference_data_name: name }: Pick<Attribute, 'type' | 'reference_data_name'>,
  codes: string[],
): Map<string, string> {
  const read = type === 'pim_catalog_asset_collection' ? assetCodes : recordCodes
  return read(database, name ?? '', codes)
}

function optionCodes(
  database: Database,
  attribute: Attribute['code'],
  codes: string[],
): Map<string, string> {
  const rows = database.all<{ code: string }>(
    'select code from json_each(?) join attribute_options on attribute = ? and code = value',
    JSON.stringify(codes),
    attribute,
  )
  return new Map(rows.map(({ code }) => [code.toLowerCase(), code]))
}
