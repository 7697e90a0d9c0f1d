import { AnswerError, NetworkError } from '#client'
import { ExportError, PathError, SourceError } from '#connector'
import { UsageError } from './arguments.ts'

/** What went wrong before a run could tell it, and the exit code. Faults of the program are thrown on. */
export function explainFailure(error: unknown): { message: string; code: 2 | 3 } {
  if (wrongQuestions.some((kind) => error instanceof kind) && error instanceof Error) {
    return { message: error.message, code: 2 }
  }
  if (error instanceof AnswerError) {
    const answer = error.message.replace(/\.$/, '')
    return { message: `The PIM answers ${answer}. ${adviceFor(error.response.status)}`, code: 3 }
  }
  if (error instanceof NetworkError) {
    return { message: `${error.message}. Is PIM_URL right, and the PIM up?`, code: 3 }
  }
  throw error
}

const wrongQuestions = [UsageError, SourceError, PathError, ExportError]

function adviceFor(status: number): string {
  return status === 403
    ? 'Give the connection this right in the PIM, or ask whoever looks after it.'
    : 'Look at the credentials and the rights of the connection.'
}
