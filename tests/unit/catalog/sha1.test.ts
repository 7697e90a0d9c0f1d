import { createHash } from 'node:crypto'
import { assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { sha1 } from '../../../src/catalog/sha1.ts'

test('hashes any bytes as the standard says', () => {
  assert(
    property(uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha1(bytes)).toBe(createHash('sha1').update(bytes).digest('hex'))
    }),
  )
})
