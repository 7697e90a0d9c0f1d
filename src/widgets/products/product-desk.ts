import { atom, effect, type ReadableAtom } from 'nanostores'
import type { ProductByUuid, RequestSummary } from '#contract'
import { readChanges, readProduct, readProducts } from '../state/catalogue.ts'
import { $calls, $live } from '../state/live.ts'
import { explainObstacle, type Obstacle } from '../state/obstacles.ts'
import { loadStructure } from '../state/structure.ts'
import { lightUp, type Lit, litByCall, type LoggedChange, type Origin } from './lit.ts'

/** A product with what is known around it. */
export interface SeenProduct {
  product: ProductByUuid
  /** The newest first. */
  changes: readonly LoggedChange[]
  /** Products that it is associated with, as far as they are there. */
  others: readonly ProductByUuid[]
  lit: readonly Lit[]
}

/** What is known of the product that was asked for; what was known stays while nobody answers. */
export type Opened =
  | { state: 'opening' }
  | ({ state: 'open' } & SeenProduct)
  /** It was there when the reader came. */
  | ({ state: 'deleted' } & SeenProduct)
  | { state: 'missing' }
  | { state: 'failed'; obstacle: Obstacle; seen: SeenProduct | undefined }

/** Where one product is looked at. */
export interface ProductDesk {
  $opened: ReadableAtom<Opened>
  /** Keeps it in step with every call that writes, until the returned function is called. */
  follow(): () => void
  look(): Promise<void>
  /** Puts out the lights. */
  settle(): void
}

/** Milliseconds in which calls gather before the product is looked at again. */
const patience = 100

/**
 * @param name identifier or uuid
 * @param request the call whose changes are to be lit from the start
 */
export function createProductDesk(name: string, request?: number): ProductDesk {
  const $opened = atom<Opened>({ state: 'opening' })
  let looking: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let newest = -1

  async function look(): Promise<void> {
    looking?.abort()
    looking = new AbortController()
    const { signal } = looking
    const seen = seenIn($opened.get())
    try {
      // Under its uuid it stays the same one when it is renamed.
      const product = await readProduct(seen?.product.uuid ?? name, signal)
      const changes = await readChangesOf(product ?? seen?.product, signal)
      const others = product ? await readProducts(associatedWith(product), signal) : []
      if (!signal.aborted) $opened.set(settled(seen, product, changes, others))
    } catch (error) {
      if (signal.aborted) return
      const obstacle = explainObstacle(error, navigator.onLine !== false)
      $opened.set({ state: 'failed', obstacle, seen })
    }
  }

  function settled(
    seen: SeenProduct | undefined,
    product: ProductByUuid | undefined,
    changes: readonly LoggedChange[],
    others: readonly ProductByUuid[],
  ): Opened {
    if (!product) return seen ? { ...seen, changes, state: 'deleted' } : { state: 'missing' }
    const lit = seen
      ? lightUp(seen.lit, seen.product, product, originOf(seen.changes, changes, $calls.get()))
      : litByCall(changes, request ?? 0)
    return { state: 'open', product, changes, others, lit }
  }

  return {
    $opened,
    look,
    follow() {
      const stop = effect([$calls, $live], (calls, live) => {
        const write = newestWrite(calls)?.number ?? 0
        const isBack = live === 'live' && $opened.get().state === 'failed'
        if (write === newest && !isBack) return
        if (newest >= 0 && changesStructure(newestWrite(calls))) void loadStructure()
        newest = write
        timer ??= setTimeout(() => {
          timer = undefined
          void look()
        }, patience)
      })
      return () => {
        stop()
        clearTimeout(timer)
        timer = undefined
        newest = -1
        looking?.abort()
      }
    },
    settle() {
      const opened = $opened.get()
      if (opened.state === 'open') $opened.set({ ...opened, lit: [] })
    },
  }
}

/** The product as it was last seen. */
export function seenIn(opened: Opened): SeenProduct | undefined {
  if (opened.state === 'failed') return opened.seen
  if (opened.state !== 'open' && opened.state !== 'deleted') return undefined
  const { state: _, ...seen } = opened
  return seen
}

/** The newest call that may have changed something. */
export function newestWrite(calls: readonly RequestSummary[]): RequestSummary | undefined {
  return calls.find(({ method, status }) => method !== 'GET' && status < 400)
}

/** Whether a call may have changed what values are named by, and not only values. */
export function changesStructure(call: RequestSummary | undefined): boolean {
  return !/\/(products|products-uuid|product-models|media-files)\b/.test(call?.address ?? '')
}

/** A write to the product itself; else the newest one, which may have been to its model or family. */
function originOf(
  before: readonly LoggedChange[],
  after: readonly LoggedChange[],
  calls: readonly RequestSummary[],
): Origin | undefined {
  const [newest] = after
  if (newest && newest.number !== before[0]?.number) return newest
  const write = newestWrite(calls)
  return write && { request: write.number, connection: write.connection }
}

async function readChangesOf(product: ProductByUuid | undefined, signal: AbortSignal) {
  return product ? readChanges(product.uuid, signal) : []
}

function associatedWith(product: ProductByUuid): string[] {
  const plain = Object.values(product.associations ?? {}).flatMap(({ products }) => products ?? [])
  const counted = Object.values(product.quantified_associations ?? {}).flatMap(
    ({ products }) => products?.map(({ uuid }) => uuid) ?? [],
  )
  return [...new Set([...plain, ...counted])].slice(0, 100)
}
