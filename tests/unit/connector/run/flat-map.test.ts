import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprint } from '../../../../src/connector/run/fingerprints.ts'
import { FlatMap } from '../../../../src/connector/run/flat-map.ts'

const word = fc.nat({ max: 0xffffffff })

test('keeps the last numbers of each key, as a Map does, also when it grows', () => {
  const entry = fc.tuple(fc.nat({ max: 2000 }), word, word)
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 3000, size: 'max' }), (entries) => {
      const flat = new FlatMap(2)
      const plain = new Map<string, readonly number[]>()
      for (const [name, ...numbers] of entries) {
        const key = fingerprint(String(name))
        flat.set(key, numbers)
        plain.set(key, numbers)
      }
      expect(flat.size).toBe(plain.size)
      expect(new Map(flat.entries())).toEqual(plain)
      for (const [key, numbers] of plain) expect(flat.get(key)).toEqual(numbers)
      expect(flat.get(fingerprint('another'))).toBeUndefined()
    }),
    { numRuns: 20 },
  )
})
