import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Column, FlatTable } from '../../../../src/connector/run/flat-table.ts'

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })

/** Few of them end differently, so that buckets fill up. */
const key = fc
  .tuple(fc.oneof(digits(12), fc.constantFrom('000000000000', 'ffffffffffff')), fc.nat({ max: 3 }))
  .map(([start, end]) => `${start}000${end}`)

describe('a flat table', () => {
  test('has a row of its own for each key, as a Map would', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 500, size: 'max' }), key, (keys, another) => {
        const table = new FlatTable()
        const rows = new Map<string, number>()
        for (const one of keys) {
          expect(table.find(one)).toBe(rows.get(one))
          const row = table.findOrAdd(one)
          expect(row).toBe(rows.get(one) ?? row)
          rows.set(one, row)
        }
        expect(new Set(rows.values()).size).toBe(rows.size)
        expect(new Map(table.rows())).toEqual(rows)
        expect(table.find(another)).toBe(rows.get(another))
      }),
      { numRuns: 50 },
    )
  })

  test('has more rows than a page of its memory', () => {
    const table = new FlatTable()
    const keys = Array.from({ length: 40_000 }, (_, index) =>
      (index * 65_537).toString(16).padStart(16, '0'),
    )
    const rows = keys.map((one) => table.findOrAdd(one))
    expect(new Set(rows).size).toBe(keys.length)
    expect(keys.slice(-100).map((one) => table.find(one))).toEqual(rows.slice(-100))
    expect(new Map(table.rows()).size).toBe(keys.length)
  })
})

test('a column keeps the last number of each row, and has 0 for the others', () => {
  const cell = fc.tuple(fc.nat({ max: 100_000 }), fc.nat({ max: 0xffffffff }))
  fc.assert(
    fc.property(fc.array(cell), fc.nat({ max: 100_000 }), (cells, another) => {
      const column = new Column()
      for (const [row, number] of cells) column.set(row, number)
      const kept = new Map(cells)
      for (const [row, number] of kept) expect(column.get(row)).toBe(number)
      expect(column.get(another)).toBe(kept.get(another) ?? 0)
    }),
    { numRuns: 50 },
  )
})
