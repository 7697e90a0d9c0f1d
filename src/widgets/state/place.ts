import type { ReadableAtom } from 'nanostores'
import { pageOrigin } from './api.ts'
import type { Trail } from './calls.ts'
import { explainObstacle, type Obstacle } from './obstacles.ts'
import { renewToken } from './token.ts'
import { $values, ensureValues, type ValueName, type Values } from './values.ts'

/** A PIM that a panel sends to, and the credentials that go there and nowhere else. */
export interface Place {
  origin(): string
  /** What is known without asking anybody. */
  $values: ReadableAtom<Values>
  /** Gets what these names need. */
  ensure(names: readonly ValueName[], trail: Trail, signal: AbortSignal): Promise<Values>
  /** A token in place of one that was refused. */
  renew(trail: Trail, signal: AbortSignal): Promise<unknown>
  /** What stood in the way; throws what is a mistake of ours. */
  explain(error: unknown): Obstacle
}

/** The reader's own sandbox, at the address of the page. */
export const ownSandbox: Place = {
  origin: pageOrigin,
  $values,
  ensure: ensureValues,
  renew: renewToken,
  explain: (error) => explainObstacle(error, navigator.onLine !== false),
}
