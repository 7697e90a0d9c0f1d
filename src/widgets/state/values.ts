import { computed } from 'nanostores'
import { basicAuthorization, type RequestDescription } from '#client'
import type { Trail } from './calls.ts'
import { $credentials, ensureConnection, type KnownConnection } from './connections.ts'
import { $sandbox, ensureSandbox } from './sandbox.ts'
import { $token, ensureToken, type HeldToken } from './token.ts'
import { $variables } from './variables.ts'

/**
 * The reader's own, by the names under which samples leave room for them: `<access_token>` …, and
 * `<my_identifier>` … for what was taken from an answer.
 */
export type Values = Readonly<Partial<Record<string, string>>>

/** Who has to be there before a value can be filled in. */
const sources = {
  access_token: 'token',
  refresh_token: 'token',
  client_id: 'connection',
  secret: 'connection',
  username: 'connection',
  password: 'connection',
  client_id_and_secret_in_base64: 'connection',
  sandbox_id: 'sandbox',
  sandbox_key: 'sandbox',
} as const

export type ValueName = keyof typeof sources

/** What is known without asking anybody. */
export const $values = computed(
  [$sandbox, $credentials, $token, $variables],
  (sandbox, credentials, token, variables): Values => ({
    ...variables,
    ...(sandbox && { sandbox_id: sandbox.id, sandbox_key: sandbox.key }),
    ...(credentials && valuesOf(credentials)),
    ...(token && tokenValues(token)),
  }),
)

/** The names that a request leaves room for. */
export function namesIn({ url, headers, body = '' }: RequestDescription): ValueName[] {
  const address = url.replaceAll(/%3C([a-z_0-9]+)%3E/gi, '<$1>')
  const text = [address, ...Object.values(headers), body].join('\n')
  const found = [...text.matchAll(/<([a-z_0-9]+)>/g)].map(([, name = '']) => name)
  return [...new Set(found)].filter(isValueName)
}

/** `Bearer <access_token>` -> `Bearer ` and the reader's token. What is not known stays as it is. */
export function fillIn(text: string, values: Values): string {
  return text.replaceAll(/<([a-z_0-9]+)>/g, (found, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? found) : found,
  )
}

/** The same in an address, where both the name and what takes its place are percent-encoded. */
function fillAddress(url: string, values: Values): string {
  const names = fillIn(url.replaceAll(/%3C([a-z_0-9]+)%3E/gi, '<$1>'), encoded(values))
  return names.replaceAll(/<([a-z_0-9]+)>/g, '%3C$1%3E')
}

function encoded(values: Values): Values {
  const entries = Object.entries(values).map(([name, value = '']) => [
    name,
    encodeURIComponent(value),
  ])
  return Object.fromEntries(entries) as Values
}

/** `fillIn` for a whole request. */
export function fillRequest(request: RequestDescription, values: Values): RequestDescription {
  const { method, url, headers, body } = request
  const filled = Object.entries(headers).map(([name, value]) => [name, fillIn(value, values)])
  return {
    method,
    url: fillAddress(url, values),
    headers: Object.fromEntries(filled) as Record<string, string>,
    ...(body !== undefined && { body: fillIn(body, values) }),
  }
}

/**
 * Whatever these names need, made on the way: a sandbox, a connection, a token.
 *
 * @throws Refused, SandboxGone, NetworkError
 */
export function ensureValues(
  names: readonly ValueName[],
  trail?: Trail,
  signal?: AbortSignal,
): Promise<Values> {
  return inTurn(async () => {
    const wanted = new Set(names.map((name) => sources[name]))
    if (wanted.has('sandbox')) await ensureSandbox(trail, signal)
    if (wanted.has('connection')) await ensureConnection(trail, signal)
    if (wanted.has('token')) await ensureToken(trail, signal)
    return $values.get()
  })
}

// Two panels on one page may be sent at once; the second finds what the first one made.
let last: Promise<unknown> = Promise.resolve()

function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const turn = last.then(task)
  last = turn.catch(() => undefined)
  return turn
}

function isValueName(name: string): name is ValueName {
  return Object.hasOwn(sources, name)
}

function valuesOf({ client_id, secret, username, password }: KnownConnection): Values {
  const client_id_and_secret_in_base64 = basicAuthorization(client_id, secret).slice(6)
  return { client_id, secret, username, password, client_id_and_secret_in_base64 }
}

function tokenValues({ accessToken, refreshToken }: HeldToken): Values {
  return { access_token: accessToken, refresh_token: refreshToken }
}
