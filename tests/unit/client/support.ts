import type { Clock, Send } from '#client'
import { mediaTypes } from '#contract'

export const baseUrl = 'https://pim.example'

export const credentials = {
  clientId: '7_2kq9x',
  secret: 's3cret-of-the-client',
  username: 'erp_4711',
  password: 'p4ssword-of-the-user',
}

/** A `fetch` that answers with a function and remembers what it was asked. */
export function observe(answer: (request: Request, count: number) => Response | Promise<Response>) {
  const requests: Request[] = []
  const fetch: Send = async (request) => {
    requests.push(request.clone())
    return answer(request, requests.length)
  }
  return { fetch, requests }
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers })
}

export function lines(answers: readonly unknown[], status = 200): Response {
  const body = answers.map((answer) => JSON.stringify(answer)).join('\n')
  return new Response(body, { status, headers: { 'Content-Type': mediaTypes.collection } })
}

/** A clock whose hand moves only when somebody sleeps, or `pass` is called. */
export function virtualClock(start = Date.parse('2024-03-05T09:00:00Z')) {
  let now = start
  const sleeps: number[] = []
  const clock: Clock = {
    now: () => now,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted()
      sleeps.push(milliseconds)
      now += milliseconds
    },
  }
  return {
    clock,
    sleeps,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
  }
}

export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of source) all.push(one)
  return all
}

/** What a token endpoint gives: `access-1`, `refresh-1`, then `access-2` … */
export function tokenAnswer(count: number, expiresIn = 3600): Response {
  return json({
    access_token: `access-${count}`,
    expires_in: expiresIn,
    token_type: 'bearer',
    scope: null,
    refresh_token: `refresh-${count}`,
  })
}
