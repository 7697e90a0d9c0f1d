import { mediaTypes, operations, type Auth, type Operation, type OperationId } from '#contract'
import { parseHttp, type RequestDescription } from '#client'
import { setImmediate } from 'node:timers/promises'
import { document } from '../../contract/document.ts'
import { openSession, type Sample, type Send, type Session } from '../samples/session.ts'
import { contractExamples } from './contract-examples.ts'
import { reasonFor, type SampleNotes } from './exceptions.ts'
import { newName, refusalsOf, type Refusal } from './refusals.ts'

/** A request of the reference and the answer that it got from a PIM of its own. */
export interface ReferenceSample extends Sample {
  title: string | undefined
}

export type ReferenceSamples = Record<OperationId, ReferenceSample[]>

/** Says which examples of the reference were not answered as the contract says, and what to do. */
export class ReferenceSampleError extends Error {
  override name = 'ReferenceSampleError'
}

/**
 * Sends every operation as the contract describes it, each example to a fresh sandbox, and then spoils it in
 * each way that makes an answer the contract declares.
 *
 * @throws ReferenceSampleError when an answer is another one, or is missing without a reason
 */
export async function runReference(
  send: Send,
  baseUrl: string,
  notes: SampleNotes,
  wanted: readonly Operation[] = Object.values<Operation>(operations),
): Promise<ReferenceSamples> {
  const problems: string[] = []
  const found: [OperationId, ReferenceSample[]][] = []
  for (const operation of wanted) {
    await setImmediate()
    const samples = await runOperation({ operation, send, baseUrl, notes, problems })
    found.push([operation.id, samples])
  }
  if (problems.length > 0) throw new ReferenceSampleError(`${problems.join('\n')}\n${advice}`)
  return Object.fromEntries(found) as ReferenceSamples
}

const advice =
  'Mend the example in content/reference, or say in content/reference/samples/notes.yaml what it needs, or why it is missing.'

interface Work {
  operation: Operation
  send: Send
  baseUrl: string
  notes: SampleNotes
  problems: string[]
}

async function runOperation(work: Work): Promise<ReferenceSample[]> {
  const { operation, notes, problems } = work
  if (notes.missing.has(operation.id)) return []
  const declared = statusesOf(operation)
  const possible = declared.filter((status) => !notes.missing.has(`${operation.id} ${status}`))
  const samples = [
    ...(await runExamples(work)),
    ...(await runSpoilt(work, newName(possible, notes.creations.get(operation.id)))),
    ...(await runSpoilt(work, refusalsOf(operation, possible))),
  ]
  const statuses = samples.map(({ answer }) => answer.status)
  for (const status of declared.filter((each) => !statuses.includes(each))) {
    if (reasonFor(notes, operation, status) !== undefined) continue
    problems.push(
      `${operation.id}: nothing was answered with ${status}, which the contract declares`,
    )
  }
  return samples
}

/** What the contract shows, each to a sandbox of its own. */
async function runExamples(work: Work): Promise<ReferenceSample[]> {
  const { operation, baseUrl, notes, problems } = work
  const samples: ReferenceSample[] = []
  for (const { title, describe } of contractExamples(operation, notes.queries.get(operation.id))) {
    const session = await prepare(work)
    const request = describe(baseUrl, session.authorization(operation.auth))
    const sample = await session.exchange(withCredentials(request, operation))
    if (sample.answer.status >= 300) problems.push(complaint(operation, '2xx', sample))
    samples.push({ title, ...sample })
  }
  return samples
}

/** One sandbox for all: what is refused changes nothing. */
async function runSpoilt(work: Work, refusals: readonly Refusal[]): Promise<ReferenceSample[]> {
  const { operation, baseUrl, notes, problems } = work
  const [example] = contractExamples(operation, notes.queries.get(operation.id))
  if (!example || refusals.length === 0) return []
  const samples: ReferenceSample[] = []
  const session = await prepare(work)
  for (const refusal of refusals) {
    const request = example.describe(baseUrl, session.authorization(operation.auth))
    const sample = await provoke(refusal, withCredentials(request, operation), session, baseUrl)
    if (sample.answer.status !== refusal.status) {
      problems.push(complaint(operation, String(refusal.status), sample))
    }
    samples.push({ title: refusal.title, ...sample })
  }
  return samples
}

async function provoke(
  { setup, times = 1, spoil }: Refusal,
  request: RequestDescription,
  session: Session,
  baseUrl: string,
): Promise<Sample> {
  for (const step of setup?.(baseUrl, session.authorization('sandbox-key')) ?? []) {
    await session.exchange(step)
  }
  for (let time = 1; time < times; time++) await session.exchange(spoil(request))
  return session.exchange(spoil(request))
}

/** A fresh sandbox in which the operation has what it needs. */
async function prepare({ operation, send, baseUrl, notes }: Work): Promise<Session> {
  const session = await openSession(send, baseUrl)
  for (const text of notes.setup.get(operation.id) ?? []) {
    const step = parseHttp(text, { baseUrl })
    const auth: Auth = new URL(step.url).pathname.startsWith('/sandbox/') ? 'sandbox-key' : 'token'
    const headers = {
      Authorization: session.authorization(auth) ?? '',
      'Content-Type': mediaTypes.json,
      ...step.headers,
    }
    await session.exchange({ ...step, headers })
  }
  return session
}

/** The credentials of the contract's example are nobody's; those of this sandbox stand in for them. */
function withCredentials(request: RequestDescription, { id }: Operation): RequestDescription {
  if (id !== 'post_token') return request
  const grant = { grant_type: 'password', username: '<username>', password: '<password>' }
  return {
    ...request,
    headers: { ...request.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(grant),
  }
}

/** What the contract says that an operation may be answered with. */
export function statusesOf({ path, method }: Operation): number[] {
  const item = (document.paths as Record<string, Record<string, { responses?: object }>>)[path]
  return Object.keys(item?.[method.toLowerCase()]?.responses ?? {}).map(Number)
}

function complaint({ id }: Operation, expected: string, { request, answer }: Sample): string {
  const sent = `${request.method} ${request.url} ${(request.body ?? '').slice(0, 200)}`
  return `${id}: answered with ${answer.status}, not ${expected}: ${sent}\n    ${answer.body.slice(0, 300)}`
}
