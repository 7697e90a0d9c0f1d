import type { ReactNode } from 'react'
import { type BarSeries, drawing, layOutBars } from './bars.ts'

interface Props {
  title: string
  /** As `2026-11-21`, the oldest first; the last one is today. */
  days: readonly string[]
  series: readonly BarSeries[]
  /** The sum of the last seven days, when it is worth telling. */
  total?: number | undefined
  /** Whether everybody gets the table; who cannot see the picture always does. */
  asTable: boolean
  /** What is to be said of it: that it is a sample, or why it is empty. */
  children?: ReactNode
}

/** Counts by the day: a picture, and the same as a table. */
export function BarChart({ title, days, series, total, asTable, children }: Props) {
  return (
    <figure className="chart">
      <figcaption className="chart-title">
        <span>{title}</span>
        {total !== undefined && <strong>{total}</strong>}
      </figcaption>
      {!asTable && <Picture days={days} series={series} />}
      {series.length > 1 && !asTable && <Legend series={series} />}
      <div className={asTable ? 'chart-table' : 'visually-hidden'}>
        <Table title={title} days={days} series={series} />
      </div>
      {children}
    </figure>
  )
}

function Picture({ days, series }: Pick<Props, 'days' | 'series'>) {
  const { bars, totals, days: labels } = layOutBars(days, series)
  const floor = drawing.height - drawing.foot
  return (
    <svg
      className="chart-picture"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      aria-hidden="true"
      focusable="false"
    >
      <line className="chart-floor" x1={0} x2={drawing.width} y1={floor} y2={floor} />
      {bars.map(({ series: at, ...bar }) => (
        <rect
          key={`${at} ${bar.x}`}
          className="chart-bar"
          data-tone={series[at]?.tone}
          data-pile={at > 0 || undefined}
          {...bar}
        />
      ))}
      {totals.map(({ x, y, text }) => (
        <text key={x} className="chart-total" x={x} y={y}>
          {text}
        </text>
      ))}
      {labels.map(({ x, y, text }, at) => (
        <text key={text} className="chart-day" x={x} y={y} data-today={at === 7 || undefined}>
          {at === labels.length - 1 ? 'today' : weekday(text)}
        </text>
      ))}
    </svg>
  )
}

function Legend({ series }: Pick<Props, 'series'>) {
  return (
    <ul className="chart-legend" aria-hidden="true">
      {series.map(({ name, tone }, at) => (
        <li key={name} data-tone={tone} data-pile={at > 0 || undefined}>
          {name}
        </li>
      ))}
    </ul>
  )
}

function Table({ title, days, series }: Pick<Props, 'title' | 'days' | 'series'>) {
  return (
    <table className="table">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          {series.map(({ name }) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day, at) => (
          <tr key={day}>
            <th scope="row">{at === days.length - 1 ? 'today' : whole(day)}</th>
            {series.map(({ name, values }) => (
              <td key={name}>{values[at] ?? 0}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A day has no time zone, so that of the calendar is used. */
function weekday(day: string): string {
  return new Date(day).toLocaleDateString(undefined, { weekday: 'short', timeZone: 'UTC' })
}

function whole(day: string): string {
  const format = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const
  return new Date(day).toLocaleDateString(undefined, format)
}
