import type { AssociationType } from '#contract'
import type { Database } from '../../ports.ts'
import {
  type DocumentReader,
  type DocumentStore,
  documentReader,
  documentStore,
} from '../../rest/documents.ts'

const table = { table: 'association_types', rememberAs: 'association type' }

export function associationTypeReader(database: Database): DocumentReader<AssociationType> {
  return documentReader(database, table)
}

export function associationTypeStore(database: Database): DocumentStore<AssociationType> {
  return documentStore(database, table)
}
