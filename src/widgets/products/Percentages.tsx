import type { Completeness } from '#contract'

/** How complete a product is in each locale of a channel. */
export function Percentages({ completenesses }: { completenesses: readonly Completeness[] }) {
  if (completenesses.length === 0) return <p className="tool-text">not measured</p>
  return (
    <ul className="percentages" aria-label="Completeness">
      {completenesses.map(({ locale, data }) => (
        <li key={locale} data-complete={data === 100 || undefined}>
          {locale} <strong>{data} %</strong>
        </li>
      ))}
    </ul>
  )
}
