import { limits } from '#contract'
import { json, noContent } from '../../http/answer.ts'
import type { Call, Handlers } from '../../rest/call.ts'
import { formatMoment } from '../../rest/dates.ts'
import { countContents, readSandbox } from './store.ts'

/** Making a sandbox is the host's: there is no database yet that could answer. */
export const sandboxHandlers = {
  get_sandboxes_current: (call) => json(status(call)),
  delete_sandboxes_current: ({ storage }) => {
    storage.remove()
    return noContent()
  },
  post_sandboxes_current_reset: (call) => {
    call.storage.reset()
    return json(status(call))
  },
} satisfies Partial<Handlers>

function status({ database, storage, base }: Call): object {
  const { id, created_at: createdAt } = readSandbox(database)
  return {
    id,
    base_url: base,
    created_at: formatMoment(createdAt),
    expires_at: formatMoment(storage.expiresAt()),
    counts: countContents(database),
    quota: {
      used_bytes: storage.usedBytes(),
      max_bytes: storage.maxBytes,
      max_connections: limits.connections,
    },
  }
}
