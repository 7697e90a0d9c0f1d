import { anchor, isOperationId, type LoggedRequest, matchOperation } from '#contract'
import type { RequestDescription } from '#client'
import { pageOrigin } from '../state/api.ts'
import { repeatable } from '../state/logged-request.ts'
import { explainObstacle } from '../state/obstacles.ts'
import { readCall } from '../state/request-log.ts'
import { $sandbox } from '../state/sandbox.ts'

/** A request in the playground's panel. */
export interface Chosen {
  title: string
  reference?: string | undefined
  request: RequestDescription
  /** The address that it was written for. */
  base: string
}

/** What the page's address asks for, and what is to be said about it. */
export interface Wanted {
  chosen?: Chosen
  notice?: { tone: 'warn' | 'info'; title: string; text: string }
}

/** A call of the log (`?request=17`), a request in a link (`#request=…`), or nothing. */
export async function findWanted({ search, hash }: Location): Promise<Wanted> {
  if (hash.startsWith('#request=')) return fromLink(hash)
  const number = Number(new URLSearchParams(search).get('request'))
  if (!Number.isInteger(number) || number <= 0) return {}
  if (!$sandbox.get()) return { notice: noSandbox }
  try {
    return fromLog(await readCall(number))
  } catch (error) {
    const { title, text } = explainObstacle(error, navigator.onLine !== false)
    return { notice: { tone: 'warn', title, text } }
  }
}

/** What checks a link is fetched for it: few visitors come with one. */
async function fromLink(hash: string): Promise<Wanted> {
  const { openLink } = await import('../request/share.ts')
  const opened = openLink(hash, pageOrigin())
  if (opened.kind !== 'request') return { notice: unreadable }
  const { request } = opened
  const chosen = { title: 'A request from a link', ...placeOf(request), request }
  return { chosen, notice: look }
}

function placeOf({ method, url }: RequestDescription): Pick<Chosen, 'reference' | 'base'> {
  const operation = matchOperation(method, new URL(url).pathname)?.operation
  return { reference: operation ? anchor(operation.id) : allOperations, base: pageOrigin() }
}

function fromLog(call: LoggedRequest): Wanted {
  const again = repeatable(call, pageOrigin())
  if (again.kind === 'incomplete') {
    const title = `Call ${call.number} cannot be sent again from here`
    return { notice: { tone: 'warn', title, text: again.reason } }
  }
  const { operation } = call
  const reference = operation && isOperationId(operation) ? anchor(operation) : allOperations
  const title = `Call ${call.number} again`
  return { chosen: { title, reference, request: again.request, base: pageOrigin() } }
}

const allOperations = '/api-reference-index.html'

const noSandbox = {
  tone: 'warn' as const,
  title: 'This browser has no PIM of its own yet',
  text: 'The address asks for a call of a log that is not here. You can send another one instead.',
}

const look = {
  tone: 'info' as const,
  title: 'Somebody gave you this request',
  text: 'Nothing was sent yet. Look at it first; what you send goes to your own PIM, with your own credentials.',
}

const unreadable = {
  tone: 'warn' as const,
  title: 'This link holds no request',
  text: 'It was cut off on its way, or it asks for something that links cannot bring. You can write the request yourself.',
}
