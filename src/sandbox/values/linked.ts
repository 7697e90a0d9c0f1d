import type { Attribute } from '#contract'
import { ensureStrings } from './select.ts'
import { ensureString } from './text.ts'
import type { Check, ValueType } from './value.ts'

/** The code of a record of the reference entity that the attribute names. */
export const referenceEntity: ValueType = {
  normalise: (data, attribute, check) =>
    storedCodes([ensureString(data, attribute)], attribute, check)?.[0],
}

/** Codes of records, in the order in which they were sent, each once. */
export const referenceEntityCollection: ValueType = {
  normalise: (data, attribute, check) =>
    storedCodes(ensureStrings(data, attribute.code), attribute, check),
}

/** Codes of assets of the family that the attribute names, in the same way. */
export const assetCollection: ValueType = referenceEntityCollection

function storedCodes(codes: string[], attribute: Attribute, check: Check): string[] | undefined {
  const known = check.references.linkedCodes(attribute, codes)
  const unknown = codes.filter((code) => !known.has(code.toLowerCase()))
  if (unknown.length === 0) {
    return [...new Set(codes.map((code) => known.get(code.toLowerCase()) ?? code))]
  }
  const noun = attribute.type === 'pim_catalog_asset_collection' ? 'asset' : 'record'
  const words = unknown.length > 1 ? `${noun}s do` : `${noun} does`
  return check.refuse(
    `The ${unknown.join(', ')} ${words} not exist in ${attribute.reference_data_name}, to which the ${attribute.code} attribute refers.`,
  )
}
