import type { MediaFile } from '#contract'
import type { SentFile } from '../../http/form.ts'
import type { Database, Secrets } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'
import { mediaFileCode, safeFileName } from '../../values/file-names.ts'
import { extensionOf, mediaTypeOf } from '../../values/media-types.ts'

export type StoredMediaFile = Omit<MediaFile, '_links'>

/** Files of products, of records and of assets do not know each other. */
export type MediaTable = 'media_files' | 'reference_entity_media_files' | 'asset_media_files'

export interface MediaFileReader extends DocumentReader<StoredMediaFile> {
  bytes(code: string): Uint8Array<ArrayBuffer> | undefined
}

export interface MediaFileWriter extends MediaFileReader {
  add(file: StoredMediaFile, bytes: Uint8Array): void
}

/** Files by code; unlike the codes of everything else, these tell capitals from small letters. */
export function mediaFileReader(
  database: Database,
  table: MediaTable = 'media_files',
): MediaFileReader {
  return {
    ...documentReader<StoredMediaFile>(database, { table }),
    bytes(code) {
      const sql = `select bytes from ${table} where code = ?`
      return database.get<{ bytes: Uint8Array<ArrayBuffer> }>(sql, code)?.bytes
    },
  }
}

export function mediaFileWriter(
  database: Database,
  table: MediaTable = 'media_files',
): MediaFileWriter {
  return {
    ...mediaFileReader(database, table),
    add(file, bytes) {
      database.run(
        `insert into ${table} (code, data, bytes) values (?, ?, ?)`,
        file.code,
        JSON.stringify(file),
        bytes,
      )
    },
  }
}

/** What is known of a file that was sent, under a code of its own. */
export function describeFile({ name, bytes }: SentFile, secrets: Secrets): StoredMediaFile {
  const fileName = safeFileName(name)
  const extension = extensionOf(fileName)
  return {
    code: mediaFileCode(hexOf(secrets.random(20)), fileName),
    original_filename: fileName,
    mime_type: mediaTypeOf(bytes, extension),
    size: bytes.byteLength,
    extension,
  }
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Where a file is described; a code's slashes stay slashes in an address. */
export function mediaFileAddress(base: string, code: string, resource = 'media-files'): string {
  return `${base}/api/rest/v1/${resource}/${code.split('/').map(encodeURIComponent).join('/')}`
}
