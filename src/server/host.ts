import { bareMediaType, limits, mediaTypes, operations } from '#contract'
import {
  formatMoment,
  json,
  preflight,
  readBasic,
  readBearer,
  readText,
  respond,
  sandboxIdOf,
} from '#sandbox'
import type { OpenSandbox, Sandboxes } from './sandboxes.ts'

export interface Host {
  /** Answers a request to either API. `address` is the caller's, as far as it is known. */
  fetch(request: Request, address?: string): Promise<Response>
}

interface HostDeps {
  sandboxes: Sandboxes
  /** Answers whoever names no sandbox, or one that is gone: a PIM that knows nobody. */
  lobby: OpenSandbox
  /** Whether one more sandbox may be made from this address; else seconds to wait. */
  mayCreate(address: string): true | number
}

/** Finds the sandbox that a request is for, by the id at the head of its credential. */
export function createHost({ sandboxes, lobby, mayCreate }: HostDeps): Host {
  const create = (request: Request, address: string): Response => {
    const wait = mayCreate(address)
    if (wait !== true) return respond(tooMany(wait))
    const sandbox = sandboxes.create()
    if (!sandbox) return respond(noRoom)
    const { id, key, createdAt, expiresAt } = sandbox
    return respond(
      json(
        {
          id,
          key,
          base_url: new URL(request.url).origin,
          created_at: formatMoment(createdAt),
          expires_at: formatMoment(expiresAt),
        },
        201,
      ),
    )
  }

  return {
    async fetch(request, address = '') {
      if (isAt(request, operations.post_sandboxes.path)) {
        if (request.method === 'POST') return create(request, address)
        if (request.method === 'OPTIONS') return respond(preflight(['POST']))
        return respond(onlyPost(request))
      }
      const id = await sandboxOf(request)
      const sandbox = id === undefined ? undefined : sandboxes.open(id)
      return (sandbox ?? lobby).fetch(request)
    },
  }
}

function isAt({ url }: Request, path: string): boolean {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  return url.startsWith(path, start) && new URL(url).pathname === path
}

async function sandboxOf(request: Request): Promise<string | undefined> {
  const authorization = request.headers.get('authorization')
  const credential =
    readBearer(authorization) ?? readBasic(authorization)?.id ?? (await clientIdInBody(request))
  return credential === undefined ? undefined : sandboxIdOf(credential)
}

/**
 * A token request may carry the client id in its body instead of a Basic header (RFC 6749, 2.3.1). One
 * that cannot be read names nobody, and the lobby says what is wrong with it.
 */
async function clientIdInBody(request: Request): Promise<string | undefined> {
  if (!isAt(request, operations.post_token.path) || request.method !== 'POST') return undefined
  const text = await readText(request.clone(), limits.tokenBodyBytes).catch(() => '')
  if (bareMediaType(request.headers.get('content-type')) === mediaTypes.form) {
    return new URLSearchParams(text).get('client_id') ?? undefined
  }
  return /"client_id"\s*:\s*"([^"\\]*)"/.exec(text)?.[1]
}

function tooMany(seconds: number) {
  const message = 'Too many sandboxes were made from your address. Try again later.'
  return json({ code: 429, message }, 429, { 'retry-after': String(seconds) })
}

const noRoom = json(
  { code: 507, message: 'There is no room for another sandbox at the moment. Try again later.' },
  507,
)

function onlyPost({ method, url }: Request) {
  const { origin, pathname } = new URL(url)
  const message = `No route found for "${method} ${origin}${pathname}": Method Not Allowed (Allow: POST)`
  return json({ code: 405, message }, 405, { allow: 'POST' })
}
