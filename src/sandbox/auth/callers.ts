import { HttpProblem } from '../http/problem.ts'
import type { Pim } from '../rest/call.ts'
import { readBearer } from './credentials.ts'
import { isSameText } from './secrets.ts'
import { readAccessToken } from './tokens.ts'

/** The connection that calls the PIM's API with a token, or a 401 that says what is wrong with it. */
export function ensureTokenCaller(pim: Pim, headers: Headers): string {
  const token = readBearer(headers.get('authorization'))
  if (!token) throw unauthorised('Authentication is required')
  const holder = readAccessToken(pim, token)
  if (holder.state === 'valid') return holder.code
  throw unauthorised(
    holder.state === 'expired'
      ? 'The access token provided has expired.'
      : 'The access token provided is invalid.',
  )
}

/** Lets only the holder of the sandbox's key pass. */
export function ensureSandboxKey({ database, secrets }: Pim, headers: Headers): void {
  const key = readBearer(headers.get('authorization'))
  if (!key) throw unauthorised('Authentication is required')
  const sandbox = database.get<{ key_hash: string }>('select key_hash from sandbox')
  if (sandbox && isSameText(sandbox.key_hash, secrets.digest(key))) return
  throw unauthorised('The sandbox key provided is invalid.')
}

function unauthorised(message: string): HttpProblem {
  return new HttpProblem(401, message)
}
