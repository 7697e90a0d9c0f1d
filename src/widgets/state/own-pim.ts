import { atom } from 'nanostores'
import { basicAuthorization, createClient, createMemoryTokenStore, NetworkError } from '#client'
import type { Credentials } from '#client'
import { type Obstacle, refusedToken } from './obstacles.ts'
import { ownSandbox, type Place } from './place.ts'
import type { Values } from './values.ts'

/** A PIM of the reader's own: the address, and credentials if there are any. */
export interface OwnPim {
  /** Without a path: `https://pim.example`. */
  origin: string
  credentials: Credentials
}

/**
 * The PIM that the playground sends to, when it is not the sandbox. In the memory of this page and nowhere
 * else: nothing stores it, and no server of this site ever hears of it.
 */
export const $ownPim = atom<Place | undefined>()

/** `pim.example/` -> `https://pim.example`; undefined for what is no address of a server. */
export function originOf(written: string): string | undefined {
  const text = written.trim()
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`)
    const isPlain = url.username === '' && url.password === ''
    return isPlain && /^https?:$/.test(url.protocol) && text !== '' ? url.origin : undefined
  } catch {
    return undefined
  }
}

/** A place to send to whose token stays in here. */
export function placeOf({ origin, credentials }: OwnPim): Place {
  const { clientId, secret, username, password } = credentials
  const fixed: Values = {
    client_id: clientId,
    secret,
    username,
    password,
    client_id_and_secret_in_base64: basicAuthorization(clientId, secret).slice(6),
  }
  const $values = atom<Values>(fixed)
  const tokenStore = createMemoryTokenStore()

  async function obtain(note: string, refused: string | undefined, ...[trail, signal]: Way) {
    const middleware = [trail.record(note)]
    const api = createClient({ baseUrl: origin, credentials, tokenStore, retry: false, middleware })
    const grant = await api.token({ refused, signal })
    if (grant.kind === 'granted') {
      const { accessToken, refreshToken } = grant.token
      $values.set({ ...fixed, access_token: accessToken, refresh_token: refreshToken })
    } else if (grant.kind === 'refused') {
      throw await refusedToken({ method: 'POST', url: origin, headers: {} }, grant.response)
    }
    return $values.get()
  }

  return {
    origin: () => origin,
    $values,
    async ensure(names, ...way) {
      const wantsToken = names.includes('access_token') || names.includes('refresh_token')
      if (!wantsToken || $values.get()['access_token']) return $values.get()
      return obtain('The four credentials become one token.', undefined, ...way)
    },
    renew: (...way) => obtain('A new token.', $values.get()['access_token'], ...way),
    explain: (error) =>
      error instanceof NetworkError && navigator.onLine !== false
        ? unreachable(origin, globalThis.isSecureContext && location.protocol === 'https:')
        : ownSandbox.explain(error),
  }
}

type Way = Parameters<Place['renew']>

/** Browsers do not tell pages why; these are the reasons there can be. */
export function unreachable(origin: string, isSecurePage: boolean): Obstacle {
  const isPlain = origin.startsWith('http:') && !/\/\/(?:localhost|127\.|\[::1\])/.test(origin)
  const why =
    isSecurePage && isPlain
      ? 'This page came over HTTPS, so the browser asks nothing over plain HTTP (mixed content).'
      : 'Either nothing answers there, or the PIM does not let pages of other sites read its answers. Browsers ask each server for that permission (CORS), and most PIMs do not give it.'
  return {
    title: `${origin} cannot be asked from this page`,
    text: `${why} Nothing is sent through this site instead: it has no proxy, so your credentials stay with you. In a terminal no such rule holds: “Copy as code” has the same request for curl.`,
    remedy: 'again',
  }
}
