import type { Family } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'

export function familyReader(database: Database): DocumentReader<Family> {
  return documentReader(database, { table: 'families', rememberAs: 'family' })
}
