import { isForm } from '#contract'
import { json } from '../http/answer.ts'
import { parseObject } from '../http/body.ts'
import { Refused } from '../problems.ts'
import { type Call, type Handler, writing } from '../rest/call.ts'
import { readBasic } from './credentials.ts'
import { isSameText } from './secrets.ts'
import { consumeRefreshToken, issueTokens } from './tokens.ts'

/** Grants of OAuth 2 that the PIM knows and grants to no connection. */
const refusedGrants = ['authorization_code', 'token', 'client_credentials', 'extensions']

type Parameters = Record<string, unknown>

/**
 * `POST /api/oauth/v1/token`: the password and the refresh grant. Every credential error is a 422; the
 * checks come in the PIM's order: size, media type, grant known, client, grant allowed, parameters, user.
 */
export const requestToken: Handler = writing((call) => {
  const parameters = readParameters(call)
  const { grant_type: grant } = parameters
  if (grant !== 'password' && grant !== 'refresh_token' && !isRefusedGrant(grant)) {
    throw new Refused(incompletePassword)
  }
  const client = ensureClient(call, parameters)
  if (grant === 'password') return json(issueTokens(call, client, userOf(call, parameters)))
  if (grant === 'refresh_token')
    return json(issueTokens(call, client, refreshedUser(call, parameters, client)))
  throw new Refused('This grant type is not authorized for this client')
})

const incompletePassword =
  'Parameter "grant_type", "username" or "password" is missing, empty or invalid'

function readParameters({ text, headers }: Call): Parameters {
  return isForm(headers.get('content-type'))
    ? Object.fromEntries(new URLSearchParams(text))
    : parseObject(text)
}

function ensureClient({ database, headers }: Call, parameters: Parameters): number {
  const { id, secret } = readBasic(headers.get('authorization')) ?? {
    id: parameters.client_id,
    secret: parameters.client_secret,
  }
  if (typeof id === 'string' && typeof secret === 'string') {
    const client = database.get<{ number: number; secret: string }>(
      'select number, secret from connections where client_id = ?',
      id,
    )
    if (client && isSameText(client.secret, secret)) return client.number
  }
  throw new Refused(
    'Parameter "client_id" is missing or does not match any client, or secret is invalid',
  )
}

/**
 * The number of the connection whose user signs in. It may be another one than the client's: the PIM
 * allows that, and rights and tracking then follow the user.
 */
function userOf({ database, secrets }: Call, { username, password }: Parameters): number {
  if (!isText(username) || !isText(password)) throw new Refused(incompletePassword)
  const user = database.get<{ number: number; password_hash: string }>(
    'select number, password_hash from connections where username = ?',
    username,
  )
  if (user && isSameText(user.password_hash, secrets.digest(password))) return user.number
  throw new Refused('No user found for the given username and password')
}

function refreshedUser(call: Call, { refresh_token: token }: Parameters, client: number): number {
  if (!isText(token)) {
    throw new Refused('Parameter "grant_type" or "refresh_token" is missing or empty')
  }
  const consumed = consumeRefreshToken(call, token, client)
  if (!consumed) throw new Refused('Refresh token is invalid or has expired')
  return consumed.connection
}

function isRefusedGrant(grant: unknown): boolean {
  return typeof grant === 'string' && refusedGrants.includes(grant)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
