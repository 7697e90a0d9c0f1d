import type { AttributeOption } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'

/** The options of one attribute. */
export function attributeOptionReader(
  database: Database,
  attribute: string,
): DocumentReader<AttributeOption> {
  return documentReader(database, {
    table: 'attribute_options',
    orderBy: 'sort_order, code',
    where: { sql: 'attribute = ?', value: attribute },
  })
}
