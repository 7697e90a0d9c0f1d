import type { Tone } from './status.ts'

/** How the page hears of calls, as far as it is shown. */
export type ShownLive = 'off' | 'live' | 'polling' | 'offline' | 'gone'

/** What a sign beside a live view says, and in which colour. */
export function wordsForLive(live: ShownLive, hasSandbox: boolean): { tone: Tone; text: string } {
  if (!hasSandbox) return { tone: 'idle', text: 'No PIM of your own yet' }
  return words[live]
}

const words: Record<ShownLive, { tone: Tone; text: string }> = {
  off: { tone: 'idle', text: 'Not watching yet' },
  live: { tone: 'ok', text: 'Live' },
  polling: { tone: 'ok', text: 'Looks every two seconds' },
  offline: { tone: 'bad', text: 'No connection, trying again' },
  gone: { tone: 'bad', text: 'Your PIM is gone' },
}
