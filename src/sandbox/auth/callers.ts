import { type Operation, type OperationId, operations, rightFor, rights } from '#contract'
import { HttpProblem } from '../http/problem.ts'
import type { Pim } from '../rest/call.ts'
import type { Caller, CallerMemory } from './caller-memory.ts'
import { readBearer } from './credentials.ts'
import { isSameText } from './secrets.ts'
import { readAccessToken } from './tokens.ts'

type PimWithCallers = Pim & { callers: CallerMemory }

/** The connection that calls the PIM's API with a token, or a 401 that says what is wrong with it. */
export function ensureTokenCaller(pim: PimWithCallers, headers: Headers): Caller {
  const token = readBearer(headers.get('authorization'))
  if (!token) throw unauthorised('Authentication is required')
  const caller = pim.callers.get(token) ?? readCaller(pim, token)
  if (!caller) throw unauthorised('The access token provided is invalid.')
  if (caller.expiresAt > pim.clock.now()) return caller
  throw unauthorised('The access token provided has expired.')
}

function readCaller(pim: PimWithCallers, token: string): Caller | undefined {
  const caller = readAccessToken(pim, token)
  if (caller) pim.callers.keep(token, caller)
  return caller
}

/** The general right first, then the operation's own; looked at before the body, for a batch as well. */
export function ensureMay(caller: Caller, operation: Operation): void {
  if (!caller.rights.includes('web_api')) {
    throw new HttpProblem(403, `You are not allowed to ${rights.web_api}.`)
  }
  const right = guards.get(operation.id)
  if (right === undefined || caller.rights.includes(right)) return
  throw new HttpProblem(403, `Access forbidden. You are not allowed to ${rights[right]}.`)
}

/** What each operation asks for, worked out once. */
const guards = new Map<OperationId, ReturnType<typeof rightFor>>(
  Object.values<Operation>(operations).map((operation) => [operation.id, rightFor(operation)]),
)

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
