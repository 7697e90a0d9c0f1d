import type { AttributeOption } from '#contract'
import type { Database } from '../../ports.ts'
import {
  type DocumentReader,
  type DocumentStore,
  documentReader,
  documentStore,
} from '../../rest/documents.ts'
import { condition } from '../../rest/filters/condition.ts'

export interface AttributeOptionReader extends DocumentReader<AttributeOption> {
  /** The last place that an option of the attribute has; 0 without options. */
  lastPlace(): number
}

/** The options of one attribute. */
export function attributeOptionReader(
  database: Database,
  attribute: string,
): AttributeOptionReader {
  return {
    ...documentReader<AttributeOption>(database, optionsOf(attribute)),
    lastPlace() {
      const sql = 'select max(sort_order) as last from attribute_options where attribute = ?'
      return database.get<{ last: number | null }>(sql, attribute)?.last ?? 0
    },
  }
}

export function attributeOptionStore(
  database: Database,
  attribute: string,
): DocumentStore<AttributeOption> {
  return documentStore<AttributeOption>(database, {
    ...optionsOf(attribute),
    columns: ({ sort_order }) => ({ attribute, sort_order }),
  })
}

function optionsOf(attribute: string) {
  return {
    table: 'attribute_options',
    orderBy: 'sort_order, code',
    where: condition('attribute = ?', attribute),
  }
}
