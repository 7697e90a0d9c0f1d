import { isCollection, isJson, isMultipart } from '#contract'
import { HttpTextError, parseHttp, type RequestDescription, withLineEnds } from '#client'
import { missingFile, type OwnFiles } from './own-files.ts'
import { encodeValues, readable } from './target.ts'

/** A request as the reader edits it. */
export interface Draft {
  method: string
  /** Path and query, as text for people: what may stay readable is not encoded. */
  target: string
  headers: Readonly<Record<string, string>>
  body: string | undefined
  /** What the reader chose for the parts of a form that only name a file. */
  files?: OwnFiles | undefined
  /** Why what the reader writes as HTTP cannot be read yet. */
  broken?: string | undefined
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
    body: isMultipart(headers['Content-Type'])
      ? body?.replaceAll('\r\n', '\n')
      : layOut(body, headers),
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
export function settle(draft: Draft, base: string): Settled {
  const { method, target, headers, body, broken } = draft
  if (broken !== undefined) return { kind: 'unclear', message: broken }
  const text = target.trim()
  const path = targetOf(text, base) ?? text
  if (!path.startsWith('/') || path.startsWith('//')) {
    return { kind: 'unclear', message: 'Write a path of this PIM, like /api/rest/v1/products.' }
  }
  const gap = gapIn(path)
  if (gap) return { kind: 'unclear', message: gap }
  const missing = missingFile(draft)
  if (missing) {
    const message = `Choose ${missing} below: a request keeps the name of a file, not the file.`
    return { kind: 'unclear', message }
  }
  try {
    const { url } = parseHttp(`${method} ${encodeValues(path).replaceAll(/\s/g, ' ')}`, {
      baseUrl: base,
    })
    return {
      kind: 'ready',
      request: { method, url, headers: { ...headers }, ...sent(headers, body) },
    }
  } catch (error) {
    if (!(error instanceof HttpTextError) && !(error instanceof TypeError)) throw error
    return { kind: 'unclear', message: 'This cannot be an address. Look at its last characters.' }
  }
}

function sent(headers: Draft['headers'], body: string | undefined): { body?: string } {
  if (body === undefined) return {}
  return { body: isMultipart(headers['Content-Type']) ? withLineEnds(body) : body }
}

/** What no address can hold: a name that nobody replaced, and steps, which every browser takes. */
function gapIn(path: string): string | undefined {
  const segments = (path.split('?', 1)[0] ?? '').split('/')
  const hole = segments.find((segment) => /^\{\w+\}$/.test(segment))
  if (hole) return `Write a value in place of ${hole}.`
  const isStep = segments.some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment))
  return isStep ? 'No part of an address can be . or .. alone.' : undefined
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
