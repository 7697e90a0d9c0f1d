import type { AssociationType } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'

export function associationTypeReader(database: Database): DocumentReader<AssociationType> {
  return documentReader(database, { table: 'association_types', rememberAs: 'association type' })
}
