import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'

/** What a chart of bars draws: for each day a pile of values, one of each series. */
export interface BarSeries {
  name: string
  tone: 'info' | 'bad' | 'warn' | 'idle'
  values: readonly number[]
}

/** A rectangle in the units of the drawing. */
export interface Bar {
  x: number
  y: number
  width: number
  height: number
  series: number
}

/** The words of one day. */
export interface Label {
  x: number
  y: number
  text: string
}

export const drawing = { width: 360, height: 168, top: 20, foot: 26 }

/** Values of a day are never too small to be seen. */
const leastHeight = 2

/** Bars and the sum above each; nothing is drawn for 0. */
export function layOutBars(
  days: readonly string[],
  series: readonly BarSeries[],
): { bars: Bar[]; totals: Label[]; days: Label[] } {
  const { width, height, top, foot } = drawing
  const sums = days.map((_, day) => series.reduce((sum, { values }) => sum + (values[day] ?? 0), 0))
  const across = scaleBand(days, [0, width]).paddingInner(0.28).paddingOuter(0.14)
  const up = scaleLinear([0, Math.max(1, ...sums)], [height - foot, top])
  const rows = days.map((_, day) => series.map(({ values }) => values[day] ?? 0))
  const piles = stack<number[], number>()
    .keys(series.keys())
    .value((row, key) => row[key] ?? 0)(rows)
  const middle = (day: string) => (across(day) ?? 0) + across.bandwidth() / 2
  return {
    bars: piles.flatMap((pile) =>
      pile.flatMap(([from, to], day) => {
        if (from === to) return []
        const tall = Math.max(leastHeight, up(from) - up(to))
        const x = across(days[day] ?? '') ?? 0
        const bar = { x, y: up(from) - tall, width: across.bandwidth(), height: tall }
        return [{ ...bar, series: pile.key }]
      }),
    ),
    totals: days.flatMap((day, at) => {
      const sum = sums[at] ?? 0
      return sum === 0 ? [] : [{ x: middle(day), y: up(sum) - 6, text: String(sum) }]
    }),
    days: days.map((day) => ({ x: middle(day), y: height - 8, text: day })),
  }
}
