import type { Operation, OperationId } from '#contract'
import type { Answer } from '../http/answer.ts'
import type { Form } from '../http/form.ts'
import type { Clock, Database, Secrets, Storage } from '../ports.ts'
import { SandboxFull } from '../problems.ts'
import type { Change } from './changes.ts'

/** What a sandbox stands on while it answers one request. */
export interface Pim {
  database: Database
  clock: Clock
  secrets: Secrets
  storage: Storage
  /** Requests a second that are answered; 0 for no limit. */
  requestsPerSecond: number
  /** Told of what nobody foresaw, before the caller gets a 500 that tells nothing. */
  report(error: unknown): void
}

/** One request, read as far as all operations have in common. */
export interface Call extends Pim {
  operation: Operation
  /** Path parameters, decoded. */
  params: Record<string, string>
  query: URLSearchParams
  headers: Headers
  /** Origin under which the caller reached the PIM, for absolute links. */
  base: string
  /** The body; empty when the operation takes none, or one in parts. */
  text: string
  /** The parts of a body that comes in parts. */
  form: Form
  /** The code of the connection whose user calls; empty where no token is asked for. */
  connection: string
  /** What is changed of products and product models; whoever changes one says so here. */
  changes: Change[]
  /** Begins to tell of calls to the PIM's API; what it returns ends that. */
  listen(listener: Listener): () => void
}

/** Told of each call to the PIM's API as it is answered, and once when there will be no more. */
export interface Listener {
  hear(call: object): void
  end(): void
}

/**
 * Answers a call. It is synchronous on purpose: the body is already there, so all reading, deciding and
 * writing happens in one transaction, which no host lets span an `await`.
 */
export type Handler = (call: Call) => Answer

export type Handlers<Id extends OperationId = OperationId> = Record<Id, Handler>

/** Reads a path parameter that the operation's template guarantees. */
export function parameter(call: Call, name: string): string {
  const value = call.params[name]
  if (value === undefined) throw new Error(`${call.operation.path} has no parameter {${name}}`)
  return value
}

/**
 * Refuses what was just written, within its transaction, when the sandbox holds more than it may. Tokens
 * are not asked: a host leaves some room beyond for them, so that readers can sign in and clear up.
 */
export function ensureRoom({ storage }: Pim): void {
  if (storage.usedBytes() > storage.maxBytes) throw new SandboxFull()
}

/** A handler that writes: all of what it wrote stays, or nothing of it when it throws. */
export function writing(handler: Handler): Handler {
  return (call) => call.database.transaction(() => handler(call))
}
