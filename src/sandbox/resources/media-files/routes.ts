import { NotFound } from '../../problems.ts'
import { type Call, type Handlers, parameter } from '../../rest/call.ts'
import { downloadAnswer } from '../../rest/download.ts'
import { type StructuralResource, listOf, oneOf } from '../../rest/structural.ts'
import { type StoredMediaFile, mediaFileAddress, mediaFileReader } from './store.ts'

const mediaFiles: StructuralResource<StoredMediaFile> = {
  noun: 'Media file',
  open: (database) => mediaFileReader(database),
  present: (file, { base }) => ({ ...file, _links: { download: downloadLink(base, file) } }),
}

/** Listed files lead to themselves as well. */
const listedMediaFiles: StructuralResource<StoredMediaFile> = {
  ...mediaFiles,
  present: (file, { base }) => ({
    ...file,
    _links: {
      self: { href: mediaFileAddress(base, file.code) },
      download: downloadLink(base, file),
    },
  }),
}

export const mediaFileHandlers = {
  get_media_files: listOf(listedMediaFiles),
  get_media_files__code_: oneOf(mediaFiles),
  get_media_files__code__download: downloadMediaFile,
} satisfies Partial<Handlers>

function downloadMediaFile(call: Call) {
  const code = parameter(call, 'code')
  const reader = mediaFileReader(call.database)
  const file = reader.get(code)
  const bytes = reader.bytes(code)
  if (file && bytes) return downloadAnswer(file, bytes)
  throw new NotFound(`Media file "${code}" does not exist.`)
}

function downloadLink(base: string, { code }: StoredMediaFile): { href: string } {
  return { href: `${mediaFileAddress(base, code)}/download` }
}
