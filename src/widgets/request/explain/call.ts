import { closest, isCollection, matchOperation, methodsAt, operations, rights } from '#contract'
import type { Circumstances, Fix, Hint, Hints } from './context.ts'
import { fixAddress, fixHeader, parseJson } from './edit.ts'
import { findJsonBreak } from './json-place.ts'

/** The call itself: its address, verb, headers, and whether its body can be read. */
export const callHints: Hints = {
  'accept-not-possible': (about) => ({
    fix: fixHeader(about, 'Leave `Accept` out', 'Accept', undefined),
  }),

  'content-type-missing': (about) => typeHint(about),
  'content-type-wrong': (about) => typeHint(about),

  'json-invalid': (about) => {
    const { request, line } = about
    const all = request.body ?? ''
    const text = line === undefined ? all : (all.split('\n')[line] ?? '')
    if (text.trim() === '') {
      return { text: line === undefined ? 'The body is empty.' : 'This line is empty.' }
    }
    const place = findJsonBreak(text)
    if (!place) return jsonOfWrongKind(about, text)
    const where = line === undefined ? `line ${place.line}, ` : ''
    return {
      text: `The JSON breaks at ${where}column ${place.column}: ${place.what}.`,
      fix: line === undefined ? mendedJson(all) : undefined,
    }
  },

  'brackets-in-query': ({ url }) => {
    const name = [...url.searchParams.keys()].find((key) => /[[\]]/.test(key))
    return name === undefined ? undefined : { text: `Here it is \`${name}\`.` }
  },

  'no-route': (about) => {
    const { url, request } = about
    const path = likelyPath(url.pathname, request.method)
    if (path === undefined) return undefined
    return {
      text: `Did you mean \`${path}\`?`,
      fix: fixAddress(about, `Try ${path}`, (changed) => (changed.pathname = path)),
    }
  },

  'method-not-allowed': (about) => {
    const { request, parts, url } = about
    const allowed = methodsAt(url.pathname).map(String)
    const text = `You sent \`${request.method}\`; this address takes ${parts.allowed}.`
    const isUpdate = request.method === 'PUT' && allowed.includes('PATCH')
    const method = isUpdate ? 'PATCH' : allowed.length === 1 ? allowed[0] : undefined
    return {
      text,
      fix: method === undefined ? undefined : { label: `Use ${method}`, change: { method } },
    }
  },

  'right-missing': ({ parts, facts }) => {
    if (facts.fault === 'permission-lost') {
      return { text: 'You are practising a lost permission: switch it off, and the right is back.' }
    }
    const [right] = Object.entries(rights).find(([, words]) => words === parts.action) ?? []
    return right === undefined ? undefined : { text: `The right is called \`${right}\` here.` }
  },

  'too-many-requests': ({ answer, facts }) => {
    const seconds = Number(answer.headers['retry-after'])
    const wait =
      seconds > 0 ? `Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.` : undefined
    return facts.fault === 'rate-limit'
      ? { text: `${wait ?? ''} You are practising a rate limit.`.trim() }
      : { text: wait }
  },

  'service-unavailable': ({ facts }) =>
    facts.fault === 'server-error'
      ? { text: 'You are practising this: two calls of three fail, so a third try gets through.' }
      : undefined,

  'batch-too-long': ({ request, parts }) => {
    const lines = (request.body ?? '').split('\n').filter((line) => line.trim() !== '')
    return {
      text: `Yours has ${lines.length}.`,
      fix: {
        label: `Keep the first ${parts.most} lines`,
        change: { body: lines.slice(0, Number(parts.most)).join('\n') },
      },
    }
  },

  'token-request-too-large': (about) => ({
    text: `Yours has ${new TextEncoder().encode(sentBody(about)).length} bytes.`,
  }),
}

/** The body with the reader's own in it, as it went over the network. */
function sentBody({ request: { body = '' }, facts }: Circumstances): string {
  if (!facts.fillsIn) return body
  return body.replaceAll(/<(\w+)>/g, (name, key: string) => facts.values?.[key] ?? name)
}

/** The first kind that the message allows, and the body in that form. */
function typeHint(about: Circumstances): Hint {
  const { parts, request } = about
  const wanted = /"([^"]+)"/.exec(parts.allowed ?? '')?.[1]
  if (wanted === undefined || wanted.startsWith('multipart')) return {}
  const { change } = fixHeader(about, '', 'Content-Type', wanted)
  const body = isCollection(wanted) ? asLines(request.body) : request.body
  const many = (request.body ?? '').trim().split('\n').length > 1 && isCollection(wanted)
  return {
    text: many ? undefined : wordsForType(about, wanted),
    fix: {
      label: `Send ${wanted}`,
      change: { ...change, ...(body !== undefined && { body }) },
    },
  }
}

function wordsForType({ headers }: Circumstances, wanted: string): string | undefined {
  const sent = headers['content-type']
  return sent === undefined ? undefined : `You sent \`${sent}\`, and \`${wanted}\` is expected.`
}

/** One object laid out over several lines, or a list of objects, becomes one line each. */
function asLines(body: string | undefined): string | undefined {
  const value = parseJson(body)
  if (value === undefined) return body
  return [value]
    .flat()
    .map((item) => JSON.stringify(item))
    .join('\n')
}

function jsonOfWrongKind(about: Circumstances, text: string): Hint {
  const value = parseJson(text)
  if (!Array.isArray(value)) return { text: 'The JSON is no object: begin with `{`.' }
  return listForObject(about, value)
}

/** What is said of a list where one object is expected. */
export function listForObject(about: Circumstances, value: readonly unknown[]): Hint {
  const [first] = value
  return {
    text: 'The JSON is a list. This address takes one object; many go to the address of the list, one a line.',
    fix:
      value.length === 1 && about.line === undefined
        ? { label: 'Send the one object', change: { body: JSON.stringify(first, null, 2) } }
        : undefined,
  }
}

/** Without commas too many, and with double quotes: offered only when that makes it JSON. */
function mendedJson(text: string): Fix | undefined {
  const withoutCommas = text.replaceAll(/,(\s*[}\]])/g, '$1')
  const candidates = [withoutCommas, withoutCommas.replaceAll("'", '"')]
  const body = candidates.find((candidate) => parseJson(candidate) !== undefined)
  return body === undefined ? undefined : { label: 'Mend the JSON', change: { body } }
}

/** The address that was likely meant: with one part spelt as an operation spells it. */
function likelyPath(pathname: string, method: string): string | undefined {
  const tidy = `/${pathname.split('/').filter(Boolean).join('/')}`
  const candidates = [tidy, withVersion(tidy), ...respelt(withVersion(tidy))]
  return candidates.find((path) => path !== pathname && matchOperation(method, path) !== undefined)
}

/** `/products` and `/api/rest/products` lack a part. */
function withVersion(path: string): string {
  return path.replace(
    /^(?:\/api)?(?:\/rest)?(?:\/v\d+)?\/(?!api\/(?:rest\/v1|oauth))/,
    '/api/rest/v1/',
  )
}

function respelt(path: string): string[] {
  const parts = path.split('/')
  const words = new Set(
    Object.values(operations).flatMap((operation) =>
      operation.path.split('/').filter((part) => part !== '' && !part.startsWith('{')),
    ),
  )
  return parts.flatMap((part, at) => {
    const word = at < 4 || words.has(part) ? undefined : closest(part, words)
    return word === undefined ? [] : [parts.with(at, word).join('/')]
  })
}
