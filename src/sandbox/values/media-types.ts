// What kind of file some bytes are. The bytes decide, not the name: a name only tells one kind of text, or
// of archive, from another.

/** The media type of a file, by its content and the extension of its name. */
export function mediaTypeOf(bytes: Uint8Array, extension: string): string {
  const content = contentTypeOf(bytes)
  const named = byExtension.get(extension)
  return named?.content === content ? named.type : content
}

/** The media type that files with this extension have; undefined for extensions of any content. */
export function expectedMediaType(extension: string): string | undefined {
  return byExtension.get(extension)?.type
}

/** The end of a file's name, in lower case and without the dot; empty when there is none. */
export function extensionOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.')
  return dot < 0 ? '' : fileName.slice(dot + 1).toLowerCase()
}

const text = 'text/plain'
const archive = 'application/zip'
const unknown = 'application/octet-stream'
const office = 'application/vnd.openxmlformats-officedocument'

/** Extension → its media type, and what the content of such a file looks like. */
const byExtension = new Map<string, { type: string; content: string }>([
  ...sameContent(['jpg', 'jpeg'], 'image/jpeg'),
  ...sameContent(['png'], 'image/png'),
  ...sameContent(['gif'], 'image/gif'),
  ...sameContent(['webp'], 'image/webp'),
  ...sameContent(['tif', 'tiff'], 'image/tiff'),
  ...sameContent(['pdf'], 'application/pdf'),
  ...sameContent(['mp4'], 'video/mp4'),
  ...sameContent(['zip'], archive),
  ['docx', { type: `${office}.wordprocessingml.document`, content: archive }],
  ['xlsx', { type: `${office}.spreadsheetml.sheet`, content: archive }],
  ['pptx', { type: `${office}.presentationml.presentation`, content: archive }],
  ...sameContent(['txt'], text),
  ['csv', { type: 'text/csv', content: text }],
  ['json', { type: 'application/json', content: text }],
  ['xml', { type: 'text/xml', content: text }],
  ['svg', { type: 'image/svg+xml', content: text }],
  ['html', { type: 'text/html', content: text }],
])

function sameContent(extensions: string[], type: string) {
  return extensions.map((extension) => [extension, { type, content: type }] as const)
}

/** The bytes that files of a type have at a place; where several are given, all of them. */
const signatures: [type: string, ...marks: [at: number, bytes: string][]][] = [
  ['image/jpeg', [0, '\xff\xd8\xff']],
  ['image/png', [0, '\x89PNG\r\n\x1a\n']],
  ['image/gif', [0, 'GIF8']],
  ['image/webp', [0, 'RIFF'], [8, 'WEBP']],
  ['image/tiff', [0, 'II*\0']],
  ['image/tiff', [0, 'MM\0*']],
  ['application/pdf', [0, '%PDF-']],
  ['video/mp4', [4, 'ftyp']],
  [archive, [0, 'PK\x03\x04']],
]

function contentTypeOf(bytes: Uint8Array): string {
  const found = signatures.find(([, ...marks]) => marks.every((mark) => hasMark(bytes, mark)))
  return found?.[0] ?? (isText(bytes) ? text : unknown)
}

function hasMark(bytes: Uint8Array, [at, mark]: [at: number, bytes: string]): boolean {
  return [...mark].every((sign, index) => bytes[at + index] === sign.charCodeAt(0))
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
