import type { ApiError } from '#contract'
import {
  AnswerError,
  NetworkError,
  readResult,
  type RequestDescription,
  TimeoutError,
  toRequest,
} from '#client'

/** The sandbox that this browser knew is not there any more. It has been forgotten. */
export class SandboxGone extends Error {
  override name = 'SandboxGone'
}

/** The PIM was reached and said no to something that a Send needs first. */
export class Refused extends Error {
  override name = 'Refused'
  readonly step: 'sandbox' | 'connection' | 'token'
  readonly status: number
  readonly error: Pick<ApiError, 'code' | 'message'>
  /** Seconds after which the PIM would like to be asked again. */
  readonly retryAfter: number | undefined

  constructor(step: Refused['step'], error: Refused['error'], { status, headers }: Response) {
    super(error.message)
    this.step = step
    this.status = status
    this.error = error
    const seconds = Number(headers.get('retry-after'))
    this.retryAfter = seconds > 0 ? seconds : undefined
  }
}

/** The same from a refused token request, whose body nobody has read yet. */
export async function refusedToken(
  request: RequestDescription,
  response: Response,
): Promise<Refused> {
  const { error } = await readResult(toRequest(request), response.clone())
  return new Refused('token', error ?? { code: response.status, message: '' }, response)
}

/** What stands in the way, in words, and what the reader can do about it. */
export interface Obstacle {
  title: string
  text: string
  /** The one thing that helps: the same once more, or with a new sandbox or connection. */
  remedy: 'again' | 'new sandbox' | 'new connection' | 'none'
}

/** @throws what is not an obstacle but a mistake of ours */
export function explainObstacle(error: unknown, online: boolean): Obstacle {
  if (error instanceof SandboxGone) return gone
  if (error instanceof Refused) return explainRefusal(error)
  if (error instanceof AnswerError) return explainAnswer(error)
  if (error instanceof TimeoutError) {
    return {
      title: 'No answer in time',
      text: `The PIM had ${Math.round(error.timeout / 1000)} seconds and said nothing. What it did with the request is not known.`,
      remedy: 'again',
    }
  }
  if (error instanceof NetworkError) return online ? unreachable : offline
  throw error
}

const gone: Obstacle = {
  title: 'Your PIM is gone',
  text: 'It is cleared away after 14 days without a request, or it was deleted. Its connections and tokens went with it. A new one has the whole sample range again.',
  remedy: 'new sandbox',
}

const offline: Obstacle = {
  title: 'You are offline',
  text: 'Nothing was sent. What you wrote stays here; send it when the network is back.',
  remedy: 'again',
}

const unreachable: Obstacle = {
  title: 'The PIM cannot be reached',
  text: 'The connection broke before an answer came. The server may be restarting: try again in a moment.',
  remedy: 'again',
}

function explainAnswer({ error, response: { status } }: AnswerError): Obstacle {
  return {
    title: 'The PIM said no',
    text: `It answered ${status}: ${error.message}`,
    remedy: status === 429 || status >= 500 ? 'again' : 'none',
  }
}

function explainRefusal({ step, status, error, retryAfter }: Refused): Obstacle {
  const wait = retryAfter === undefined ? 'later' : `in ${wordsForWait(retryAfter)}`
  if (status === 429 || status === 507) {
    return { title: titles[step], text: `${error.message} (Try again ${wait}.)`, remedy: 'again' }
  }
  return {
    title: titles[step],
    text: `The PIM answered ${status}: ${error.message}`,
    remedy: step === 'token' ? 'new connection' : status >= 500 ? 'again' : 'none',
  }
}

const titles = {
  sandbox: 'No new PIM at the moment',
  connection: 'The connection was not created',
  token: 'There was no token for these credentials',
} satisfies Record<Refused['step'], string>

function wordsForWait(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
