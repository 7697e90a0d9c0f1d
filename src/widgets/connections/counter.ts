import type { ConnectionPatch } from '#contract'
import { atom, type ReadableAtom } from 'nanostores'
import { createTrail, type Trail } from '../state/calls.ts'
import {
  changeConnection,
  createConnection,
  removeConnection,
  renewCredential,
  type Renewable,
} from '../state/connections.ts'
import { explainObstacle, type Obstacle } from '../state/obstacles.ts'
import { type FieldErrors, fieldErrors, type Form } from './form.ts'

/** What became of the form. */
export type Creation =
  | { state: 'idle' }
  | { state: 'creating' }
  | { state: 'created'; code: string; label: string }
  | { state: 'refused'; errors: FieldErrors }
  | { state: 'failed'; obstacle: Obstacle }

/** Where a deletion is: asked for, under way, or failed; one at a time. */
export type Removal =
  | { state: 'none' }
  | { state: 'asking'; code: string }
  | { state: 'removing'; code: string }
  | { state: 'removed'; label: string }
  | { state: 'failed'; code: string; obstacle: Obstacle }

/** Whether the dashboard counts a connection, while that is being changed. */
export type Tracking =
  | { state: 'none' }
  | { state: 'changing'; code: string; isTracked: boolean }
  | { state: 'changed'; code: string; label: string; isTracked: boolean }
  | { state: 'failed'; code: string; obstacle: Obstacle }

/** Settings of a connection, while they are being changed. `to` is what was asked for. */
export type Change =
  | { state: 'none' }
  | { state: 'changing'; code: string; to: ConnectionPatch }
  | { state: 'changed'; code: string; to: ConnectionPatch; label: string }
  | { state: 'failed'; code: string; to: ConnectionPatch; obstacle: Obstacle }

/** Where a new secret or password is: asked for, under way, there, or failed; one at a time. */
export type Renewal =
  | { state: 'none' }
  | { state: 'asking'; code: string; what: Renewable }
  | { state: 'renewing'; code: string; what: Renewable }
  | { state: 'renewed'; code: string; what: Renewable; label: string }
  | { state: 'failed'; code: string; what: Renewable; obstacle: Obstacle }

/** The counter where connections are made, tracked and given up. */
export interface Counter {
  $form: ReadableAtom<Form>
  $creation: ReadableAtom<Creation>
  $removal: ReadableAtom<Removal>
  $tracking: ReadableAtom<Tracking>
  $change: ReadableAtom<Change>
  $renewal: ReadableAtom<Renewal>
  trail: Trail
  edit(change: Partial<Form>): void
  create(): Promise<void>
  askToRemove(code: string): void
  keep(): void
  track(connection: { code: string; label: string }, isTracked: boolean): Promise<void>
  change(connection: { code: string; label: string }, to: ConnectionPatch): Promise<void>
  askToRenew(code: string, what: Renewable): void
  keepOld(): void
  renew(connection: { code: string; label: string }, what: Renewable): Promise<void>
  remove(connection: { code: string; label: string }): Promise<void>
}

const empty: Form = { label: '', code: undefined, flowType: 'data_source' }

export function createCounter(): Counter {
  const trail = createTrail()
  const $form = atom(empty)
  const $creation = atom<Creation>({ state: 'idle' })
  const $removal = atom<Removal>({ state: 'none' })
  const $tracking = atom<Tracking>({ state: 'none' })
  const $change = atom<Change>({ state: 'none' })
  const $renewal = atom<Renewal>({ state: 'none' })
  const explain = (error: unknown) => explainObstacle(error, navigator.onLine !== false)

  return {
    $form,
    $creation,
    $removal,
    $tracking,
    $change,
    $renewal,
    trail,
    edit: (change) => $form.set({ ...$form.get(), ...change }),
    async create() {
      if ($creation.get().state === 'creating') return
      const form = $form.get()
      trail.clear()
      $removal.set({ state: 'none' })
      $creation.set({ state: 'creating' })
      try {
        const made = await createConnection(form, trail)
        if (made.kind === 'violations') {
          $creation.set({ state: 'refused', errors: fieldErrors(made.violations) })
        } else {
          const { code, label } = made.connection
          $creation.set({ state: 'created', code, label })
          $form.set({ ...form, label: '', code: undefined })
        }
      } catch (error) {
        $creation.set({ state: 'failed', obstacle: explain(error) })
      }
    },
    askToRemove: (code) => $removal.set({ state: 'asking', code }),
    keep: () => $removal.set({ state: 'none' }),
    async track({ code, label }, isTracked) {
      $tracking.set({ state: 'changing', code, isTracked })
      try {
        await changeConnection(code, { auditable: isTracked })
        $tracking.set({ state: 'changed', code, label, isTracked })
      } catch (error) {
        $tracking.set({ state: 'failed', code, obstacle: explain(error) })
      }
    },
    async change({ code, label }, to) {
      $change.set({ state: 'changing', code, to })
      try {
        await changeConnection(code, to)
        $change.set({ state: 'changed', code, to, label: to.label ?? label })
      } catch (error) {
        $change.set({ state: 'failed', code, to, obstacle: explain(error) })
      }
    },
    askToRenew: (code, what) => $renewal.set({ state: 'asking', code, what }),
    keepOld: () => $renewal.set({ state: 'none' }),
    async renew({ code, label }, what) {
      $renewal.set({ state: 'renewing', code, what })
      try {
        await renewCredential(code, what)
        $renewal.set({ state: 'renewed', code, what, label })
      } catch (error) {
        $renewal.set({ state: 'failed', code, what, obstacle: explain(error) })
      }
    },
    async remove({ code, label }) {
      $removal.set({ state: 'removing', code })
      try {
        await removeConnection(code)
        if (isAbout($creation.get(), code)) $creation.set({ state: 'idle' })
        $removal.set({ state: 'removed', label })
      } catch (error) {
        $removal.set({ state: 'failed', code, obstacle: explain(error) })
      }
    },
  }
}

function isAbout(creation: Creation, code: string): boolean {
  return creation.state === 'created' && creation.code === code
}
