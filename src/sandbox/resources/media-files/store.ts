import type { Database } from '../../ports.ts'

export interface StoredMediaFile {
  code: string
  original_filename: string
}

export function readMediaFile(database: Database, code: string): StoredMediaFile | undefined {
  const row = database.get<{ data: string }>('select data from media_files where code = ?', code)
  return row && (JSON.parse(row.data) as StoredMediaFile)
}
