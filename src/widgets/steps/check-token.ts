import { type Connection, operations, type TokenCheck } from '#contract'
import type { Facts, SeenCall } from '../state/facts-lookup.ts'
import { flowIs, flowNeeded } from './flow-words.ts'
import { fieldsAnswered, fieldsSent, messageOf, withFullStop } from './logged-bodies.ts'
import { done, nearly, open, type Verdict } from './verdict.ts'

/** Whether a token was given out: by the token request in the log, or because one was called with. */
export function checkToken(wanted: TokenCheck, facts: Facts, since: number): Verdict {
  const { connections, calls } = facts
  const isWanted = ({ flow_type }: Connection) => flow_type === (wanted.flow_type ?? flow_type)
  const users = connections.filter(isWanted)
  const granted = calls.find((call) => isGranted(call) && isFor(call, users))
  const asked = calls.find((call) => isRequest(call) && call.number > since)
  if (granted) return done(`A token was given to ${namesFor(granted, users)}.`, granted.number)
  const used = calls.find(({ connection, status }) => status !== 401 && isOf(connection, users))
  if (used) return done(`“${labelOf(used, users)}” calls with a token.`, used.number)
  if (!asked) return open
  return isGranted(asked) ? grantedElsewhere(asked, wanted, connections) : refused(asked, facts)
}

function grantedElsewhere(
  call: SeenCall,
  { flow_type: flow }: TokenCheck,
  connections: readonly Connection[],
): Verdict {
  const owner = connections.find((connection) => isFor(call, [connection]))
  const need = flow ? `This step needs one for ${flowNeeded[flow]}.` : ''
  if (!owner) return nearly('A token was given to a connection that is gone since.', need)
  return nearly(
    `A token was given to “${owner.label}”, and that is ${flowIs[owner.flow_type]}.`,
    `${need} Send the credentials of such a connection.`,
  )
}

function refused(call: SeenCall, facts: Facts): Verdict {
  const message = messageOf(fieldsAnswered(call))
  const start = `A token was asked for and refused with ${call.status}`
  const cure = cureOf(call, message, facts)
  return cure
    ? nearly(`${start}: ${cure}`)
    : nearly(message ? `${start}: ${withFullStop(message)}` : `${start}.`)
}

function cureOf(call: SeenCall, message: string, { connections }: Facts): string | undefined {
  if (call.method !== operations.post_token.method) {
    return `it was sent with ${call.method}. Tokens are asked for with POST.`
  }
  if (call.status === 400) return 'the PIM cannot read its body. It has to be JSON, or a form.'
  if (call.status === 413) return 'its body is longer than 300 bytes. Send only what is asked for.'
  if (call.status === 415) {
    return 'its Content-Type has to be application/json or application/x-www-form-urlencoded.'
  }
  if (message.includes('"client_id"')) return wrongClient(call)
  if (message.startsWith('No user found')) return wrongUser(call, connections)
  if (message.includes('"username"')) return missingField(call)
  return undefined
}

function wrongClient(call: SeenCall): string {
  const scheme = call.sides?.request.headers['authorization'] ?? ''
  if (/^bearer/i.test(scheme)) {
    return 'its Authorization header says Bearer, and here it has to be Basic.'
  }
  return 'the client id or the secret is wrong. Copy both from the connection once more.'
}

function wrongUser(call: SeenCall, connections: readonly Connection[]): string {
  const { username } = fieldsSent(call)
  return connections.some((connection) => connection.username === username)
    ? 'the password is wrong. It was shown once; regenerate it if it is lost.'
    : `no connection has the username “${String(username)}”. Copy it from the connection once more.`
}

function missingField(call: SeenCall): string {
  const sent = fieldsSent(call)
  const missing = ['grant_type', 'username', 'password'].filter((name) => !sent[name])
  return missing.length > 0
    ? `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing from its body.`
    : `grant_type is “${String(sent['grant_type'])}”, and a connection’s user signs in with “password”.`
}

function isRequest({ operation, address }: SeenCall): boolean {
  return operation === 'post_token' || address.split('?')[0] === operations.post_token.path
}

function isGranted(call: SeenCall): boolean {
  return isRequest(call) && call.status === 200
}

/** Whose user asked. A refresh names none; its connection is known from the calls that follow. */
function isFor(call: SeenCall, users: readonly Connection[]): boolean {
  const { username } = fieldsSent(call)
  return users.some((connection) => connection.username === username)
}

function isOf(code: string | null, users: readonly Connection[]): boolean {
  return users.some((connection) => connection.code === code)
}

function namesFor(call: SeenCall, users: readonly Connection[]): string {
  const owner = users.find((connection) => isFor(call, [connection]))
  return owner ? `“${owner.label}”` : 'a connection'
}

function labelOf({ connection }: SeenCall, users: readonly Connection[]): string {
  return users.find(({ code }) => code === connection)?.label ?? ''
}
