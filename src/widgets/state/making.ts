import { atom, type ReadableAtom } from 'nanostores'
import { $live } from './live.ts'
import { explainObstacle, type Obstacle } from './obstacles.ts'
import { $sandbox, ensureSandbox, forgetSandbox } from './sandbox.ts'

/** Whether a sandbox is being made because somebody pressed a button for it. */
export type Making =
  { state: 'idle' } | { state: 'making' } | { state: 'failed'; obstacle: Obstacle }

export interface SandboxMaker {
  $making: ReadableAtom<Making>
  /** Makes a sandbox where there is none, and in place of one that is gone. */
  make(): Promise<void>
}

export function createSandboxMaker(): SandboxMaker {
  const $making = atom<Making>({ state: 'idle' })
  return {
    $making,
    async make() {
      if ($making.get().state === 'making') return
      $making.set({ state: 'making' })
      try {
        const known = $sandbox.get()
        if (known && $live.get() === 'gone') forgetSandbox(known.key)
        await ensureSandbox()
        $making.set({ state: 'idle' })
      } catch (error) {
        const obstacle = explainObstacle(error, navigator.onLine !== false)
        $making.set({ state: 'failed', obstacle })
      }
    },
  }
}
