import { isMultipart, mediaTypes } from '#contract'

/** A text or a file: the parts of a form. */
export type FormPart = { name: string; text: string } | FilePart

/** A file that is written out, or one on a disk, which is only named. */
export type FilePart = { name: string; fileName: string; type: string } & (
  { text: string } | { path: string }
)

/** A file as a sample gives it: its name, its media type, and what is in it. */
export interface SampleFile {
  fileName: string
  type: string
  text: string
}

/** The same in each sample, so that a page built twice says the same twice. */
const boundary = 'doorway-part'

/**
 * Parts as a body (RFC 7578) and the media type that announces it. Objects are written as JSON, but for files.
 *
 * @throws TypeError when a text holds what keeps the parts from each other
 */
export function writeParts(parts: Readonly<Record<string, unknown>>): {
  type: string
  body: string
} {
  return frameParts(
    Object.entries(parts).map(([name, value]) => partOf(name, value)),
    boundary,
  )
}

/**
 * The same of parts that were read. A file on a disk stands in it as a line of its own, `< ./halo.pdf`, as in the
 * `.http` files of editors.
 *
 * @param mark keeps the parts from each other
 * @throws TypeError when a text holds it
 */
export function frameParts(
  parts: readonly FormPart[],
  mark: string,
): { type: string; body: string } {
  const body = `${parts.map((part) => framed(part, mark)).join('')}--${mark}--\r\n`
  if (body.split(`--${mark}`).length !== parts.length + 2) {
    throw new TypeError(`A part of a form cannot hold "--${mark}". Write it in another way.`)
  }
  return { type: `${mediaTypes.multipart}; boundary=${mark}`, body }
}

/** The parts of a request, in their order; undefined when it has none, or some that are not written as above. */
export function readParts({
  headers,
  body = '',
}: {
  headers: Readonly<Record<string, string>>
  body?: string | undefined
}): FormPart[] | undefined {
  const [, type = ''] = Object.entries(headers).find(([name]) => /^content-type$/i.test(name)) ?? []
  const [, mark] = /;\s*boundary="?([\w'()+,./:=?-]+)"?\s*$/.exec(type) ?? []
  if (!isMultipart(type) || !mark) return undefined
  const [before, ...rest] = withLineEnds(body).split(`--${mark}`)
  if (before !== '' || rest.at(-1)?.trim() !== '--') return undefined
  const parts = rest.slice(0, -1).map(readPart)
  return parts.every((part) => part !== undefined) ? parts : undefined
}

/**
 * A body of parts, cut where a file of a disk belongs: the paths of the files stand at the odd places, what is around
 * them at the even ones.
 */
export function cutAtFiles(body: string): string[] {
  return withLineEnds(body).split(fileOnDisk)
}

const fileOnDisk =
  /(?<=; filename="[^"]*"\r\n(?:Content-Type: [^\r\n]+\r\n)?\r\n)< \.\/([^\r\n]+)(?=\r\n--)/gi

/** Lines of a form end with two characters; an editor of texts writes one. */
export function withLineEnds(body: string): string {
  return body.replaceAll(/\r?\n/g, '\r\n')
}

function partOf(name: string, value: unknown): FormPart {
  if (isFile(value)) return { name, ...value }
  return { name, text: typeof value === 'string' ? value : JSON.stringify(value) }
}

function framed(part: FormPart, mark: string): string {
  const head = `--${mark}\r\nContent-Disposition: form-data; name="${part.name}"`
  const ofFile =
    'fileName' in part
      ? `; filename="${escapeName(part.fileName)}"\r\nContent-Type: ${part.type}`
      : ''
  const content = 'path' in part ? `< ./${part.path}` : withLineEnds(part.text)
  return `${head}${ofFile}\r\n\r\n${content}\r\n`
}

// As browsers do it: https://html.spec.whatwg.org/#multipart-form-data
function escapeName(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function unescapeName(name: string): string {
  return name.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n')
}

function isFile(value: unknown): value is SampleFile {
  return typeof value === 'object' && value !== null && 'fileName' in value && 'text' in value
}

const disposition =
  /^\r\nContent-Disposition: form-data; name="([^"]*)"(?:; filename="([^"]*)")?\r\n(?:Content-Type: ([^\r\n]+)\r\n)?\r\n/i

const onDisk = /^< \.\/([^\r\n]+)$/

function readPart(part: string): FormPart | undefined {
  const head = disposition.exec(part)
  if (!head || !part.endsWith('\r\n')) return undefined
  const [whole, name = '', fileName, type = 'application/octet-stream'] = head
  const text = part.slice(whole.length, -2)
  if (fileName === undefined) return { name, text }
  const [, path] = onDisk.exec(text) ?? []
  return { name, fileName: unescapeName(fileName), type, ...(path ? { path } : { text }) }
}
