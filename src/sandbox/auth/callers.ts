import { type Operation, type Right, rightFor, rights } from '#contract'
import { HttpProblem } from '../http/problem.ts'
import type { Pim } from '../rest/call.ts'
import { readBearer } from './credentials.ts'
import { isSameText } from './secrets.ts'
import { readAccessToken } from './tokens.ts'

/** Whose user a token belongs to, and what that user may do. */
export interface Caller {
  code: string
  rights: readonly Right[]
}

/** The connection that calls the PIM's API with a token, or a 401 that says what is wrong with it. */
export function ensureTokenCaller(pim: Pim, headers: Headers): Caller {
  const token = readBearer(headers.get('authorization'))
  if (!token) throw unauthorised('Authentication is required')
  const holder = readAccessToken(pim, token)
  if (holder.state === 'valid') return holder
  throw unauthorised(
    holder.state === 'expired'
      ? 'The access token provided has expired.'
      : 'The access token provided is invalid.',
  )
}

/** The general right first, then the operation's own; looked at before the body, for a batch as well. */
export function ensureMay(caller: Caller, operation: Operation): void {
  if (!caller.rights.includes('web_api')) {
    throw new HttpProblem(403, `You are not allowed to ${rights.web_api}.`)
  }
  const right = rightFor(operation)
  if (right === undefined || caller.rights.includes(right)) return
  throw new HttpProblem(403, `Access forbidden. You are not allowed to ${rights[right]}.`)
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
