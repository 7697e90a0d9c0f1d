import { BarChart } from '../ui/BarChart.tsx'
import type { Chart } from './charts.ts'

interface Props {
  charts: readonly Chart[]
  days: readonly string[]
  asTable: boolean
}

/** The charts, each with what is to be said of it. */
export function Charts({ charts, days, asTable }: Props) {
  return (
    <div className="charts">
      {charts.map(({ id, title, series, total, isSample, why }) => (
        <BarChart
          key={id}
          title={title}
          days={days}
          series={series}
          total={total}
          asTable={asTable}
        >
          {isSample && (
            <p className="tool-text">
              <span className="badge" data-tone="warn">
                Sample
              </span>{' '}
              A made-up week, until there is something of your own.
            </p>
          )}
          {why !== '' && (
            <p className="tool-text">
              {why} <a href="/articles/nothing-in-the-dashboard.html">More reasons</a>
            </p>
          )}
        </BarChart>
      ))}
    </div>
  )
}
