import { writeJsonLines } from '#connector'
import { expect, test } from 'vitest'
import { exported, listOf, textOf } from '../../../support/export.ts'

test('a product is a line, with values by attribute, and by locale where they have one', async () => {
  const lamp = exported({
    name: { in: { en_US: 'Lamp\nHalo', de_DE: 'Leuchte' } },
    weight: { amount: 2, unit: 'KILOGRAM' },
  })
  const lines = (await textOf(writeJsonLines(listOf(lamp, exported({}))))).split('\n')
  expect(lines).toHaveLength(3)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    identifier: 'halo',
    categories: ['desk', 'sale'],
    values: {
      name: { en_US: 'Lamp\nHalo', de_DE: 'Leuchte' },
      weight: { amount: 2, unit: 'KILOGRAM' },
    },
  })
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ values: {} })
})
