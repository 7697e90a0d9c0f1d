import { isMultipart, mediaTypes } from '#contract'

/** A text, or a file that is one: the parts of a form that samples send. */
export type FormPart =
  { name: string; text: string } | { name: string; text: string; fileName: string; type: string }

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
  const texts = Object.entries(parts).map(([name, value]) => framed(name, value))
  const body = `${texts.join('')}--${boundary}--\r\n`
  if (body.split(`--${boundary}`).length !== texts.length + 2) {
    throw new TypeError(`A part of a form cannot hold "--${boundary}". Write it in another way.`)
  }
  return { type: `${mediaTypes.multipart}; boundary=${boundary}`, body }
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

/** Lines of a form end with two characters; an editor of texts writes one. */
export function withLineEnds(body: string): string {
  return body.replaceAll(/\r?\n/g, '\r\n')
}

function framed(name: string, value: unknown): string {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`
  if (isFile(value)) {
    const { fileName, type, text } = value
    return `${head}; filename="${fileName}"\r\nContent-Type: ${type}\r\n\r\n${withLineEnds(text)}\r\n`
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `${head}\r\n\r\n${withLineEnds(text)}\r\n`
}

function isFile(value: unknown): value is SampleFile {
  return typeof value === 'object' && value !== null && 'fileName' in value && 'text' in value
}

const disposition =
  /^\r\nContent-Disposition: form-data; name="([^"]*)"(?:; filename="([^"]*)")?\r\n(?:Content-Type: ([^\r\n]+)\r\n)?\r\n/i

function readPart(part: string): FormPart | undefined {
  const head = disposition.exec(part)
  if (!head || !part.endsWith('\r\n')) return undefined
  const [whole, name = '', fileName, type = 'application/octet-stream'] = head
  const text = part.slice(whole.length, -2)
  return fileName === undefined ? { name, text } : { name, text, fileName, type }
}
