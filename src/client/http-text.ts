import type { RequestDescription } from './request.ts'
import { tidyUrl } from './url.ts'

/**
 * A request written as text cannot be read. The message quotes the line and says what to write
 * instead.
 */
export class HttpTextError extends Error {
  override name = 'HttpTextError'
  /** Line of the text, counted from 1. */
  readonly line: number

  constructor(line: number, message: string) {
    super(`Line ${line}: ${message}`)
    this.line = line
  }
}

/**
 * Reads a request as it stands in an `http` fence: request line, headers, an empty line, the body.
 *
 *     PATCH /api/rest/v1/products/halo_desk_lamp
 *     Content-Type: application/json
 *
 *     { "enabled": false }
 *
 * The version after the address may be left out. What may not stand in an address (spaces, quotes,
 * braces) gets encoded; the body is taken as it is. Without `baseUrl` a path stays a path in `url`.
 *
 * @throws HttpTextError
 */
export function parseHttp(
  text: string,
  { baseUrl = '' }: { baseUrl?: string } = {},
): RequestDescription {
  const indent = /^(?:[ \t]*\r?\n)*/.exec(text)?.[0] ?? ''
  const firstLine = indent.split('\n').length
  const rest = text.slice(indent.length)
  const gap = /\r?\n\r?\n/.exec(rest)
  const head = gap ? rest.slice(0, gap.index) : rest.replace(/\r?\n$/, '')
  const body = gap ? rest.slice(gap.index + gap[0].length) : ''
  const [requestLine = '', ...headerLines] = head.split(/\r?\n/)

  const { method, target } = parseRequestLine(requestLine, firstLine)
  const headers = parseHeaders(headerLines, firstLine + 1)
  return {
    method,
    url: target.startsWith('/') ? baseUrl.replace(/\/+$/, '') + target : target,
    headers,
    ...(body !== '' && { body }),
  }
}

/**
 * The same form, from a description. With `baseUrl`, an address below it is written as a path, the
 * way articles do. `parseHttp(formatHttp(d, o), o)` gives `d` again.
 */
export function formatHttp(
  { method, url, headers, body }: RequestDescription,
  { baseUrl = '' }: { baseUrl?: string } = {},
): string {
  const base = baseUrl.replace(/\/+$/, '')
  const target = base !== '' && url.startsWith(`${base}/`) ? url.slice(base.length) : url
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const head = [`${method} ${target}`, ...lines].join('\n')
  return body === undefined ? head : `${head}\n\n${body}`
}

function parseRequestLine(line: string, number: number): { method: string; target: string } {
  const match = /^([A-Z]+)[ \t]+(\S.*?)(?:[ \t]+HTTP\/[\d.]+)?[ \t]*$/.exec(line)
  const [, method, target] = match ?? []
  if (!method || !target || !/^(\/|https?:\/\/)/.test(target)) {
    throw new HttpTextError(
      number,
      `"${line}" is not a request line. Write a method in capitals and a path or an address, like "GET /api/rest/v1/products".`,
    )
  }
  return { method, target: tidyUrl(target) }
}

function parseHeaders(lines: readonly string[], firstLine: number): Record<string, string> {
  const headers = new Map<string, { name: string; value: string }>()
  for (const [index, line] of lines.entries()) {
    const [, name, value] = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (name === undefined || value === undefined) {
      throw new HttpTextError(
        firstLine + index,
        `"${line}" is not a header. Write "Name: value", and an empty line before the body.`,
      )
    }
    if (name.toLowerCase() === 'host') {
      throw new HttpTextError(firstLine + index, 'Leave "Host" out: the address says it.')
    }
    const earlier = headers.get(name.toLowerCase())
    headers.set(name.toLowerCase(), {
      name: earlier?.name ?? name,
      value: earlier ? `${earlier.value}, ${value}` : value,
    })
  }
  return Object.fromEntries([...headers.values()].map(({ name, value }) => [name, value]))
}
