import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Applied, MappedProduct, ModelEvent } from '#connector'
import { createModelCounts } from '../../../../src/connector/run/count-models.ts'
import { Fingerprints } from '../../../../src/connector/run/fingerprints.ts'
import { mergeParts, Models, type ModelPart } from '../../../../src/connector/run/models.ts'

/** What a record says: of which model, as which variant, and its values, `null` where it says nothing. */
interface Said {
  style: string
  size: number
  name: string | null
  season: string | null
}

function applied(
  { style, size, name, season }: Said,
  line = 1,
): Extract<Applied, { kind: 'product' }> {
  const entries = Object.entries({ name, season }).filter(([, data]) => data !== null)
  const values = entries.map(([code, data]) => [code, [{ locale: null, scope: null, data }]])
  const identifier = `${style}-${size}`
  const product: MappedProduct = {
    identifier,
    line: { identifier, parent: style },
    model: {
      code: style,
      line: { code: style, family_variant: 'by_size', values: Object.fromEntries(values) },
      axes: { size },
    },
    newOptions: [],
    place: { line, column: 1 },
  }
  return { kind: 'product', product, notes: [] }
}

function partsOf(models: Models, records: readonly Said[]): ModelPart[] {
  return records.flatMap((record, at) => models.meet(applied(record), at + 1).part ?? [])
}

const text = fc.option(fc.constantFrom('a', 'b', 'c'))
const style = fc.constantFrom('J', 'j', 'K')
const records = fc
  .array(fc.record({ style, name: text, season: text }))
  .map((some) => some.map((record, size) => ({ ...record, size })))

describe('the models of a file', () => {
  test('get what is said first of each value, once, and nothing the next time', () => {
    fc.assert(
      fc.property(records, (said) => {
        const sent = new Fingerprints()
        const parts = mergeParts(partsOf(new Models(sent), said))
        for (const key of ['j', 'k']) {
          const mine = said.filter((one) => one.style.toLowerCase() === key)
          const values = parts.find(({ line }) => line.code.toLowerCase() === key)?.line.values
          for (const property of ['name', 'season'] as const) {
            const first = mine.find((one) => one[property] !== null)?.[property] ?? undefined
            const all = values?.[property]?.map(({ data }) => data) ?? []
            expect(all).toEqual(first === undefined ? [] : [first])
          }
        }
        for (const [key, value] of parts.flatMap(({ facts }) => facts)) sent.set(key, value)
        expect(partsOf(new Models(sent), said)).toEqual([])
      }),
    )
  })

  test('tell who disagrees, and who was first', () => {
    const models = new Models(new Fingerprints())
    models.meet(applied({ style: 'J', size: 1, name: 'a', season: null }, 7), 3)
    const met = models.meet(applied({ style: 'J', size: 2, name: 'b', season: 'c' }, 9), 4)
    expect(met.applied).toMatchObject({
      notes: [
        {
          place: { line: 9 },
          target: 'name',
          text: 'b',
          reason:
            'Record 3 (line 7) says otherwise of the model J. The first one counts; this is not sent.',
        },
      ],
    })
    expect(met.part?.line.values).toEqual({ season: [{ locale: null, scope: null, data: 'c' }] })
  })

  test('have no two variants alike, but one product may come twice', () => {
    const models = new Models(new Fingerprints())
    const first = applied({ style: 'J', size: 1, name: null, season: null })
    expect(models.meet(first, 1).applied.kind).toBe('product')
    expect(models.meet(first, 2).applied.kind).toBe('product')
    const twin = { ...first, product: { ...first.product, identifier: 'other' } }
    expect(models.meet(twin, 3).applied).toMatchObject({
      kind: 'rejected',
      identifier: 'other',
      findings: [
        { target: 'size', reason: expect.stringContaining('Record 1 (line 1) has the same') },
      ],
    })
  })

  test('count once, however many records add to them', () => {
    const { counts, add } = createModelCounts()
    const event = { kind: 'model', index: 1, place: { line: 1, column: 1 }, findings: [] } as const
    const told: [string, ModelEvent['outcome']][] = [
      ['J', 'unchanged'],
      ['j', 'updated'],
      ['K', 'created'],
      ['K', 'updated'],
      ['L', 'created'],
      ['L', 'rejected'],
    ]
    for (const [code, outcome] of told) add({ ...event, code, outcome })
    expect(counts).toEqual({ created: 1, updated: 1, unchanged: 0, rejected: 1 })
  })
})
