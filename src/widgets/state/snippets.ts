import { atom, onMount } from 'nanostores'
import { loadSnippets } from '#client'

type Writer = Awaited<ReturnType<typeof loadSnippets>>['writeSnippet']

/** What writes a request as a piece of a program. Fetched when somebody first wants to see one. */
export const $writer = atom<{ write: Writer } | undefined>()

onMount($writer, () => {
  if (!$writer.value) load()
})

/** Without a network it waits for one. */
function load(): void {
  loadSnippets().then(
    ({ writeSnippet }) => $writer.set({ write: writeSnippet }),
    () => globalThis.addEventListener?.('online', load, { once: true }),
  )
}
