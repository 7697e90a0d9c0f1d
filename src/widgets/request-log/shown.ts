import type { LoggedRequest } from '#contract'
import { type Answer, headerCase } from '../state/exchange.ts'
import type { ShownAnswer } from '../ui/Answer.tsx'
import { formatSize } from '../ui/status.ts'
import type { ComparedAnswer } from '../ui/compare.ts'

/** The answer of a logged call as a panel shows answers. */
export function shownAnswer({ status, milliseconds, size, answer }: LoggedRequest): ShownAnswer {
  const headers = Object.entries(answer.headers).map(([name, value]) => [headerCase(name), value])
  return {
    status,
    statusText: '',
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: answer.body?.text ?? '',
    ms: milliseconds,
    bytes: size,
  }
}

/** What the log left out of a body; empty when it has all of it. */
export function leftOut(body: LoggedRequest['request']['body']): string {
  if (!body) return ''
  if (body.text === null) return `${formatSize(body.bytes)} that are no text. The log keeps texts.`
  if (body.truncated) return `The beginning of ${formatSize(body.bytes)}; the log keeps no more.`
  return ''
}

export function comparedCall(call: LoggedRequest): ComparedAnswer {
  const { number, status, answer } = call
  return {
    name: `Call ${number}`,
    status,
    body: answer.body?.text ?? '',
    contentType: answer.headers['content-type'] ?? '',
  }
}

export function comparedReplay({ status, body, headers }: Answer): ComparedAnswer {
  return { name: 'The replay', status, body, contentType: headers['Content-Type'] ?? '' }
}
