import type { MeasurementFamily } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'

export interface MeasurementReader extends DocumentReader<MeasurementFamily> {
  /** The stored spelling of a unit of the family. */
  unitCode(family: string, unit: string): string | undefined
}

export function measurementReader(database: Database): MeasurementReader {
  const reader = documentReader<MeasurementFamily>(database, {
    table: 'measurement_families',
    rememberAs: 'measurement family',
  })
  return {
    ...reader,
    unitCode(family, unit) {
      const units = Object.keys(reader.get(family)?.units ?? {})
      return units.find((code) => code.toLowerCase() === unit.toLowerCase())
    },
  }
}
