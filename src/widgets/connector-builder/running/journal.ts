import { createStore, promisifyRequest, type UseStore } from 'idb-keyval'
import { createMemoryJournal, type Journal } from '#connector'

/**
 * What runs into a PIM have sent, kept in this browser until a run goes into another one. Where the browser
 * refuses storage nothing is kept: then each run sends all again, which changes nothing in the PIM.
 *
 * @param pim tells the reader's PIM from those that were there before
 */
export function openJournal(pim: string): Journal {
  if (typeof indexedDB === 'undefined') return createMemoryJournal()
  let kept = journalIn(createStore('doorway-connector-runs', 'lines'), pim)
  return {
    lines: () => linesOf(kept),
    append: (line) => tried(() => kept.append(line)),
    replace: (lines) => tried(() => kept.replace(lines)),
  }

  /** A gap would make what was refused look sent. */
  async function tried(write: () => Promise<void>): Promise<void> {
    try {
      await write()
    } catch {
      const full = kept
      kept = createMemoryJournal()
      await full.replace([]).catch(() => undefined)
    }
  }
}

async function* linesOf(journal: Journal): AsyncGenerator<string> {
  try {
    yield* journal.lines()
  } catch {
    return
  }
}

/** A key for each line: the PIM, and a number that goes up. */
function journalIn(use: UseStore, pim: string): Journal {
  const mine = IDBKeyRange.bound([pim], [pim, []])
  return {
    async *lines() {
      yield* await use('readonly', (store) => promisifyRequest<string[]>(store.getAll(mine)))
    },
    append: async (line) =>
      use('readwrite', async (store) => {
        const last = await promisifyRequest(store.openKeyCursor(mine, 'prev'))
        store.put(line, [pim, numberIn(last?.key) + 1])
        await promisifyRequest(store.transaction)
      }),
    replace: async (lines) =>
      use('readwrite', async (store) => {
        // Those of a PIM that this browser has left go too.
        store.clear()
        let number = 0
        for (const line of lines) store.put(line, [pim, ++number])
        await promisifyRequest(store.transaction)
      }),
  }
}

function numberIn(key: IDBValidKey | undefined): number {
  const number = Array.isArray(key) ? key[1] : undefined
  return typeof number === 'number' ? number : 0
}
