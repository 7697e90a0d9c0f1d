import { AnswerError, NetworkError } from '#client'
import { PathError } from '../records/path.ts'
import type { Place } from '../records/record.ts'
import { SourceError } from '../records/source-error.ts'
import type { StopReason } from './events.ts'
import { BatchFailure } from './new-options.ts'

/** Why a run came to an end, in words that say what to do. What is a fault of the program is thrown on. */
export function stopOf(
  error: unknown,
  signal: AbortSignal | undefined,
): { reason: StopReason; message: string; place?: Place | undefined } {
  if (signal?.aborted) {
    return { reason: 'cancelled', message: 'Stopped. Start it again to go on from here.' }
  }
  if (error instanceof SourceError) {
    return { reason: 'source', message: error.message, place: error.place }
  }
  if (error instanceof PathError) return { reason: 'source', message: error.message }
  if (error instanceof NetworkError) {
    const message = `${error.message}. Is the address right, and the PIM up? Start again to go on from here.`
    return { reason: 'unreachable', message }
  }
  if (error instanceof AnswerError) return answered(error.response.status, error.message)
  if (error instanceof BatchFailure)
    return answered(error.status, `${error.status}: ${error.message}`)
  throw error
}

function answered(status: number, message: string): { reason: StopReason; message: string } {
  if (status >= 500 || status === 429 || status === 408) {
    return {
      reason: 'unreachable',
      message: `The PIM answers ${message}. Start again later to go on from here.`,
    }
  }
  return {
    reason: 'refused',
    message: `The PIM answers ${message}. Look at the credentials and the rights of the connection.`,
  }
}
