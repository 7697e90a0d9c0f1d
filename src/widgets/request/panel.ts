import { atom, type ReadableAtom } from 'nanostores'
import type { RequestDescription } from '#client'
import { createTrail, type Trail } from '../state/calls.ts'
import { type Answer, exchange } from '../state/exchange.ts'
import { remember } from '../state/history.ts'
import type { Obstacle } from '../state/obstacles.ts'
import { ownSandbox, type Place } from '../state/place.ts'
import { adoptToken } from '../state/token.ts'
import { fillRequest, namesIn } from '../state/values.ts'
import { type Draft, draftOf, draftOfLink, settle, targetOf } from './draft.ts'
import { withFiles } from './own-files.ts'

/** The request was answered, whatever the status. */
export interface Answered {
  state: 'answered'
  answer: Answer
  /** When it came, in milliseconds since 1970. */
  at: number
  /** What was sent, with the names of what this site filled in. */
  request: RequestDescription
  /** Whether it went with the token that this site holds. */
  withToken: boolean
  /** The answer that this panel had before, to compare with. */
  before?: Answer | undefined
}

/** Where a panel is. */
export type Exchange =
  | { state: 'idle' }
  /** `way`: what the request needs first is being made. */
  | { state: 'sending'; step: 'way' | 'request'; previous: Answered | undefined }
  | Answered
  /** No answer to the request itself: the network, or something on the way, said no. */
  | { state: 'unreachable'; obstacle: Obstacle }

/** One request on a page: what it says, and what became of it. */
export interface Panel {
  $draft: ReadableAtom<Draft>
  $exchange: ReadableAtom<Exchange>
  trail: Trail
  edit(change: Partial<Draft>): void
  /** Sends the draft, after whatever it needs: a sandbox, a connection, a token. */
  send(): Promise<void>
  /** A new token in place of the one that was refused, then the same again. */
  renewAndSend(): Promise<void>
  /** Puts an address of this PIM, as answers have them, into the panel and sends it. */
  follow(address: string): Promise<void>
  cancel(): void
  /** Back to the request that the page came with. */
  reset(): void
}

/**
 * @param request with the names of what a reader has to bring: `Bearer <access_token>`
 * @param base the address that it was written for
 * @param place where it is sent to
 */
export function createPanel(
  request: RequestDescription,
  base: string,
  place: Place = ownSandbox,
): Panel {
  const original = draftOf(request, base)
  const trail = createTrail()
  const $draft = atom(original)
  const $exchange = atom<Exchange>({ state: 'idle' })
  let underWay: { controller: AbortController; before: Exchange } | undefined

  async function run(prepare?: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    const draft = $draft.get()
    const settled = settle(draft, place.origin())
    if (underWay || settled.kind === 'unclear') return
    const controller = new AbortController()
    const { signal } = controller
    const before = $exchange.get()
    const mine = (underWay = { controller, before })
    const previous = before.state === 'answered' ? before : undefined
    trail.clear()
    $exchange.set({ state: 'sending', step: 'way', previous })
    try {
      await prepare?.(signal)
      const names = namesIn(settled.request)
      const values = await place.ensure(names, trail, signal)
      signal.throwIfAborted()
      $exchange.set({ state: 'sending', step: 'request', previous })
      const filled = fillRequest(settled.request, values)
      const answer = await exchange(withFiles(filled, draft.files), signal)
      if (place === ownSandbox) adoptToken(filled, answer)
      remember(settled.request, answer.status)
      const withToken = names.includes('access_token')
      $exchange.set({
        state: 'answered',
        answer,
        at: Date.now(),
        request: settled.request,
        withToken,
        before: previous?.answer,
      })
    } catch (error) {
      if (signal.aborted) return
      const obstacle = place.explain(error)
      remember(settled.request, undefined)
      $exchange.set({ state: 'unreachable', obstacle })
    } finally {
      if (underWay === mine) underWay = undefined
    }
  }

  function cancel() {
    if (!underWay) return
    const { controller, before } = underWay
    underWay = undefined
    $exchange.set(before)
    controller.abort()
  }

  return {
    $draft,
    $exchange,
    trail,
    edit: (change) => $draft.set({ ...$draft.get(), broken: undefined, ...change }),
    send: () => run(),
    renewAndSend: () => run((signal) => place.renew(trail, signal)),
    follow: (address) => {
      const target = targetOf(address, place.origin())
      if (target === undefined || underWay) return Promise.resolve()
      $draft.set(draftOfLink($draft.get(), target))
      return run()
    },
    cancel,
    reset: () => {
      cancel()
      trail.clear()
      $draft.set(original)
      $exchange.set({ state: 'idle' })
    },
  }
}
