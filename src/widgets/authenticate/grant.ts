import { type BasicSteps, describeRequest, explainBasic, type RequestDescription } from '#client'

/** The four credentials, as they stand in the form. */
export interface Form {
  clientId: string
  secret: string
  username: string
  password: string
}

/** Which of the two ways to a token. */
export type Grant = { kind: 'password' } | { kind: 'refresh'; refreshToken: string }

/** The header being built, or why it cannot be. */
export type Building = { kind: 'built'; steps: BasicSteps } | { kind: 'unclear'; message: string }

export function buildHeader({ clientId, secret }: Form): Building {
  try {
    return { kind: 'built', steps: explainBasic(clientId, secret) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { kind: 'unclear', message: error.message }
  }
}

/** The token request; undefined while there is no header for it. */
export function describeGrant(
  form: Form,
  grant: Grant,
  baseUrl: string,
): RequestDescription | undefined {
  const building = buildHeader(form)
  if (building.kind === 'unclear') return undefined
  const body =
    grant.kind === 'password'
      ? { grant_type: 'password' as const, username: form.username, password: form.password }
      : { grant_type: 'refresh_token' as const, refresh_token: grant.refreshToken }
  const authorization = building.steps.header
  return describeRequest('post_token', { body }, { baseUrl, authorization })
}

/** What stands in the form while there is no connection. */
export const example: Form = {
  clientId: 'my_client_id',
  secret: 'my_secret',
  username: 'my_username',
  password: 'my_password',
}

/** What to do about a refused token request, told by the PIM's message. */
export function adviceFor(status: number, body: string): string | undefined {
  if (status < 400) return undefined
  if (body.includes('client_id')) {
    return 'Client id and secret do not fit each other. Compare both with the connection, to the last character.'
  }
  if (body.includes('No user found')) {
    return 'The header is fine. Username and password do not fit each other.'
  }
  if (body.includes('Refresh token')) {
    return 'A refresh token works once, for 14 days. Ask with the password again: press Send.'
  }
  if (body.includes('missing')) return 'Something is empty that must not be.'
  if (status === 413) return 'The PIM reads no token request of more than 300 bytes.'
  return 'The message says what the PIM did not like.'
}
