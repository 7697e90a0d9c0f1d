import { matchOperation, type Operation, operations, type OperationId } from '#contract'

/**
 * Path and query as people write them, taken apart and put together. Whatever is not touched stays as
 * it was typed.
 */

/** The operation that a draft is for, with the values of its path as people write them. */
export interface Matched {
  operation: Operation
  params: Readonly<Record<string, string>>
}

/** Undefined when no operation lives at this address. */
export function operationAt(method: string, target: string): Matched | undefined {
  const match = matchOperation(method, pathOf(target).trim())
  if (!match) return undefined
  const params = Object.entries(match.params).map(([name, value]) => [
    name,
    value === `{${name}}` ? '' : value,
  ])
  return { operation: match.operation, params: Object.fromEntries(params) }
}

/** The same address for another value in the path; without a value the name stands there: `{code}`. */
export function withPathValue(target: string, matched: Matched, name: string, value: string) {
  const values = { ...matched.params, [name]: value }
  const { path, longParams } = operations[matched.operation.id as OperationId] as Operation
  const filled = path.replaceAll(/\{(\w+)\}/g, (hole, key: string) => {
    const text = values[key]
    if (!text) return hole
    const segments = longParams.includes(key) ? text.split('/') : [text]
    return segments.map((segment) => readablePath(encode(segment))).join('/')
  })
  return filled + target.slice(pathOf(target).length)
}

/** The value of a query parameter; undefined when it is not there. */
export function queryValue(target: string, name: string): string | undefined {
  const pair = pairsOf(target).find((each) => nameOf(each) === name)
  return pair === undefined ? undefined : decode(pair.slice(pair.indexOf('=') + 1 || pair.length))
}

/** The same address with another value of a query parameter; without one it goes. */
export function withQueryValue(target: string, name: string, value: string | undefined): string {
  const pairs = pairsOf(target)
  const at = pairs.findIndex((each) => nameOf(each) === name)
  const others = pairs.filter((each, place) => place === at || nameOf(each) !== name)
  const written = value === undefined ? [] : [`${encode(name)}=${readableQuery(encode(value))}`]
  const start = at === -1 ? others.length : at
  others.splice(start, at === -1 ? 0 : 1, ...written)
  return others.length === 0 ? pathOf(target) : `${pathOf(target)}?${others.join('&')}`
}

/**
 * `?search=%7B%22enabled%22%3A%5B…` -> `?search={"enabled":[…`: decodes what `encodeValues` and the
 * browser encode again, and nothing else. In a path an encoded slash is no slash.
 */
export function readable(target: string): string {
  const [path = '', ...query] = target.split('?')
  return [readablePath(path), ...query.map(readableQuery)].join('?')
}

/** In the values of a query, what would be taken for a part of the address. */
export function encodeValues(target: string): string {
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

function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? ''
}

function pairsOf(target: string): string[] {
  const query = target.slice(pathOf(target).length + 1)
  return query === '' ? [] : query.split('&')
}

function nameOf(pair: string): string {
  return decode(pair.split('=', 1)[0] ?? '')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // `%` without two hex digits behind it stands for itself.
    return text
  }
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]/g, percentEncode)
}

function readablePath(path: string): string {
  return decodeRuns(path, /(?![\s\p{C}])[{}"|\\^`\u{a1}-\u{10ffff}]/u)
}

function readableQuery(query: string): string {
  return decodeRuns(query, /[^%&#+\s\p{C}]/u)
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

function percentEncode(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}
