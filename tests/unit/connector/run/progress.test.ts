import { expect, test } from 'vitest'
import type { RecordEvent } from '../../../../src/connector/run/events.ts'
import { countBytes, createProgress } from '../../../../src/connector/run/progress.ts'

const record = (outcome: RecordEvent['outcome']): RecordEvent => ({
  kind: 'record',
  index: 1,
  place: { line: 1, column: 1 },
  outcome,
  findings: [],
})

test('tells how much of the file was read, and the time left', () => {
  let read = 0
  const progress = createProgress({ count: () => read }, 1000)
  expect(progress.now()).toMatchObject({ share: 0 })
  expect(progress.now()).not.toHaveProperty('secondsLeft')
  read = 250
  expect(progress.now()).toMatchObject({ share: 0.25, secondsLeft: expect.any(Number) })
  read = 1000
  expect(progress.now()).toMatchObject({ share: 1, secondsLeft: 0 })
})

test('never tells of more than all, when a file grew while it was read', () => {
  expect(createProgress({ count: () => 1200 }, 1000).now()).toMatchObject({
    share: 1,
    secondsLeft: 0,
  })
})

test('tells of no share where nobody knows the size', () => {
  const told = createProgress({ count: () => 250 }, undefined).now()
  expect(told).not.toHaveProperty('share')
  expect(told).not.toHaveProperty('secondsLeft')
})

test('counts records by what became of them, and gives counts that stay as they were', () => {
  const progress = createProgress({ count: () => 0 }, undefined)
  progress.read()
  progress.counted(record('created'))
  const before = progress.now()
  progress.read()
  progress.counted(record('rejected'))
  progress.counted({ kind: 'option', attribute: 'color', code: 'moss' })
  expect(before.counts).toMatchObject({ read: 1, created: 1, rejected: 0 })
  expect(progress.counts).toMatchObject({ read: 2, created: 1, rejected: 1 })
})

test('speaks up when it is time, and not before', () => {
  const bytes = { count: () => 0 }
  expect(createProgress(bytes, undefined, 0).due()?.kind).toBe('progress')
  expect(createProgress(bytes, undefined, 1e9).due()).toBeUndefined()
})

test('counts what was taken of a source, not what is waiting there', async () => {
  const { source, count } = countBytes(new Blob(['a'.repeat(200_000)]).stream())
  const pieces = (source as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
  const { value } = await pieces.next()
  expect(count()).toBe((value as Uint8Array).length)
  expect(count()).toBeLessThan(200_000)
  while (!(await pieces.next()).done);
  expect(count()).toBe(200_000)
})
