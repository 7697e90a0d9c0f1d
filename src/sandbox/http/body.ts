import { HttpProblem } from './problem.ts'

/**
 * The body as text, refused with 413 as soon as it is known to be longer than `limit` bytes: by its
 * declared length when there is one, else while it arrives.
 */
export async function readText(request: Request, limit: number): Promise<string> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  if (declared > limit) throw tooLarge(limit)
  if (!Number.isNaN(declared)) return decode(await request.arrayBuffer())
  if (!request.body) return ''
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return decode(await new Blob(chunks).arrayBuffer())
}

/** The JSON object of a body. Anything else, the literal `null` and an empty body included, is a 400. */
export function parseObject(text: string): Record<string, unknown> {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null) throw new HttpProblem(400, invalidJson)
  return value as Record<string, unknown>
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
