import { json } from '../../http/answer.ts'
import { HttpProblem } from '../../http/problem.ts'
import { NotFound } from '../../problems.ts'
import { type Call, type Handlers, parameter } from '../../rest/call.ts'
import { listRequests, readRequest } from './store.ts'

const longestList = 200

/** Whoever asks for the log has what is still in memory written down first; see `Witness`. */
export const requestLogHandlers = {
  get_requests: (call) => {
    const { database, query } = call
    return json({
      items: listRequests(database, {
        connection: query.get('connection') ?? undefined,
        method: query.get('method') ?? undefined,
        status: query.get('status') ?? undefined,
        search: query.get('search') ?? undefined,
        before: readNumber(query, 'before'),
        after: readNumber(query, 'after'),
        limit: Math.min(readNumber(query, 'limit') ?? 100, longestList),
      }),
    })
  },
  get_requests__number_: (call: Call) => {
    const request = readRequest(call.database, Number(parameter(call, 'number')))
    if (request) return json(request)
    throw new NotFound(
      `Request "${parameter(call, 'number')}" is not in the log. Only the newest calls are kept.`,
    )
  },
} satisfies Partial<Handlers>

/** A query parameter that counts something. */
export function readNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null || text === '') return undefined
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new HttpProblem(422, `"${name}" is a whole number, "${text}" given.`)
}
