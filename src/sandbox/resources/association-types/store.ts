import type { AssociationType } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'

export interface AssociationTypeReader extends DocumentReader<AssociationType> {
  all(): AssociationType[]
}

export function associationTypeReader(database: Database): AssociationTypeReader {
  const reader = documentReader<AssociationType>(database, { table: 'association_types' })
  return { ...reader, all: () => reader.page(-1, 0) }
}
