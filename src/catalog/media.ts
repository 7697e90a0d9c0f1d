import type { MediaFileWithBytes } from '#contract'
import type { CatalogFiles } from './files.ts'
import { sha1 } from './sha1.ts'
import { CatalogError } from './source.ts'

const mimeTypes: Record<string, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
}

/** The pictures and documents of the folder `media`, by file name. */
export function readMedia(files: CatalogFiles): Map<string, MediaFileWithBytes> {
  const media = new Map<string, MediaFileWithBytes>()
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!path.startsWith('media/')) continue
    if (typeof bytes === 'string') throw new CatalogError(path, 1, 'should be read as bytes')
    const name = path.slice('media/'.length)
    media.set(name, readMediaFile(name, path, bytes))
  }
  return media
}

function readMediaFile(name: string, path: string, bytes: Uint8Array): MediaFileWithBytes {
  const extension = name.slice(name.lastIndexOf('.') + 1)
  const mimeType = mimeTypes[extension]
  if (!mimeType) {
    const known = Object.keys(mimeTypes).join(', ')
    throw new CatalogError(path, 1, `is not a picture or document we know (${known})`)
  }
  return {
    code: mediaCode(name, bytes),
    original_filename: name,
    mime_type: mimeType,
    extension,
    bytes,
  }
}

/** `f/2/e/6/f2e6…_name.png`: the bytes' SHA-1, its first four digits as folders, and the file's name. */
function mediaCode(name: string, bytes: Uint8Array): string {
  const hash = sha1(bytes)
  return `${hash.slice(0, 4).split('').join('/')}/${hash}_${name.replaceAll(/[^\w.-]/g, '_')}`
}
