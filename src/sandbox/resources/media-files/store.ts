import type { MediaFile } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'

export type StoredMediaFile = Omit<MediaFile, '_links'>

export interface MediaFileReader extends DocumentReader<StoredMediaFile> {
  bytes(code: string): Uint8Array<ArrayBuffer> | undefined
}

export interface MediaFileWriter extends MediaFileReader {
  add(file: StoredMediaFile, bytes: Uint8Array): void
}

/** Files by code; unlike the codes of everything else, these tell capitals from small letters. */
export function mediaFileReader(database: Database): MediaFileReader {
  return {
    ...documentReader<StoredMediaFile>(database, { table: 'media_files' }),
    bytes(code) {
      const sql = 'select bytes from media_files where code = ?'
      return database.get<{ bytes: Uint8Array<ArrayBuffer> }>(sql, code)?.bytes
    },
  }
}

export function mediaFileWriter(database: Database): MediaFileWriter {
  return {
    ...mediaFileReader(database),
    add(file, bytes) {
      database.run(
        'insert into media_files (code, data, bytes) values (?, ?, ?)',
        file.code,
        JSON.stringify(file),
        bytes,
      )
    },
  }
}

/** Where a file is described; a code's slashes stay slashes in an address. */
export function mediaFileAddress(base: string, code: string): string {
  return `${base}/api/rest/v1/media-files/${code.split('/').map(encodeURIComponent).join('/')}`
}
