import type { Currency } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'

export interface CurrencyReader extends DocumentReader<Currency> {
  isActive(code: string): boolean
}

export function currencyReader(database: Database): CurrencyReader {
  const reader = documentReader<Currency>(database, { table: 'currencies', rememberAs: 'currency' })
  return { ...reader, isActive: (code) => reader.get(code)?.enabled === true }
}
