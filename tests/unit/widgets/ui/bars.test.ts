import { describe, expect, test } from 'vitest'
import { type BarSeries, drawing, layOutBars } from '../../../../src/widgets/ui/bars.ts'

const days = ['2026-11-20', '2026-11-21', '2026-11-22']
const floor = drawing.height - drawing.foot

function series(...values: number[]): BarSeries {
  return { name: 'Some', tone: 'info', values }
}

describe('a chart of bars', () => {
  test('has nothing where there was nothing, and each day’s name all the same', () => {
    const { bars, totals, days: labels } = layOutBars(days, [series(0, 0, 0)])
    expect({ bars, totals }).toEqual({ bars: [], totals: [] })
    expect(labels.map(({ text }) => text)).toEqual(days)
  })

  test('stands on the floor and reaches to the top', () => {
    const { bars } = layOutBars(days, [series(5, 0, 10)])
    expect(bars).toHaveLength(2)
    for (const { y, height } of bars) expect(y + height).toBeCloseTo(floor)
    expect(bars[1]?.y).toBeCloseTo(drawing.top)
    expect(bars[0]?.height).toBeCloseTo((bars[1]?.height ?? 0) / 2)
  })

  test('piles the series of a day up, with their sum above', () => {
    const { bars, totals } = layOutBars(days, [series(0, 0, 6), series(0, 0, 2)])
    const [lower, upper] = bars
    expect(upper?.series).toBe(1)
    expect((upper?.y ?? 0) + (upper?.height ?? 0)).toBeCloseTo(lower?.y ?? 0)
    expect(totals).toMatchObject([
      { text: '8', x: expect.closeTo((lower?.x ?? 0) + (lower?.width ?? 0) / 2) },
    ])
  })

  test('shows the smallest value, too', () => {
    const { bars } = layOutBars(days, [series(1, 0, 100_000)])
    expect(bars[0]?.height).toBeGreaterThanOrEqual(2)
  })

  test('stays within the drawing', () => {
    const { bars } = layOutBars(days, [series(1, 2, 3)])
    for (const { x, width } of bars) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(drawing.width)
    }
  })
})
