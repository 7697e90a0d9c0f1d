import { createMemoryJournal, openLastRun } from '#connector'
import { expect, test } from 'vitest'

const evening = new Date('2026-11-01T20:00:00Z')
const morning = new Date('2026-11-02T06:00:00Z')

test('the first run knows no moment, the next one begins a minute before it', async () => {
  const journal = createMemoryJournal()
  const first = await openLastRun(journal, 'name,price', evening)
  expect(first.since).toBeUndefined()
  await first.finish()
  const next = await openLastRun(journal, 'name,price', morning)
  expect(next.since?.toISOString()).toBe('2026-11-01T19:59:00.000Z')
})

test('a run that did not end leaves the moment of the one before', async () => {
  const journal = createMemoryJournal()
  await (await openLastRun(journal, 'name', evening)).finish()
  await openLastRun(journal, 'name', morning)
  const { since } = await openLastRun(journal, 'name', new Date())
  expect(since?.toISOString()).toBe('2026-11-01T19:59:00.000Z')
})

test.for<[string, string]>([
  ['another question', '{"question":"price","at":"2026-11-01T20:00:00Z"}'],
  ['a line cut off', '{"question":"name","at":"2026'],
  ['no moment', '{"question":"name","at":"yesterday"}'],
  ['something else', 'null'],
])('%s: everything, once more', async ([, line]) => {
  const journal = createMemoryJournal()
  await journal.append(line)
  expect((await openLastRun(journal, 'name', morning)).since).toBeUndefined()
})
