import { describe, expect, test } from 'vitest'
import { layNarrow, layWide } from '../../../src/components/flow-layout.ts'

const stations = [
  { name: 'ERP', note: 'items' },
  { name: 'Connector', note: 'maps' },
  { name: 'PIM', note: 'Data source' },
]
const legs = [{ there: ['a file', 'at night'] }, { there: ['products'], back: ['a status a line'] }]

describe.each([
  ['side by side', layWide],
  ['one below the other', layNarrow],
])('stations %s', (_, lay) => {
  test('stay within the picture', () => {
    const { width, height, stations: placed } = lay(stations, legs)
    for (const each of placed) {
      expect(each.x + each.width).toBeLessThanOrEqual(width)
      expect(each.y + each.height).toBeLessThanOrEqual(height)
    }
  })

  test('leave a gap for each leg, and each line ends at its stations', () => {
    for (const { from, to } of lay(stations, legs).legs) {
      expect(to[0] - from[0] + to[1] - from[1]).toBeGreaterThan(40)
    }
  })

  test('show every text of every leg', () => {
    const texts = lay(stations, legs).legs.flatMap(({ labels }) => labels.map(({ text }) => text))
    expect(texts).toEqual(
      expect.arrayContaining(['a file', 'at night', 'products', 'a status a line']),
    )
  })

  test('keep texts apart from each other', () => {
    for (const { labels } of lay(stations, legs).legs) {
      const words = labels.filter(({ text }) => text.length > 1)
      const rows = words.map(({ y }) => y).toSorted((a, b) => a - b)
      rows.slice(1).forEach((y, index) => expect(y - (rows[index] ?? 0)).toBeGreaterThanOrEqual(16))
    }
  })

  test('refuse another number of legs', () => {
    expect(() => lay(stations, legs.slice(1))).toThrow('3 stations need 2 legs.')
  })
})

test('the PIM has a door where data comes in and out, other stations have none', () => {
  const [file, products] = layWide(stations, legs).legs
  expect(file?.door).toBeUndefined()
  expect(products?.door).toEqual({ at: 'to', wall: 'left', flow: 'both' })
})

test('data leaves a PIM that stands first', () => {
  const shop = [{ name: 'PIM', note: '' }, ...stations.slice(0, 1)]
  expect(layNarrow(shop, [{ there: ['products'] }]).legs[0]?.door).toEqual({
    at: 'from',
    wall: 'bottom',
    flow: 'out',
  })
})
