import {
  cutAtFiles,
  type FilePart,
  frameParts,
  readParts,
  type RequestDescription,
  type RequestWithFiles,
} from '#client'

/** Files that the reader chose, by the names that requests call them. They are kept nowhere but in this page. */
export type OwnFiles = Readonly<Partial<Record<string, File>>>

/** What of a draft its files are about. */
interface Form {
  headers: Readonly<Record<string, string>>
  body: string | undefined
  files?: OwnFiles | undefined
}

/** The parts of a draft's form that are files. */
export function filePartsOf({ headers, body }: Form): FilePart[] {
  const parts = readParts({ headers, body }) ?? []
  return parts.filter((part): part is FilePart => 'fileName' in part)
}

/** The draft with a file of the reader's in one part; the body only names it: `< ./halo.pdf`. */
export function withOwnFile<Draft extends Form>(draft: Draft, name: string, file: File): Draft {
  const path = file.name.replaceAll(/[\r\n]/g, ' ')
  const own = { name, fileName: file.name, type: file.type || 'application/octet-stream', path }
  const parts = readParts(draft)?.map((part) => (part.name === name ? own : part)) ?? []
  // Bytes of a file can hold anything, but not what nobody knew before.
  const { type, body } = frameParts(parts, `doorway-${crypto.randomUUID()}`)
  return {
    ...draft,
    headers: { ...draft.headers, 'Content-Type': type },
    body: body.replaceAll('\r\n', '\n'),
    files: { ...draft.files, [path]: file },
  }
}

/** The file that a draft speaks of and that nobody has chosen. */
export function missingFile(draft: Form): string | undefined {
  const paths = filePartsOf(draft).flatMap((part) => ('path' in part ? [part.path] : []))
  return paths.find((path) => !draft.files?.[path])
}

/** The request as it travels: with the bytes of the files that its body names. */
export function withFiles(
  request: RequestDescription,
  files: OwnFiles = {},
): RequestDescription | RequestWithFiles {
  const pieces = cutAtFiles(request.body ?? '')
  if (pieces.length === 1 || !readParts(request)) return request
  const bytes = pieces.map((piece, at) => (at % 2 === 0 ? piece : (files[piece] ?? '')))
  return { ...request, body: new Blob(bytes) }
}
