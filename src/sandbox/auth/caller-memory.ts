import type { Right } from '#contract'
import type { Memory, MemorySection } from '../rest/memory.ts'

/** Whose user a token belongs to, and what that user may do until the token expires. */
export interface Caller {
  code: string
  rights: readonly Right[]
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** Callers by their valid tokens, good until somebody changes a connection or asks for a token. */
export type CallerMemory = Pick<MemorySection<Caller>, 'get' | 'forget'> & {
  keep(token: string, caller: Caller): void
}

/** Bytes of a caller: a code and the rights, most of them shared texts. */
const weight = 1000

export function createCallerMemory(memory: Memory): CallerMemory {
  const callers = memory.section<Caller>()
  return { ...callers, keep: (token, caller) => callers.keep(token, caller, weight) }
}
