import { createStorageJournal, type Journal } from '#connector'

/** What runs into a sandbox have sent, for as long as this tab is open. */
export function journalFor(sandbox: string): Journal {
  return createStorageJournal(roomy, `doorway.connector.${sandbox}`)
}

/** From now on everything is sent again: the PIM may have been changed, or begun anew. */
export async function forgetRuns(sandbox: string): Promise<void> {
  await journalFor(sandbox).replace([])
}

/** What finds no room in the tab's storage is remembered by the page alone, and lost with it. */
const beside = new Map<string, string>()

const roomy: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
  getItem: (key) => beside.get(key) ?? read(key),
  setItem(key, value) {
    beside.delete(key)
    try {
      sessionStorage.setItem(key, value)
    } catch {
      beside.set(key, value)
    }
  },
  removeItem(key) {
    beside.delete(key)
    try {
      sessionStorage.removeItem(key)
    } catch {
      return
    }
  },
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}
