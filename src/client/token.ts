import { untilAborted } from './abort.ts'
import { basicAuthorization } from './basic.ts'
import { type Clock, systemClock } from './clock.ts'
import { NetworkError } from './errors.ts'
import type { Middleware, Send } from './middleware.ts'
import { describeRequest, toRequest } from './request.ts'

/** What a connection shows when it is made. Without username and password only refreshing works. */
export interface Credentials {
  clientId: string
  secret: string
  username?: string
  password?: string
}

/** A token as it is kept: plain data, ready for session storage. */
export interface StoredToken {
  accessToken: string
  refreshToken: string
  /** When the access token dies, in milliseconds since 1970. */
  expiresAt: number
}

/**
 * Where the token lives. A page gives one over its session storage; the default keeps it in memory.
 */
export interface TokenStore {
  get(): StoredToken | undefined | Promise<StoredToken | undefined>
  /** `undefined` when there is no token any more. */
  set(token: StoredToken | undefined): void | Promise<void>
}

export function createMemoryTokenStore(initial?: StoredToken): TokenStore {
  let token = initial
  return {
    get: () => token,
    set: (next) => {
      token = next
    },
  }
}

/** What asking for a token came to. */
export type Grant =
  | { kind: 'granted'; token: StoredToken }
  /**
   * The PIM's answer: wrong credentials, a dead refresh token. Clone it before reading: several
   * calls may share it.
   */
  | { kind: 'refused'; response: Response }
  /** Neither a token nor credentials to get one. */
  | { kind: 'none' }

export interface TokenKeeper {
  /**
   * The token to use now: the one in the store, or a new one when there is none, when it has less
   * than 30 seconds to live, or when it is the `refused` one. Callers at the same time share one
   * token request; an abort frees the caller and leaves the request to the others.
   *
   * @throws NetworkError
   */
  obtain(options?: { refused?: string | undefined; signal?: AbortSignal }): Promise<Grant>
  /**
   * Puts the token on a request. A 401 brings, once, a new token and a second try; when none is to
   * be had, the 401 is the answer. When there is no first token because the PIM refuses to give
   * one, its refusal is the answer.
   */
  middleware: Middleware
}

/**
 * Keeps a token alive: password grant at first, refresh grant from then on, and the password grant
 * again when the refresh token is dead. Credentials go into the token request and nowhere else: no
 * message, no log, no store holds them.
 *
 * @param send carries the token requests
 */
export function createTokenKeeper({
  baseUrl,
  credentials,
  store = createMemoryTokenStore(),
  clock = systemClock,
  send,
}: {
  baseUrl: string
  credentials?: Credentials | undefined
  store?: TokenStore | undefined
  clock?: Clock | undefined
  send: Send
}): TokenKeeper {
  const turns = createTurns<Grant>()

  async function settle(refused?: string): Promise<Grant> {
    const known = await store.get()
    const usable = known && known.accessToken !== refused
    if (usable && (!credentials || known.expiresAt - clock.now() > margin)) {
      return { kind: 'granted', token: known }
    }
    return credentials ? renew(credentials, known?.refreshToken) : { kind: 'none' }
  }

  async function renew(holder: Credentials, refreshToken?: string): Promise<Grant> {
    const { username, password } = holder
    let grant: Grant = { kind: 'none' }
    if (refreshToken) {
      grant = await ask(holder, { grant_type: 'refresh_token', refresh_token: refreshToken })
      if (grant.kind !== 'refused' || grant.response.status !== 422) return grant
    }
    if (username && password) {
      grant = await ask(holder, { grant_type: 'password', username, password })
    }
    if (grant.kind === 'refused' && grant.response.status === 422) await store.set(undefined)
    return grant
  }

  async function ask({ clientId, secret }: Credentials, body: GrantBody): Promise<Grant> {
    const authorization = basicAuthorization(clientId, secret)
    const request = toRequest(describeRequest('post_token', { body }, { baseUrl, authorization }))
    const askedAt = clock.now()
    const response = await send(request)
    if (!response.ok) return { kind: 'refused', response }
    const token = await readToken(request, response, askedAt)
    await store.set(token)
    return { kind: 'granted', token }
  }

  const obtain: TokenKeeper['obtain'] = ({ refused, signal } = {}) => {
    const grant = turns.take(refused ?? '', () => settle(refused))
    return signal ? untilAborted(grant, signal) : grant
  }

  return {
    obtain,
    middleware: async (request, next) => {
      const first = await obtain({ signal: request.signal })
      if (first.kind === 'refused') return first.response.clone()
      if (first.kind === 'none') return next(request)

      const { accessToken } = first.token
      const answer = await next(withToken(request, accessToken))
      if (answer.status !== 401) return answer

      const second = await obtain({ refused: accessToken, signal: request.signal })
      if (second.kind !== 'granted') return answer
      await answer.body?.cancel()
      return next(withToken(request, second.token.accessToken))
    },
  }
}

// So that a token does not die on the way.
const margin = 30_000

type GrantBody =
  | { grant_type: 'password'; username: string; password: string }
  | { grant_type: 'refresh_token'; refresh_token: string }

function withToken(request: Request, accessToken: string): Request {
  const copy = request.clone()
  copy.headers.set('Authorization', `Bearer ${accessToken}`)
  return copy
}

async function readToken(
  request: Request,
  response: Response,
  askedAt: number,
): Promise<StoredToken> {
  const body: unknown = await response.json().catch(() => undefined)
  if (
    typeof body === 'object' &&
    body !== null &&
    'access_token' in body &&
    typeof body.access_token === 'string' &&
    'refresh_token' in body &&
    typeof body.refresh_token === 'string' &&
    'expires_in' in body &&
    typeof body.expires_in === 'number'
  ) {
    return {
      accessToken: body.access_token,
      refreshToken: body.refresh_token,
      expiresAt: askedAt + body.expires_in * 1000,
    }
  }
  throw new NetworkError(request, 'Not a PIM? There is no token in the answer to')
}

/**
 * One thing at a time, and the same thing once: who asks for what is already under way gets its
 * outcome, anything else waits for its turn.
 */
function createTurns<T>() {
  const underWay = new Map<string, Promise<T>>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    take(key: string, run: () => Promise<T>): Promise<T> {
      const shared = underWay.get(key)
      if (shared) return shared
      const turn = last.then(run).finally(() => underWay.delete(key))
      last = turn.catch(() => undefined)
      underWay.set(key, turn)
      return turn
    },
  }
}
