import type { Locale } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'

export interface LocaleReader extends DocumentReader<Locale> {
  isActive(code: string): boolean
}

/** Every locale of the world; the ones that a channel uses are active. */
export function localeReader(database: Database): LocaleReader {
  const reader = documentReader<Locale>(database, {
    table: `(select code, json_object('code', code, 'enabled', json(${enabled})) as data from locales)`,
    rememberAs: 'locale',
  })
  return { ...reader, isActive: (code) => reader.get(code)?.enabled === true }
}

const enabled = `case when exists (
  select 1 from channels, json_each(channels.data, '$.locales') where value = locales.code
) then 'true' else 'false' end`
