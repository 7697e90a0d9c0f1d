import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../../../src/widgets/file-or-api/desk.ts'
import { announcement, findings, linesOf } from '../../../../src/widgets/file-or-api/words.ts'

const stateOf = new Date('2026-11-29T20:00:00Z')
const file = {
  products: 240,
  bytes: 512_000,
  calls: 3,
  ms: 810,
  stateOf,
  file: new Blob(),
  priced: undefined,
}
const quiet = { products: 0, bytes: 1_000, calls: 1, ms: 8.3, stateOf, changed: [] }
const first: Comparison = {
  channel: 'ecommerce',
  locales: ['en_US'],
  file,
  changes: quiet,
  quiet,
  change: undefined,
}
const changes = { ...quiet, products: 1, bytes: 4_200, changed: ['halo'] }

describe('the words of a comparison', () => {
  test('say each figure of both ways', () => {
    expect(
      linesOf(first).map(({ title, file: whole, changes: part }) => [
        title,
        whole.words,
        part.words,
      ]),
    ).toEqual([
      ['Products in it', '240', '0'],
      ['To be read', '512.0 KB of CSV', '1.0 KB of JSON'],
      ['Calls to the PIM', '3', '1'],
      ['Time', '810 ms', '8.3 ms'],
    ])
  })

  test('reckon a quiet day of asking from what one quiet question took', () => {
    expect(findings(first).at(-1)).toContain('288 such answers, 288.0 KB in all')
  })

  test('say what a change took in both ways', () => {
    const change = { product: 'halo', at: stateOf }
    const [told, whole] = findings({ ...first, changes, change })
    expect(told).toMatch(/^halo became a cent dearer at .*8\.3 ms and 4\.2 KB\.$/)
    expect(whole).toContain('512.0 KB, with 239 products that nobody touched')
  })

  test('do not claim a change that others made', () => {
    expect(findings({ ...first, changes })[0]).toMatch(/^Something else changed a product/)
  })

  test('are said aloud once it is done', () => {
    expect(announcement({ state: 'measured', comparison: first })).toBe(
      'Measured. The file: 240 products, 512.0 KB, 810 ms. The changes: 0, 1.0 KB, 8.3 ms.',
    )
  })
})
