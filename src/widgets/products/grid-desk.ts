import { atom, effect, type ReadableAtom } from 'nanostores'
import type { ProductByUuid } from '#contract'
import { type ProductFilter, searchProducts } from '../state/catalogue.ts'
import { $calls, $live } from '../state/live.ts'
import { explainObstacle, type Obstacle } from '../state/obstacles.ts'
import { $structure, loadStructure } from '../state/structure.ts'
import { changesStructure, newestWrite } from './product-desk.ts'

/** A page of the grid, and which of its products are other than they were a moment ago. */
export interface Grid {
  items: readonly ProductByUuid[]
  count: number
  changed: ReadonlySet<string>
}

/** The products that were asked for; what was found before stays while it is looked for anew. */
export type Found =
  | ({ state: 'searching' } & Grid)
  | ({ state: 'found' } & Grid)
  | ({ state: 'failed'; obstacle: Obstacle } & Grid)

/** What is asked for: a filter, and a page of what it lets through. */
export interface Asked {
  filter: ProductFilter
  page: number
}

export interface GridDesk {
  $asked: ReadableAtom<Asked>
  $found: ReadableAtom<Found>
  /** Keeps the grid in step with what is asked and with every call that writes. */
  follow(): () => void
  choose(change: Partial<ProductFilter>): void
  turnTo(page: number): void
}

/** Milliseconds in which letters and calls gather before the products are asked for. */
const patience = 200

export function createGridDesk(initial: Asked): GridDesk {
  const $asked = atom(initial)
  const $found = atom<Found>({ state: 'searching', items: [], count: 0, changed: new Set() })
  let search: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let newest = -1

  async function look(isSameQuestion: boolean): Promise<void> {
    search?.abort()
    search = new AbortController()
    const { signal } = search
    const { page } = $asked.get()
    const filter = withChannel($asked.get().filter)
    const known = $found.get()
    try {
      const { items, count } = await searchProducts(filter, localesOf(filter), page, signal)
      const changed = isSameQuestion ? changedSince(known, items) : new Set<string>()
      $found.set({ state: 'found', items, count, changed })
    } catch (error) {
      if (signal.aborted) return
      const obstacle = explainObstacle(error, navigator.onLine !== false)
      $found.set({ ...known, state: 'failed', obstacle })
    }
  }

  function lookSoon(isSameQuestion: boolean): void {
    clearTimeout(timer)
    timer = setTimeout(() => void look(isSameQuestion), patience)
  }

  return {
    $asked,
    $found,
    follow() {
      let before: Asked | undefined
      const stop = effect([$asked, $calls, $live], (asked, calls, live) => {
        const write = newestWrite(calls)
        const isBack = live === 'live' && $found.get().state === 'failed'
        const isSame = before === asked
        if (isSame && (write?.number ?? 0) === newest && !isBack) return
        if (newest >= 0 && isSame && changesStructure(write)) void loadStructure()
        before = asked
        newest = write?.number ?? 0
        lookSoon(isSame)
      })
      return () => {
        stop()
        clearTimeout(timer)
        search?.abort()
        newest = -1
      }
    },
    choose(change) {
      $found.set({ ...$found.get(), state: 'searching' })
      $asked.set({ filter: { ...$asked.get().filter, ...change }, page: 1 })
    },
    turnTo(page) {
      $found.set({ ...$found.get(), state: 'searching' })
      $asked.set({ ...$asked.get(), page })
    },
  }
}

/** What stood there before and reads otherwise now, and what came new into a page that stood. */
function changedSince(known: Found, items: readonly ProductByUuid[]): Set<string> {
  const before = new Map(known.items.map((item) => [item.uuid, JSON.stringify(item)]))
  const isOther = (item: ProductByUuid) => before.get(item.uuid) !== JSON.stringify(item)
  if (known.state === 'failed' || before.size === 0) return new Set()
  return new Set([...items.filter(isOther).map(({ uuid }) => uuid), ...known.changed])
}

/** The first channel, where none is chosen. */
export function withChannel(filter: ProductFilter): ProductFilter {
  return { ...filter, channel: filter.channel || ($structure.get()?.channels[0]?.code ?? '') }
}

function localesOf({ channel }: ProductFilter): readonly string[] {
  return $structure.get()?.channels.find(({ code }) => code === channel)?.locales ?? []
}
