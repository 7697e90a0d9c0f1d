import { persistentAtom } from '@nanostores/persistent'
import { createStore, del, get, set, type UseStore } from 'idb-keyval'

/** Larger ones are chosen anew after a reload: the browser's storage is not ours to fill. */
const largestKept = 5_000_000

const key = 'file'

/** The name of a kept file: that there is one shows before the storage was asked. */
const $keptName = persistentAtom<string | undefined>('doorway.connector.file')

/** Keeps a file in this browser, for the next time the page is opened; a large one is not kept. */
export async function keepFile(file: File): Promise<void> {
  try {
    if (file.size > largestKept) return await forgetFile()
    await set(key, file, openStore())
    $keptName.set(file.name)
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
  $keptName.set(undefined)
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
