import { type CallCheck, operations } from '#contract'
import type { Facts, SeenCall } from '../state/facts-lookup.ts'
import { paramsAt, paramsOf, queryOf, wordsForCall, wordsForOperation } from './addresses.ts'
import { cureOf } from './cures.ts'
import { flowIs, flowNeeded } from './flow-words.ts'
import {
  fieldsAnswered,
  linesOf,
  messageOf,
  withFullStop,
  wordsForRefusal,
} from './logged-bodies.ts'
import { done, nearly, open, type Verdict } from './verdict.ts'

/** Whether such a call was made. Of the tries, the newest with the right method is spoken of. */
export function checkCall(wanted: CallCheck, facts: Facts, since: number): Verdict {
  const { calls } = facts
  const differences = (call: SeenCall) => differencesOf(call, wanted, facts)
  const hit = calls.find((call) => differences(call).length === 0)
  if (hit) return done(describe(hit, facts), hit.number)
  const tries = calls.filter((call) => call.number > since && paramsAt(call, wanted.operation))
  const isRight = ({ operation }: SeenCall) => operation === wanted.operation
  const last = tries.find(isRight) ?? tries.find((call) => hasPath(call, wanted))
  return last ? nearly(differences(last)[0] ?? '') : open
}

/** What a call lacks, the gravest first. */
function differencesOf(call: SeenCall, wanted: CallCheck, facts: Facts): string[] {
  const lacks = [
    operationDiffers,
    pathDiffers,
    statusDiffers,
    filterDiffers,
    linesDiffer,
    callerDiffers,
    orderDiffers,
  ]
  return lacks.flatMap((differs) => differs(call, wanted, facts) ?? [])
}

type Difference = (call: SeenCall, wanted: CallCheck, facts: Facts) => string | undefined

const operationDiffers: Difference = (call, { operation, path }) => {
  if (call.operation === operation) return undefined
  const { method } = operations[operation]
  const reads = call.method === 'GET' ? 'That reads and changes nothing. ' : ''
  return `${wordsForCall(call)} was sent. ${reads}Send ${wordsForOperation(operation, path ?? paramsAt(call, operation))}: the method is ${method}.`
}

const pathDiffers: Difference = (call, wanted) =>
  hasPath(call, wanted)
    ? undefined
    : `${wordsForCall(call)} was sent. This step needs ${wordsForOperation(wanted.operation, wanted.path)}.`

const statusDiffers: Difference = (call, { status }) => {
  if (call.status === status || (status === undefined && call.status < 300)) return undefined
  const name = wordsForCall(call)
  if (call.status < 300)
    return `${name} was answered ${call.status}. ${wordsForSuccess(call, status)}`
  const refusal = wordsForRefusal(call.status, fieldsAnswered(call))
  const need = status && status >= 400 ? `This step needs a ${status}.` : cureOf(call.status)
  return `${name} was refused with ${refusal} ${need}`.trim()
}

/** It went well, and should have gone otherwise. */
function wordsForSuccess(call: SeenCall, status = 200): string {
  if (status === 401) return 'So the token still opens the door. Delete its connection first.'
  if (status >= 400) return `This step needs a call that is refused with ${status}.`
  if (status === 201)
    return 'It was there already, so it was updated. Name one that nobody has made.'
  if (call.status === 201)
    return `It was new, so it was created. Send the same once more, for a ${status}.`
  return `This step needs a ${status}.`
}

const filterDiffers: Difference = (call, { filter }) => {
  if (filter === undefined) return undefined
  const search = parse(queryOf(call).get('search'))
  if (filter in search) return undefined
  const names = Object.keys(search)
  const start =
    names.length > 0
      ? `The list was filtered by ${names.join(' and ')}`
      : 'The whole list was asked for'
  return `${start}; this step needs the filter search={"${filter}": …}.`
}

const linesDiffer: Difference = (call, { lines: wanted }) => {
  if (!wanted) return undefined
  if (!call.sides) return 'The log does not have the lines of this batch any more. Send it again.'
  const lines = linesOf(call)
  const refused = lines.filter(({ status }) => status >= 400)
  const accepted = lines.filter(({ status }) => status > 0 && status < 300)
  if (accepted.length < (wanted.accepted ?? 0)) {
    return refused.length > 0
      ? `${refused.length} of ${lines.length} lines ${refused.length === 1 ? 'was' : 'were'} refused. ${firstRefusal(lines)}`
      : `The batch had ${countLines(lines.length)}; this step needs ${wanted.accepted} that are accepted.`
  }
  if (refused.length < (wanted.refused ?? 0)) {
    return `All ${countLines(lines.length)} were accepted. This step needs one that is refused, to see how that looks.`
  }
  return undefined
}

function firstRefusal(lines: ReturnType<typeof linesOf>): string {
  const at = lines.findIndex(({ status }) => status >= 400)
  const { answered = {} } = lines[at] ?? {}
  const name = answered['identifier'] ?? answered['code']
  return `Line ${at + 1}${typeof name === 'string' ? ` (${name})` : ''}: ${withFullStop(messageOf(answered))}`
}

function countLines(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`
}

const callerDiffers: Difference = (call, { by }, { connections }) => {
  if (by === undefined) return undefined
  const caller = connections.find(({ code }) => code === call.connection)
  if (caller?.flow_type === by) return undefined
  const need = `This step needs a call of ${flowNeeded[by]}`
  return caller
    ? `“${caller.label}” called, and that is ${flowIs[caller.flow_type]}. ${need}: get a token for one.`
    : `The connection that called is gone since. ${need}.`
}

const orderDiffers: Difference = (call, { after }, { calls }) => {
  if (after === undefined) return undefined
  const params = paramsOf(call)
  const before = calls.filter(({ operation, status }) => operation === after && status < 300)
  const own = before.filter((each) => sharesParams(paramsOf(each), params))
  if (own.some(({ number }) => number < call.number)) return undefined
  const name = wordsForOperation(after, params)
  return own.length > 0
    ? `${wordsForCall(call)} came before ${name}. Send it once more, now.`
    : `${wordsForCall(call)} was answered, but ${name} comes first. Then send this again.`
}

function sharesParams(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  return Object.keys(one).every((name) => !(name in other) || one[name] === other[name])
}

function hasPath(call: SeenCall, { operation, path = {} }: CallCheck): boolean {
  const params = paramsAt(call, operation)
  return !!params && Object.entries(path).every(([name, value]) => params[name] === value)
}

function describe(call: SeenCall, { connections }: Facts): string {
  const caller = connections.find(({ code }) => code === call.connection)
  return `${wordsForCall(call)}, answered ${call.status}${caller ? ` to “${caller.label}”` : ''}.`
}

function parse(text: string | null): object {
  try {
    return { ...(JSON.parse(text ?? '{}') as object) }
  } catch {
    return {}
  }
}
