import { isCollection } from '#contract'
import type { RequestDescription } from '#client'
import { type ErrorEntry, findError } from '../../../contract/error-catalogue.ts'
import { bodyHints } from './body.ts'
import { callHints } from './call.ts'
import type { Circumstances, Facts, Fix, Hints } from './context.ts'
import { credentialHints } from './credentials.ts'
import { isPlain, parseJson, type Plain } from './edit.ts'
import { notFoundHints } from './not-found.ts'
import { queryHints } from './query.ts'
import { valueHints } from './values.ts'

/** An answer, as far as explaining it needs it. */
export interface RefusedAnswer {
  status: number
  headers: Readonly<Record<string, string>>
  body: string
}

/** Why one error came about, and what helps. */
export interface Explanation {
  /** The entry of the catalogue; undefined for a message that it does not have. */
  id: ErrorEntry['id'] | undefined
  message: string
  /** Which part of the request it is about, when there are several: `Line 3`, `color`. */
  where: string | undefined
  /** What was found in this very request. */
  hint: string | undefined
  cause: string
  cure: string
  /** The page that explains more. */
  href: string
  fix: Fix | undefined
}

/**
 * Explains an answer that is an error, or has errors in it, from the request that it answers. A
 * message that says nothing but that others follow is left to those.
 *
 * @param request as it was sent, or with names of what the page filled in (`facts.fillsIn`)
 */
export function explainError(
  request: RequestDescription,
  answer: RefusedAnswer,
  facts: Facts,
): Explanation[] {
  const all = errorsIn(answer).map((one) => explainOne(request, answer, facts, one))
  const seen = new Set<string>()
  return all.filter(({ where, message }) => {
    const key = JSON.stringify([where, message])
    return !seen.has(key) && seen.add(key)
  })
}

/** An error within an answer. */
interface Found {
  status: number
  message: string
  violation: Plain
  /** Counted from 0. */
  line: number | undefined
}

function errorsIn({ status, headers, body }: RefusedAnswer): Found[] {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const isLines = isCollection(type)
  const whole = isLines ? body.split('\n').map(parseJson) : [parseJson(body)].flat()
  const isBatch = isLines || Array.isArray(parseJson(body))
  const found = whole.flatMap((part, at) =>
    isPlain(part) ? errorsOf(part, status, isBatch ? at : undefined) : [],
  )
  if (found.length > 0 || status < 400) return found
  return [{ status, message: '', violation: {}, line: undefined }]
}

function errorsOf(part: Plain, answered: number, line: number | undefined): Found[] {
  const status = Number(part.status_code ?? answered)
  if (status < 400) return []
  const violations = Array.isArray(part.errors) ? part.errors.filter(isPlain) : []
  const parts = violations.length > 0 ? violations : [part]
  return parts.map((violation) => {
    const text = typeof violation.message === 'string' ? violation.message : ''
    return { status, message: text, violation: violation === part ? {} : violation, line }
  })
}

function explainOne(
  request: RequestDescription,
  answer: RefusedAnswer,
  facts: Facts,
  { status, message, violation, line }: Found,
): Explanation {
  const found = findError(status, message)
  const where = wordsForPlace(violation, line)
  if (!found)
    return { id: undefined, message, where, hint: undefined, fix: undefined, ...general(status) }
  const { entry, parts } = found
  const body = bodyOf(request, line)
  const about: Circumstances = {
    request,
    headers: smallNames(request.headers),
    url: new URL(request.url),
    body,
    line,
    parts,
    violation,
    answer: { status, headers: smallNames(answer.headers) },
    facts,
  }
  const { text: hint, fix } = hints[entry.id]?.(about) ?? {}
  const { id, cause, cure, article: href } = entry
  return {
    id,
    message,
    where,
    hint,
    cause,
    cure,
    href,
    fix: isChange(fix, request) ? fix : undefined,
  }
}

const hints: Hints = {
  ...credentialHints,
  ...callHints,
  ...queryHints,
  ...bodyHints,
  ...valueHints,
  ...notFoundHints,
}

function wordsForPlace(violation: Plain, line: number | undefined): string | undefined {
  const { attribute, property } = violation
  const name = [attribute, property].find((one) => typeof one === 'string' && one !== '')
  const places = [line !== undefined && `Line ${line + 1}`, name]
  return places.filter(Boolean).join(', ') || undefined
}

/** In a batch, the body of a line; JSON lists have theirs one after the other. */
function bodyOf({ body }: RequestDescription, line: number | undefined): unknown {
  if (line === undefined) return parseJson(body)
  const whole = parseJson(body)
  return Array.isArray(whole) ? undefined : parseJson((body ?? '').split('\n')[line])
}

function smallNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

/** What is so already is not offered. */
function isChange(fix: Fix | undefined, { method, headers, body }: RequestDescription): boolean {
  if (!fix) return false
  const { change } = fix
  return (
    'target' in change ||
    (change.method !== undefined && change.method !== method) ||
    ('body' in change && change.body !== body) ||
    (change.headers !== undefined && JSON.stringify(change.headers) !== JSON.stringify(headers))
  )
}

/** What a status says when the message is one that nobody has written down. */
function general(status: number): Pick<Explanation, 'cause' | 'cure' | 'href'> {
  if (status >= 500) {
    return {
      cause: 'Something on the server’s side failed.',
      cure: 'Wait a little, and send the same again.',
      href: '/documentation/responses-and-errors.html#5xx-the-servers-side',
    }
  }
  return {
    cause: 'The PIM refuses this request; the message says what it does not like.',
    cure: 'Correct that, and send it again.',
    href: '/documentation/responses-and-errors.html#how-errors-are-written',
  }
}
