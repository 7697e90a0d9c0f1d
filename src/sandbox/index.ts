import { createCallerMemory } from './auth/caller-memory.ts'
import { createAnswerMemory } from './rest/answer-memory.ts'
import type { Pim } from './rest/call.ts'
import type { Memory } from './rest/memory.ts'
import { createTraffic } from './rest/traffic.ts'
import { createTroublemaker } from './practice/failures/faults.ts'
import { createWitness } from './practice/watch/witness.ts'
import { answerAgain, createRoutes } from './routes.ts'

export { sandboxIdOf } from './auth/secrets.ts'
export { readBasic, readBearer } from './auth/credentials.ts'
export { json, preflight, respond } from './http/answer.ts'
export { readText } from './http/body.ts'
export { migrate } from './migrations/index.ts'
export { plant } from './plant.ts'
export type { Clock, Database, Secrets, SqlValue, Storage } from './ports.ts'
export { carryAccess, claimSandbox, drawSandbox, readSandbox } from './practice/sandboxes/store.ts'
export type { Pim } from './rest/call.ts'
export { createMemory, type Memory } from './rest/memory.ts'
export { formatMoment } from './rest/dates.ts'

const routes = createRoutes()

export interface OpenedPim {
  /** Answers errors, too; it never throws. */
  fetch(request: Request): Promise<Response>
  /** Whether somebody listens to its calls, and so needs it to stay. */
  isHeard(): boolean
  /**
   * Writes down what is only in memory, ends streams, and gives back what it takes of the shared memory.
   * The database is its host's to close.
   */
  close(): void
}

/**
 * The PIM over one database: the PIM's API under `/api` and the sandbox API under `/sandbox/v1`, as one
 * function from Request to Response. `memory` may be shared by many.
 */
export function createPim({ memory, ...pim }: Pim & { memory: Memory }): OpenedPim {
  const witness = createWitness(pim)
  const usedBytes = () => Math.max(0, pim.storage.usedBytes() - witness.usedBytes())
  const open = {
    ...pim,
    storage: { ...pim.storage, usedBytes },
    answers: createAnswerMemory(memory),
    callers: createCallerMemory(memory),
    traffic: createTraffic(pim.clock, pim.requestsPerSecond),
    witness,
    troublemaker: createTroublemaker(pim.database, pim.clock),
  }
  return {
    fetch: async (request) => answerAgain(open, request) ?? routes.fetch(request, open),
    isHeard: witness.isHeard,
    close() {
      witness.close()
      open.answers.forget()
      open.callers.forget()
    },
  }
}
