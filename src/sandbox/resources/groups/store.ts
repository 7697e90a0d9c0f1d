import type { Database } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'

/** Product groups have no resource in the API: products name them, and that is all. */
export function groupReader(database: Database): DocumentReader<{ code: string }> {
  return documentReader(database, { table: 'groups', rememberAs: 'group' })
}
