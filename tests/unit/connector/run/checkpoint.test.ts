import { createMemoryJournal, openCheckpoint } from '#connector'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const key = fc.stringMatching(/^[0-9a-f]{15}[1-9]$/)

describe('what a run leaves for the next', () => {
  test('is what was taken, without what was refused later', async () => {
    const pairs = fc.uniqueArray(key, { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(pairs, pairs, async (taken, refused) => {
        const journal = createMemoryJournal()
        const first = await openCheckpoint(journal, 'file')
        await first.settle({ taken: taken.map((one) => [one, one]), refused: [], position: 1 })
        await first.settle({ taken: [], refused, position: 2 })
        const { fingerprints, position } = await openCheckpoint(journal, 'file')
        expect(position).toBe(2)
        for (const one of taken) {
          expect(fingerprints.get(one)).toBe(refused.includes(one) ? undefined : one)
        }
      }),
    )
  })

  test('holds thousands of products', async () => {
    const { fingerprints } = await openCheckpoint(createMemoryJournal())
    const keys = Array.from({ length: 5000 }, (_, index) =>
      (index + 1).toString(16).padStart(16, '0'),
    )
    for (const one of keys) fingerprints.set(one, one)
    expect(keys.every((one) => fingerprints.get(one) === one)).toBe(true)
    expect([...fingerprints.entries()]).toHaveLength(5000)
  })

  test('is continued for the same file only', async () => {
    const journal = createMemoryJournal()
    const first = await openCheckpoint(journal, 'monday')
    await first.settle({ taken: [], refused: [], position: 300 })
    expect((await openCheckpoint(journal, 'monday')).position).toBe(300)
    expect((await openCheckpoint(journal, 'tuesday')).position).toBe(0)
    expect((await openCheckpoint(journal)).position).toBe(0)
  })

  test('begins anew after a run that came to its end', async () => {
    const journal = createMemoryJournal()
    const first = await openCheckpoint(journal, 'monday')
    await first.settle({
      taken: [['00000000000000aa', '00000000000000bb']],
      refused: [],
      position: 300,
    })
    await first.finish()
    const next = await openCheckpoint(journal, 'monday')
    expect(next.position).toBe(0)
    expect(next.fingerprints.get('00000000000000aa')).toBe('00000000000000bb')
  })

  test('survives a line that a crash cut off', async () => {
    const journal = createMemoryJournal()
    await journal.append('{"taken":[["00000000000000aa","00000000000000bb"]]}')
    await journal.append('{"taken":[["00000000000000')
    expect([...(await openCheckpoint(journal)).fingerprints.entries()]).toHaveLength(1)
  })
})
