import type { Source } from '../source.ts'
import type { Structure } from '../structure/structure.ts'
import type { Entry } from './expand.ts'
import { findCodes } from './find-codes.ts'

/**
 * Applies `unfinished.yaml`: values that are still missing and products outside every category.
 * Returns the codes of the products that are switched off.
 */
export function leaveUnfinished(
  source: Source,
  entries: ReadonlyMap<string, Entry>,
  structure: Structure,
): Set<string> {
  source.fieldsOnly('missing', 'disabled', 'unclassified')
  const codes = [...entries.keys()]
  for (const item of source.need('missing').items()) {
    item.fieldsOnly('products', 'values')
    const found = item
      .need('products')
      .items()
      .flatMap((code) => findCodes(code, codes))
    for (const value of item.need('values').items()) takeAway(value, found, entries, structure)
  }
  for (const item of source.need('unclassified').items()) {
    for (const code of findCodes(item, codes)) entries.get(code)?.categories.splice(0)
  }
  const disabled = source
    .need('disabled')
    .items()
    .flatMap((item) => findCodes(item, codes))
  return new Set(disabled)
}

/** Removes `attribute`, or `attribute.locale`, from some products. */
function takeAway(
  source: Source,
  codes: readonly string[],
  entries: ReadonlyMap<string, Entry>,
  structure: Structure,
): void {
  const [attribute = '', locale] = source.text().split('.')
  if (!structure.attributes.has(attribute))
    source.fail(`the attribute "${attribute}" does not exist`)
  let removed = 0
  for (const code of codes) {
    const values = entries.get(code)?.values
    const before = values?.get(attribute) ?? []
    const after = before.filter((value) => locale !== undefined && value.locale !== locale)
    removed += before.length - after.length
    if (after.length > 0) values?.set(attribute, after)
    else values?.delete(attribute)
  }
  if (removed === 0) source.fail('none of these products has such a value')
}
