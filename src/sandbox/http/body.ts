import { HttpProblem } from './problem.ts'

/** The body as text; what is no UTF-8 is no JSON either. @throws HttpProblem as `readBytes` does */
export async function readText(request: Request, limit: number): Promise<string> {
  return decode(await readBytes(request, limit))
}

/**
 * The body, refused with 413 as soon as it is known to be longer than `limit` bytes: by its declared
 * length when there is one, else while it arrives. One that breaks off is a 400, for the log's sake: its
 * sender is gone.
 */
export async function readBytes(request: Request, limit: number): Promise<ArrayBuffer> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  if (declared > limit) throw tooLarge(limit)
  try {
    return await (Number.isNaN(declared) ? readChunks(request, limit) : request.arrayBuffer())
  } catch (error) {
    throw error instanceof HttpProblem ? error : new HttpProblem(400, 'The body broke off.')
  }
}

async function readChunks(request: Request, limit: number): Promise<ArrayBuffer> {
  if (!request.body) return new ArrayBuffer(0)
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = request.body.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength
    if (size > limit) {
      // Not waited for: what is left of a cloned request is dropped only when its other half is, too.
      reader.cancel().catch(() => undefined)
      throw tooLarge(limit)
    }
    chunks.push(read.value)
  }
  return new Blob(chunks).arrayBuffer()
}

/**
 * The JSON object of a body; a list becomes the object of its places, as the PIM takes it. Anything else,
 * the literal `null` and an empty body included, is a 400.
 */
export function parseObject(text: string): Record<string, unknown> {
  const value = parseValue(text)
  if (typeof value !== 'object') throw new HttpProblem(400, invalidJson)
  return Array.isArray(value) ? { ...value } : (value as Record<string, unknown>)
}

/** Any JSON but `null`, or a 400. */
export function parseValue(text: string): NonNullable<unknown> {
  const value = parseJson(text)
  if (value !== null && value !== undefined && isReadable(value, deepest)) return value
  throw new HttpProblem(400, invalidJson)
}

/** JSON is UTF-8 (RFC 8259, section 8.1); bytes that are not are no JSON either. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new HttpProblem(400, invalidJson)
  }
}

export const invalidJson = 'Invalid json message received'

/** Levels of nesting beyond which the PIM's own JSON reader gives up. */
const deepest = 512

/** Whether it is not nested too deep, and no text in it has half of a surrogate pair: that is no Unicode. */
function isReadable(value: unknown, levels: number): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  if (levels === 0) return false
  return Object.entries(value).every(
    ([key, item]) => key.isWellFormed() && isReadable(item, levels - 1),
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpProblem(400, invalidJson)
  }
}

function tooLarge(limit: number): HttpProblem {
  return new HttpProblem(413, `Request content exceeded the maximum allowed size of ${limit} bytes`)
}
