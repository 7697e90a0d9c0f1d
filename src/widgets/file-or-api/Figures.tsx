import { scaleLinear } from 'd3-scale'
import { formatMoment } from '../ui/moment.ts'
import type { Comparison } from './desk.ts'
import { linesOf } from './words.ts'

/** What both ways took, side by side: numbers, and bars that are as long as those. */
export function Figures({ comparison }: { comparison: Comparison }) {
  const { file, changes } = comparison
  return (
    <table className="table measures">
      <caption className="visually-hidden">The whole file beside only what changed</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">What was measured</span>
          </th>
          <th scope="col">The whole file</th>
          <th scope="col">Only what changed</th>
        </tr>
      </thead>
      <tbody>
        {linesOf(comparison).map((line) => {
          const most = Math.max(line.file.value, line.changes.value)
          return (
            <tr key={line.title}>
              <th scope="row">{line.title}</th>
              <Cell {...line.file} most={most} way="file" />
              <Cell {...line.changes} most={most} way="changes" />
            </tr>
          )
        })}
        <tr>
          <th scope="row">State of</th>
          <td>{formatMoment(file.stateOf.toISOString())}</td>
          <td>
            {formatMoment(changes.stateOf.toISOString())}
            {changes.products > 0 && <Changed names={changes.changed} />}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

interface CellProps {
  value: number
  words: string
  most: number
  way: 'file' | 'changes'
}

function Cell({ value, words, most, way }: CellProps) {
  const wide = scaleLinear([0, Math.max(1, most)], [0, 100])(value)
  return (
    <td>
      {words}
      <svg
        className="measure-bar"
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect className="measure-room" width={100} height={1} />
        {value > 0 && (
          <rect className="measure-length" data-way={way} width={Math.max(1, wide)} height={1} />
        )}
      </svg>
    </td>
  )
}

/** As many are named as fit in a line or two. */
const named = 3

function Changed({ names }: { names: readonly string[] }) {
  const more = names.length - named
  return (
    <>
      , with <code>{names.slice(0, named).join(', ')}</code>
      {more > 0 && ` and ${more} more`}
    </>
  )
}
