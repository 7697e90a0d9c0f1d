import type { Answer } from '../http/answer.ts'

/** Bytes of bodies that one sandbox keeps in memory. */
export const answerBudget = 2 * 1024 * 1024

/** Answers to reading requests, good until somebody writes; kept encoded, ready to be sent again. */
export interface AnswerMemory {
  get(address: string): Answer | undefined
  keep(address: string, answer: Answer): void
  forget(): void
}

/**
 * Remembers answers within a budget, the longest kept going first. There is no rule about what a write
 * makes stale: every write forgets everything, so an answer is always what the database would say.
 */
export function createAnswerMemory(): AnswerMemory {
  const answers = new Map<string, Answer & { body: Uint8Array }>()
  let bytes = 0
  return {
    get: (address) => answers.get(address),
    keep(address, { status, headers, body = '' }) {
      const encoded = typeof body === 'string' ? new TextEncoder().encode(body) : body
      if (status !== 200 || encoded.byteLength > answerBudget / 2) return
      answers.set(address, { status, ...(headers && { headers }), body: encoded })
      bytes += encoded.byteLength
      for (const [oldest, kept] of answers) {
        if (bytes <= answerBudget) return
        answers.delete(oldest)
        bytes -= kept.body.byteLength
      }
    },
    forget() {
      answers.clear()
      bytes = 0
    },
  }
}
