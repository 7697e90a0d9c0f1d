import { AnswerError, NetworkError } from '#client'
import { PathError, SourceError } from '#connector'
import { UsageError } from './arguments.ts'

/** What went wrong before a run could tell it, and the exit code. Faults of the program are thrown on. */
export function explainFailure(error: unknown): { message: string; code: 2 | 3 } {
  if (error instanceof UsageError || error instanceof SourceError || error instanceof PathError) {
    return { message: error.message, code: 2 }
  }
  if (error instanceof AnswerError) {
    const advice = 'Look at the credentials and the rights of the connection.'
    return { message: `The PIM answers ${error.message}. ${advice}`, code: 3 }
  }
  if (error instanceof NetworkError) {
    return { message: `${error.message}. Is PIM_URL right, and the PIM up?`, code: 3 }
  }
  throw error
}
