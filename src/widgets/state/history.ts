import { persistentAtom } from '@nanostores/persistent'
import type { RequestDescription } from '#client'
import { $values } from './values.ts'
import { withoutSecrets } from './without-secrets.ts'

/** A request that was sent from a panel, with names in place of secrets, and what it came to. */
export interface PastRequest {
  at: number
  request: RequestDescription
  /** Undefined when there was no answer. */
  status?: number | undefined
}

/** As many are kept, the newest first. */
export const mostKept = 50

/** Longer bodies are not worth keeping, and storage is small. */
export const longestKept = 20_000

/** What was sent from this browser; it is kept nowhere else. */
export const $history = persistentAtom<readonly PastRequest[]>('doorway.history', [], {
  encode: JSON.stringify,
  decode: readHistory,
})

/** Writes down what was sent. The same request once more takes the place of the one before. */
export function remember(request: RequestDescription, status: number | undefined): void {
  const kept = withoutSecrets(request, $values.get())
  if (JSON.stringify(kept).length > longestKept) return
  const mark = JSON.stringify(kept)
  const others = $history.get().filter((past) => JSON.stringify(past.request) !== mark)
  $history.set([{ at: Date.now(), request: kept, status }, ...others].slice(0, mostKept))
}

export function forgetHistory(): void {
  $history.set([])
}

/** Those that hold every word, anywhere in them. */
export function searchHistory(past: readonly PastRequest[], text: string): PastRequest[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return past.filter(({ request, status }) => {
    const whole = `${status ?? ''} ${JSON.stringify(request)} ${decoded(request.url)}`.toLowerCase()
    return words.every((word) => whole.includes(word))
  })
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

function readHistory(stored: string): PastRequest[] {
  try {
    const value: unknown = JSON.parse(stored)
    return Array.isArray(value) ? value.filter(isPast).slice(0, mostKept) : []
  } catch {
    return []
  }
}

function isPast(value: unknown): value is PastRequest {
  const { at, request } = { ...(value as Partial<PastRequest>) }
  if (typeof at !== 'number' || typeof request !== 'object' || request === null) return false
  const { method, url, headers, body } = request
  return (
    typeof method === 'string' &&
    typeof url === 'string' &&
    URL.canParse(url) &&
    typeof headers === 'object' &&
    headers !== null &&
    Object.values(headers).every((header) => typeof header === 'string') &&
    (body === undefined || typeof body === 'string')
  )
}
