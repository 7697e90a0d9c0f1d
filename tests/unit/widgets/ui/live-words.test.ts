import { expect, test } from 'vitest'
import { wordsForLive } from '../../../../src/widgets/ui/live-words.ts'

test.each([
  ['live', true, 'ok', 'Live'],
  ['offline', true, 'bad', 'No connection, trying again'],
  ['gone', true, 'bad', 'Your PIM is gone'],
  ['live', false, 'idle', 'No PIM of your own yet'],
] as const)('%s, with a sandbox: %s', (live, hasSandbox, tone, text) => {
  expect(wordsForLive(live, hasSandbox)).toEqual({ tone, text })
})
