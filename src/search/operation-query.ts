import type { Signpost } from './signpost.ts'
import { isFiller } from './weight.ts'
import { partsOf, plain, stem } from './words.ts'

/** An operation as somebody names it. */
interface Wanted {
  id?: string
  method: string | undefined
  /** The parts of its path after the version; empty when only words are known. */
  segments: string[]
  /** Words that must be in its path or id. */
  words: string[]
  /** Whether this cannot be a sentence. */
  isSure: boolean
}

/**
 * How well each operation fits a text that names one: `PATCH /api/rest/v1/products`, `patch_products`,
 * `get products`, a whole `curl` line. From 0 to 1; less when the text could also be plain English; empty
 * when it names none.
 */
export function findOperations(
  text: string,
  signposts: readonly Signpost[],
): ReadonlyMap<Signpost, number> {
  const wanted = readWanted(text)
  if (!wanted) return new Map()
  const scored = signposts.flatMap((signpost): [Signpost, number][] => {
    const score = signpost.operation ? fit(wanted, signpost.operation) : 0
    return score > 0 ? [[signpost, score]] : []
  })
  const best = Math.max(...scored.map(([, score]) => score))
  const surety = wanted.isSure ? 1 : 0.25
  return new Map(
    scored
      .filter(([, score]) => score > best - 0.25)
      .map(([each, score]) => [each, score * surety]),
  )
}

function readWanted(text: string): Wanted | undefined {
  const path = pathIn(text)
  const method = methodIn(text)
  const id = /(?:^|[\s#/])((?:get|post|patch|put|delete)_\w+)/i.exec(text)?.[1]?.toLowerCase()
  if (id) return ofId(id)
  if (path !== undefined) return { method, segments: segmentsOf(path), words: [], isSure: true }
  const words = plain(text).split(' ').flatMap(partsOf)
  const isAsked = method !== undefined || words.some((word) => kindsOfOperation.has(word))
  if (!isAsked || words.length < 2 || words.length > 5) return undefined
  const isSure = method !== undefined && (/\b[A-Z]{3,6}\b/.test(text) || !words.some(isFiller))
  return { method, segments: [], words: words.filter((word) => word !== method), isSure }
}

function ofId(id: string): Wanted {
  const [method, ...words] = partsOf(id)
  return { id, method, segments: [], words, isSure: true }
}

function methodIn(text: string): string | undefined {
  const found =
    /(?:^|\s)(?:-X\s*|--request\s+)?(GET|POST|PATCH|PUT|DELETE)(?=\s|$)/.exec(text) ??
    /^\s*(get|post|patch|put|delete)\s/i.exec(text)
  return found?.[1]?.toLowerCase()
}

/** A path of the API, with or without host, placeholders and query. */
function pathIn(text: string): string | undefined {
  const found = /(?:https?:\/\/[^/\s"']+|\$\{?\w+\}?|^|[\s"'])((?:\/[\w{}:.~%-]+)+)\/?/.exec(text)
  const bare = /(?:^|\s)((?:api\/)?(?:rest|oauth)\/v1\/[\w{}:./~%-]+)/.exec(text)
  const path = found?.[1] ?? bare?.[1]
  return path && !/\.(html|md|png|jpe?g|svg|js|css)$/.test(path) ? path : undefined
}

function segmentsOf(path: string): string[] {
  return path
    .toLowerCase()
    .split('/')
    .filter((segment) => segment && !common.has(segment))
}

/** What all addresses of the API begin with. */
const common = new Set(['api', 'rest', 'oauth', 'sandbox', 'v1'])

function fit(wanted: Wanted, operation: NonNullable<Signpost['operation']>): number {
  if (wanted.id === operation.id) return 1.2
  const method = operation.method.toLowerCase()
  const methodFit = wanted.method === undefined ? 0.9 : wanted.method === method ? 1 : 0.55
  const segments = segmentsOf(operation.path)
  if (wanted.words.length === 0) return methodFit * fitOfPath(wanted.segments, segments)
  const isOther = wanted.method !== undefined && wanted.method !== method
  return isOther ? 0 : fitOfWords(wanted.words, segments) * (method === 'get' ? 1 : methodFit)
}

function fitOfPath(wanted: readonly string[], segments: readonly string[]): number {
  if (wanted.length > segments.length) return 0
  if (wanted.length === 0) return segments.length === 0 ? 1 : 0
  const fits = wanted.map((segment, at) => fitOfSegment(segment, segments[at] ?? ''))
  const missing = segments.length - wanted.length
  return fits.includes(0) ? 0 : Math.min(...fits) - 0.2 * Math.min(missing, 3)
}

/** A placeholder takes anything; `products` and `product`, `product_models` and `product-models` are the same. */
function fitOfSegment(wanted: string, segment: string): number {
  if (wanted === segment) return 1
  const [isOpen, takesAny] = [/^[{:]/.test(wanted), segment.startsWith('{')]
  if (takesAny) return isOpen ? 1 : 0.95
  return !isOpen && stemsOf(wanted).join() === stemsOf(segment).join() ? 0.95 : 0
}

/** `get products` is the list, `get product` one of them. */
function fitOfWords(words: readonly string[], segments: readonly string[]): number {
  const have = new Set(segments.flatMap(stemsOf))
  const wanted = new Set(words.flatMap(stemsOf).filter((word) => !neutral.has(word)))
  if (wanted.size === 0 || ![...wanted].every((word) => have.has(word))) return 0
  const fixed = new Set(segments.filter((segment) => !segment.startsWith('{')).flatMap(stemsOf))
  const missing = [...fixed].filter((word) => !wanted.has(word)).length
  const named = segments.filter((segment) => segment.startsWith('{')).flatMap(stemsOf)
  const open = named.filter((word) => !wanted.has(word)).length
  const last = words.findLast((word) => !neutral.has(word))
  const wantsOne = last?.endsWith('s') === false
  const isOne = segments.at(-1)?.startsWith('{') ?? false
  return 1 - 0.2 * missing - 0.06 * open - (wantsOne === isOne ? 0 : 0.1)
}

function stemsOf(segment: string): string[] {
  return plain(segment).split(/[ _]/).filter(Boolean).map(stem)
}

/** What operations are called. */
const kindsOfOperation = new Set([
  'api',
  'endpoint',
  'endpoints',
  'operation',
  'operations',
  'route',
])

const neutral = new Set([
  ...kindsOfOperation,
  'a',
  'an',
  'the',
  'all',
  'one',
  'list',
  'api',
  'of',
  'request',
  'v1',
  'rest',
])
