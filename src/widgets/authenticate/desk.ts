import { atom, computed, type ReadableAtom } from 'nanostores'
import { pageOrigin } from '../state/api.ts'
import { createTrail, type Trail } from '../state/calls.ts'
import { $credentials, ensureConnection } from '../state/connections.ts'
import { type Answer, exchange } from '../state/exchange.ts'
import { explainObstacle, type Obstacle } from '../state/obstacles.ts'
import { $token, adoptToken } from '../state/token.ts'
import { describeGrant, example, type Form, type Grant } from './grant.ts'

/** Where the desk is. */
export type Asking =
  | { state: 'idle' }
  | { state: 'sending' }
  | { state: 'answered'; answer: Answer }
  | { state: 'unreachable'; obstacle: Obstacle }

/** The desk where credentials become a token. */
export interface Desk {
  /** The current connection's credentials, with what the reader typed over them. */
  $form: ReadableAtom<Form>
  $isEdited: ReadableAtom<boolean>
  /** The way to a token that is shown, and was taken last. */
  $grant: ReadableAtom<Grant>
  $asking: ReadableAtom<Asking>
  trail: Trail
  edit(change: Partial<Form>): void
  /** The connection's own credentials again. */
  restore(): void
  /** Asks with the password, after making a connection for who has none. */
  send(): Promise<void>
  /** Asks with the refresh token. */
  refresh(): Promise<void>
  /** The connection alone, to see the header being built. */
  connect(): Promise<void>
}

export function createDesk(): Desk {
  const trail = createTrail()
  const $edits = atom<Partial<Form>>({})
  const $grant = atom<Grant>({ kind: 'password' })
  const $asking = atom<Asking>({ state: 'idle' })
  const $form = computed([$credentials, $edits], (known, edits): Form => {
    const own = known && { clientId: known.client_id, ...pick(known) }
    return { ...(own ?? example), ...edits }
  })

  const isEdited = () => Object.keys($edits.get()).length > 0

  async function run(task: () => Promise<Asking>): Promise<void> {
    if ($asking.get().state === 'sending') return
    $asking.set({ state: 'sending' })
    try {
      $asking.set(await task())
    } catch (error) {
      $asking.set({
        state: 'unreachable',
        obstacle: explainObstacle(error, navigator.onLine !== false),
      })
    }
  }

  function ask(grant: Grant): Promise<void> {
    $grant.set(grant)
    trail.clear()
    return run(async () => {
      if (!$credentials.get() && !isEdited()) await ensureConnection(trail)
      const request = describeGrant($form.get(), grant, pageOrigin())
      if (!request) return { state: 'idle' }
      const answer = await exchange(request, new AbortController().signal)
      adoptToken(request, answer)
      return { state: 'answered', answer }
    })
  }

  return {
    $form,
    $isEdited: computed($edits, (edits) => Object.keys(edits).length > 0),
    $grant,
    $asking,
    trail,
    edit(change) {
      $grant.set({ kind: 'password' })
      $edits.set({ ...$edits.get(), ...change })
    },
    restore() {
      $grant.set({ kind: 'password' })
      $edits.set({})
    },
    send: () => ask({ kind: 'password' }),
    refresh() {
      const token = $token.get()
      return token ? ask({ kind: 'refresh', refreshToken: token.refreshToken }) : Promise.resolve()
    },
    connect() {
      trail.clear()
      return run(async () => {
        await ensureConnection(trail)
        $edits.set({})
        return { state: 'idle' }
      })
    },
  }
}

function pick({ secret, username, password }: Omit<Form, 'clientId'>) {
  return { secret, username, password }
}
