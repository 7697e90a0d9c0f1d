import { isCollection, isJson } from '#contract'
import { HttpTextError, parseHttp, type RequestDescription } from '#client'

/** A request as the reader edits it. */
export interface Draft {
  method: string
  /** Path and query, as text for people: what may stay readable is not encoded. */
  target: string
  headers: Readonly<Record<string, string>>
  body: string | undefined
}

/** The draft as it can be sent, or what has to be put right first. */
export type Settled =
  { kind: 'ready'; request: RequestDescription } | { kind: 'unclear'; message: string }

/**
 * A request, ready for editing. JSON is laid out over several lines; lines of JSON stay lines.
 *
 * @param base the address that the request was written for
 */
export function draftOf({ method, url, headers, body }: RequestDescription, base: string): Draft {
  return {
    method,
    target: readable(targetOf(url, base) ?? url),
    headers,
    body: layOut(body, headers),
  }
}

/** A GET of an address that an answer names, with the same authorization. */
export function draftOfLink({ headers }: Draft, target: string): Draft {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type')
  return {
    method: 'GET',
    target: readable(target),
    headers: Object.fromEntries(kept),
    body: undefined,
  }
}

/** @param base where it is sent to: no other server ever gets the reader's token */
export function settle({ method, target, headers, body }: Draft, base: string): Settled {
  const text = target.trim()
  const path = targetOf(text, base) ?? text
  if (!path.startsWith('/') || path.startsWith('//')) {
    return { kind: 'unclear', message: 'Write a path of this PIM, like /api/rest/v1/products.' }
  }
  try {
    const { url } = parseHttp(`${method} ${encodeValues(path).replaceAll(/\s/g, ' ')}`, {
      baseUrl: base,
    })
    return {
      kind: 'ready',
      request: { method, url, headers: { ...headers }, ...(body !== undefined && { body }) },
    }
  } catch (error) {
    if (!(error instanceof HttpTextError) && !(error instanceof TypeError)) throw error
    return { kind: 'unclear', message: 'This cannot be an address. Look at its last characters.' }
  }
}

/** Path and query of an address of this PIM; undefined for any other address. */
export function targetOf(address: string, base: string): string | undefined {
  if (address === base) return '/'
  return address.startsWith(`${base}/`) ? address.slice(base.length) : undefined
}

/** What is odd about a body. It can be sent all the same: the PIM has its own word on it. */
export function remarkOnBody({ body, headers }: Draft): string | undefined {
  if (!body?.trim()) return undefined
  const type = headers['Content-Type']
  if (isJson(type)) {
    const wrong = complaint(body)
    return wrong && `This is not JSON: ${wrong}`
  }
  if (!isCollection(type)) return undefined
  for (const [at, line] of body.split('\n').entries()) {
    const wrong = line.trim() === '' ? undefined : complaint(line)
    if (wrong) return `Line ${at + 1} is not JSON: ${wrong}`
  }
  return undefined
}

/** The body laid out for reading, or as it is when it is not JSON. */
export function tidyBody({ body, headers }: Draft): string | undefined {
  if (!isCollection(headers['Content-Type'])) return layOut(body, headers)
  return body
    ?.split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => reprint(line, 0) ?? line)
    .join('\n')
}

function complaint(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function layOut(body: string | undefined, headers: Draft['headers']): string | undefined {
  if (body === undefined || !isJson(headers['Content-Type'])) return body
  return reprint(body, 2) ?? body
}

/** The same JSON with other white space; undefined when it is none, or would lose digits. */
function reprint(text: string, indent: number): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const bare = (json: string) => json.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1')
    return bare(text) === JSON.stringify(value) ? JSON.stringify(value, null, indent) : undefined
  } catch {
    return undefined
  }
}

/**
 * `?search=%7B%22enabled%22%3A%5B…` -> `?search={"enabled":[…`: decodes what `encodeValues` and the
 * browser encode again, and nothing else. In a path an encoded slash is no slash.
 */
function readable(target: string): string {
  const [path = '', ...query] = target.split('?')
  const decoded = query.map((part) => decodeRuns(part, /[^%&#+\s\p{C}]/u))
  return [decodeRuns(path, /[{}"|\\^`\u{a1}-\u{10ffff}]/u), ...decoded].join('?')
}

/** Decodes the characters that may stand for themselves; what is no UTF-8 stays. */
function decodeRuns(text: string, mayStand: RegExp): string {
  return text.replaceAll(/(?:%[0-9A-F]{2})+/gi, (run) => {
    try {
      return Array.from(decodeURIComponent(run), (sign) =>
        mayStand.test(sign) ? sign : encodeURIComponent(sign),
      ).join('')
    } catch {
      return run
    }
  })
}

/** In the values of a query, what would be taken for a part of the address. */
function encodeValues(target: string): string {
  const [path = '', ...query] = target.split('?')
  if (query.length === 0) return path
  const pairs = query.join('?').split('&')
  const encoded = pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=')
    if (value.length === 0) return name
    return `${name}=${value.join('=').replaceAll(/[[\]!'()*;$=?]/g, percentEncode)}`
  })
  return `${path}?${encoded.join('&')}`
}

function percentEncode(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}
