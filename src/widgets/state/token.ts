import { computed } from 'nanostores'
import { operations } from '#contract'
import {
  basicAuthorization,
  createMemoryTokenStore,
  type Credentials,
  type RequestDescription,
  type StoredToken,
} from '#client'
import { openApi, pageOrigin } from './api.ts'
import type { Trail } from './calls.ts'
import {
  $credentials,
  $current,
  $known,
  ensureConnection,
  forgetConnection,
  type KnownConnection,
} from './connections.ts'
import { refusedToken } from './obstacles.ts'
import { $sandbox } from './sandbox.ts'
import { sessionAtom } from './session.ts'

/** The token that this site calls with, and whose it is. */
export interface HeldToken extends StoredToken {
  sandbox: string
  /** Code of the connection it was given to. */
  connection: string
}

const $held = sessionAtom<HeldToken | undefined>('doorway.token', undefined, (stored) =>
  isHeld(stored) ? stored : undefined,
)

/**
 * The token in hand: that of the connection that this site calls with. It is kept when it has
 * expired or when its connection was deleted, because the PIM is the one who says so.
 */
export const $token = computed(
  [$held, $sandbox, $known, $credentials],
  (held, sandbox, known, credentials) => {
    if (!held || held.sandbox !== sandbox?.id) return undefined
    const isOrphan = !known.some(({ code }) => code === held.connection)
    return isOrphan || held.connection === credentials?.code ? held : undefined
  },
)

/**
 * The token in hand, whatever it is still worth; only when there is none, a new one.
 *
 * @throws Refused, SandboxGone, NetworkError
 */
export async function ensureToken(trail?: Trail, signal?: AbortSignal): Promise<HeldToken> {
  return $token.get() ?? obtain(await ensureConnection(trail, signal), trail, signal)
}

/**
 * A token in place of one that was refused: by refreshing, else with the password, else through a
 * new connection.
 *
 * @throws Refused, SandboxGone, NetworkError
 */
export async function renewToken(trail?: Trail, signal?: AbortSignal): Promise<HeldToken> {
  const held = $token.get()
  const connection = $known.get().find(({ code }) => code === held?.connection)
  if (held && connection) {
    const token = await ask(connection, held, trail, signal)
    if (token.kind === 'granted') return hold(connection, token.token)
    forgetConnection(connection.code)
  }
  $held.set(undefined)
  return obtain(await ensureConnection(trail, signal), trail, signal)
}

/** From now on this site calls with this token. */
export function hold(
  { code, sandbox }: Pick<KnownConnection, 'code' | 'sandbox'>,
  token: StoredToken,
): HeldToken {
  const { accessToken, refreshToken, expiresAt } = token
  const held = { accessToken, refreshToken, expiresAt, sandbox, connection: code }
  $held.set(held)
  return held
}

/**
 * When a reader has asked for a token by hand and got one, it is the one that this site calls with
 * from then on.
 */
export function adoptToken(request: RequestDescription, answer: { status: number; body: string }) {
  const sandbox = $sandbox.get()?.id
  if (!sandbox || answer.status !== 200) return
  if (new URL(request.url).pathname !== operations.post_token.path) return
  const token = parseToken(answer.body)
  const owner = $known
    .get()
    .find(({ client_id: id, secret }) => basicAuthorization(id, secret) === basicOf(request))
  if (token) hold(owner ?? { code: $current.get() ?? '', sandbox }, token)
}

async function obtain(connection: KnownConnection, trail?: Trail, signal?: AbortSignal) {
  const grant = await ask(connection, undefined, trail, signal)
  if (grant.kind === 'granted') return hold(connection, grant.token)
  if (grant.kind === 'none') throw new TypeError('A connection without credentials')
  const request = { method: 'POST', url: pageOrigin(), headers: {} }
  throw await refusedToken(request, grant.response)
}

function ask(
  connection: KnownConnection,
  refused: StoredToken | undefined,
  trail?: Trail,
  signal?: AbortSignal,
) {
  const note = refused
    ? 'A new token: with the refresh token or, when that is refused, with the password.'
    : 'The four credentials become one token, good for an hour.'
  const api = openApi(
    { credentials: credentialsOf(connection), tokenStore: createMemoryTokenStore(refused) },
    trail && [trail.record(note)],
  )
  return api.token({ refused: refused?.accessToken, ...(signal && { signal }) })
}

function credentialsOf(connection: KnownConnection): Credentials {
  const { client_id: clientId, secret, username, password } = connection
  return { clientId, secret, username, password }
}

function basicOf({ headers }: RequestDescription): string | undefined {
  return headers['Authorization']
}

function parseToken(body: string): StoredToken | undefined {
  const { access_token, refresh_token, expires_in } = parseObject(body)
  if (typeof access_token !== 'string' || typeof refresh_token !== 'string') return undefined
  const expiresAt = Date.now() + Number(expires_in) * 1000
  return { accessToken: access_token, refreshToken: refresh_token, expiresAt }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(text) as object) }
  } catch {
    return {}
  }
}

function isHeld(value: unknown): value is HeldToken {
  if (typeof value !== 'object' || value === null) return false
  const { accessToken, refreshToken, expiresAt, sandbox, connection } = value as HeldToken
  return (
    [accessToken, refreshToken, sandbox, connection].every((text) => typeof text === 'string') &&
    typeof expiresAt === 'number'
  )
}
