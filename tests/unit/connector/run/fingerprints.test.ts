import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint, Fingerprints } from '../../../../src/connector/run/fingerprints.ts'

type Step = { do: 'set' | 'forget' | 'meet'; name: number; record: number }

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('set', 'forget', 'meet'),
  name: fc.nat({ max: 400 }),
  record: fc.integer({ min: 1, max: 0xffffffff }),
})

describe('what a run knows of products', () => {
  test('is what two Maps would know, in whatever order it learns it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 2000, size: 'max' }), (steps) => {
        const known = new Fingerprints()
        const lines = new Map<string, string>()
        const records = new Map<string, number>()
        for (const { do: what, name, record } of steps) {
          const key = fingerprint(String(name))
          const value = fingerprint(`line ${record}`)
          if (what === 'forget') known.forget(key)
          if (what === 'forget') lines.delete(key)
          if (what === 'set') known.set(key, value)
          if (what === 'set') lines.set(key, value)
          const met = what === 'meet' ? known.meet(key, record) : records.get(key)
          expect(met).toBe(records.get(key))
          if (what === 'meet') records.set(key, record)
          expect(known.get(key)).toBe(lines.get(key))
        }
        expect(new Map(known.entries())).toEqual(lines)
      }),
      { numRuns: 40 },
    )
  })

  test('is kept for the next run, which has met no record yet', () => {
    const known = new Fingerprints()
    const [key, value] = [fingerprint('lamp'), fingerprint('a line')]
    known.set(key, value)
    known.meet(key, 7)
    known.beginRun()
    expect(known.meet(key, 3)).toBeUndefined()
    expect(known.get(key)).toBe(value)
  })
})
