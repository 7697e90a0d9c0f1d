import type { Catalog } from '#contract'
import { readLabels } from '../languages.ts'
import type { Source } from '../source.ts'
import { readCoded } from '../structure/labelled.ts'
import type { Structure } from '../structure/structure.ts'
import type { Entry } from './expand.ts'
import { findCodes } from './find-codes.ts'

/** A product group with the codes of its members. */
export interface Group {
  row: Catalog['groups'][number]
  members: ReadonlySet<string>
}

export function readGroups(
  source: Source,
  entries: ReadonlyMap<string, Entry>,
  { languages }: Structure,
): Map<string, Group> {
  const products = [...entries.values()].filter(({ kind }) => kind === 'product')
  const codes = products.map(({ code }) => code)
  return readCoded(source, (code, item) => {
    item.fieldsOnly('code', 'labels', 'products')
    const members = item
      .need('products')
      .items()
      .flatMap((one) => findCodes(one, codes))
    return {
      row: { code, labels: readLabels(item.need('labels'), languages) },
      members: new Set(members),
    }
  })
}
