import { createAnswerMemory } from './rest/answer-memory.ts'
import type { Pim } from './rest/call.ts'
import { createTraffic } from './rest/traffic.ts'
import { createRoutes } from './routes.ts'

export { sandboxIdOf } from './auth/secrets.ts'
export { readBasic, readBearer } from './auth/credentials.ts'
export { json, preflight, respond } from './http/answer.ts'
export { readText } from './http/body.ts'
export { migrate } from './migrations/index.ts'
export { plant } from './plant.ts'
export type { Clock, Database, Secrets, SqlValue, Storage } from './ports.ts'
export { carryAccess, claimSandbox, drawSandbox, readSandbox } from './practice/sandboxes/store.ts'
export type { Pim } from './rest/call.ts'
export { formatMoment } from './rest/dates.ts'

const routes = createRoutes()

/**
 * The PIM over one database: the PIM's API under `/api` and the sandbox API under `/sandbox/v1`, as one
 * function from Request to Response. It answers errors, too; it never throws.
 */
export function createPim(pim: Pim): { fetch(request: Request): Promise<Response> } {
  const open = {
    ...pim,
    answers: createAnswerMemory(),
    traffic: createTraffic(pim.clock, pim.requestsPerSecond),
  }
  return { fetch: async (request) => routes.fetch(request, open) }
}
