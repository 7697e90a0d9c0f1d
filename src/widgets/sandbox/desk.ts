import { atom, type ReadableAtom } from 'nanostores'
import { explainObstacle, type Obstacle } from '../state/obstacles.ts'
import { deleteSandbox, resetSandbox } from '../state/sandbox-status.ts'

/** What can be done to a whole sandbox; there is no way back from either. */
export type Deed = 'reset' | 'delete'

/** Where a deed is: asked about, under way, done or failed; one at a time. */
export type Doing =
  | { state: 'none' }
  | { state: 'asking'; deed: Deed }
  | { state: 'working'; deed: Deed }
  | { state: 'done'; deed: Deed }
  | { state: 'failed'; deed: Deed; obstacle: Obstacle }

export interface SandboxDesk {
  $doing: ReadableAtom<Doing>
  ask(deed: Deed): void
  keep(): void
  /** Does what was asked about. */
  confirm(): Promise<void>
}

const deeds: Record<Deed, () => Promise<void>> = { reset: resetSandbox, delete: deleteSandbox }

export function createSandboxDesk(): SandboxDesk {
  const $doing = atom<Doing>({ state: 'none' })
  return {
    $doing,
    ask: (deed) => $doing.set({ state: 'asking', deed }),
    keep: () => $doing.set({ state: 'none' }),
    async confirm() {
      const doing = $doing.get()
      if (doing.state !== 'asking' && doing.state !== 'failed') return
      const { deed } = doing
      $doing.set({ state: 'working', deed })
      try {
        await deeds[deed]()
        $doing.set({ state: 'done', deed })
      } catch (error) {
        const obstacle = explainObstacle(error, navigator.onLine !== false)
        $doing.set({ state: 'failed', deed, obstacle })
      }
    },
  }
}

/** What is said aloud when something has happened. */
export function announcement(doing: Doing): string {
  if (doing.state === 'failed') return `Not done. ${doing.obstacle.text}`
  if (doing.state !== 'done') return ''
  return doing.deed === 'reset'
    ? 'The sample range is back as it was.'
    : 'Your sandbox is deleted, with everything in it.'
}
