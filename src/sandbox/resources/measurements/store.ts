import type { MeasurementFamily } from '#contract'
import type { Database } from '../../ports.ts'
import {
  type DocumentReader,
  type DocumentStore,
  documentReader,
  documentStore,
} from '../../rest/documents.ts'

const table = { table: 'measurement_families', rememberAs: 'measurement family' }

export interface MeasurementReader extends DocumentReader<MeasurementFamily> {
  /** The stored spelling of a unit of the family. */
  unitCode(family: string, unit: string): string | undefined
  /** Whether an attribute measures in this family. */
  isUsed(family: string): boolean
}

export function measurementReader(database: Database): MeasurementReader {
  const reader = documentReader<MeasurementFamily>(database, table)
  return {
    ...reader,
    unitCode(family, unit) {
      const units = Object.keys(reader.get(family)?.units ?? {})
      return units.find((code) => code.toLowerCase() === unit.toLowerCase())
    },
    isUsed(family) {
      const sql = `select 1 from attributes where data ->> 'metric_family' = ? collate nocase`
      return database.get(sql, family) !== undefined
    },
  }
}

export function measurementStore(database: Database): DocumentStore<MeasurementFamily> {
  return documentStore(database, table)
}
