import { createStore, del, get, set, type UseStore } from 'idb-keyval'

/** Larger ones are chosen anew after a reload: the browser's storage is not ours to fill. */
const largestKept = 5_000_000

const key = 'file'

/** Keeps a file in this browser, for the next time the page is opened; a large one is not kept. */
export async function keepFile(file: File): Promise<void> {
  try {
    const store = openStore()
    await (file.size > largestKept ? del(key, store) : set(key, file, store))
  } catch {
    // A browser may refuse storage. Then the file is chosen again after a reload.
    return
  }
}

/** The file that was kept last. */
export async function keptFile(): Promise<File | undefined> {
  try {
    const kept = await get<unknown>(key, openStore())
    return kept instanceof File ? kept : undefined
  } catch {
    return undefined
  }
}

export async function forgetFile(): Promise<void> {
  try {
    await del(key, openStore())
  } catch {
    return
  }
}

let store: UseStore | undefined

function openStore(): UseStore {
  return (store ??= createStore('doorway-connector', 'files'))
}
