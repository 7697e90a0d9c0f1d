import type { Operation } from '#contract'
import { type Answer, withCommonHeaders } from '../http/answer.ts'
import type { Memory } from './memory.ts'

/** An answer that is good until somebody writes, and the operation that gave it. */
export interface KeptAnswer {
  operation: Operation
  answer: Answer
}

/** Answers to reading requests, kept encoded, ready to be sent again. */
export interface AnswerMemory {
  get(address: string): KeptAnswer | undefined
  keep(address: string, operation: Operation, answer: Answer): void
  forget(): void
}

/**
 * Remembers good answers. There is no rule about what a write makes stale: every write forgets everything,
 * so an answer is always what the database would say.
 */
export function createAnswerMemory(memory: Memory): AnswerMemory {
  const answers = memory.section<KeptAnswer>()
  return {
    ...answers,
    keep(address, operation, { body = '', ...answer }) {
      if (answer.status !== 200) return
      const encoded = typeof body === 'string' ? new TextEncoder().encode(body) : body
      const kept = withCommonHeaders({ ...answer, body: encoded })
      answers.keep(address, { operation, answer: kept }, encoded.byteLength)
    },
  }
}
