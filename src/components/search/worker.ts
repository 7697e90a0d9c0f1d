import { createSearch, type FullText, type Search, type SearchTable } from '#search'
import type { Failure, Question, Reply } from './messages.ts'

// Searching has a thread of its own: typing stays smooth, and WebAssembly, which the policy of pages does
// not allow, is under the policy of this script.

const folder = '/pagefind/'
let search: Promise<Search> | undefined
let fullText: Promise<FullText> | undefined

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data).then((reply) => postMessage(reply))
})

async function answer({ id, request }: Question): Promise<Reply> {
  try {
    const found = await (search ??= openSearch())
    return { id, results: await found(request) }
  } catch (error) {
    search = undefined
    return { id, failure: error instanceof NoIndexError ? error.failure : 'unreachable' }
  }
}

class NoIndexError extends Error {
  readonly failure: Failure = 'no index'
}

async function openSearch(): Promise<Search> {
  const loaded = readTexts()
  loaded.catch(() => undefined)
  const answered = await fetch(`${folder}signposts.json`)
  if (answered.status === 404) throw new NoIndexError()
  if (!answered.ok) throw new Error(`${answered.status} for the table of search`)
  return createSearch({ table: (await answered.json()) as SearchTable, fullText: readTexts })
}

/** Pagefind over its index; asked for again when it could not be had. */
function readTexts(): Promise<FullText> {
  fullText ??= openTexts().catch((error: unknown) => {
    fullText = undefined
    throw error
  })
  return fullText
}

async function openTexts(): Promise<FullText> {
  const { createInstance } = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind
  const instance = createInstance({ basePath: folder, baseUrl: '/', noWorker: true })
  await instance.init()
  return instance
}

/** The built code of Pagefind, which has no types. */
interface Pagefind {
  createInstance(options: {
    basePath: string
    baseUrl: string
    noWorker: boolean
  }): FullText & { init(): Promise<void> }
}
