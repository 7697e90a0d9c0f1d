import { formatMoment } from '../ui/moment.ts'
import { type LoggedChange, placeOf } from './lit.ts'
import type { Naming } from './names.ts'
import { wordsForPlace, wordsForSide } from './side-words.ts'

interface Props {
  /** The newest first. */
  changes: readonly LoggedChange[]
  naming: Naming
}

/** Which calls changed the product, and how. */
export function History({ changes, naming }: Props) {
  return (
    <div className="panel-section">
      <h3 className="panel-title">History</h3>
      {changes.length === 0 && (
        <p className="tool-text">
          As it came with the samples. Change it with a <code>PATCH</code>, from a page, curl or
          your own program, and it lights up here.
        </p>
      )}
      <ol className="product-history">
        {changes.map((change) => (
          <li key={change.number}>
            <p className="cluster">
              <strong>{words[change.event]}</strong>
              <span>by {change.connection ?? 'somebody'}</span>
              <time dateTime={change.at}>{formatMoment(change.at)}</time>
              <a href={`/sandbox/requests.html?request=${change.request}`}>Call {change.request}</a>
            </p>
            <ul>
              {change.differences.map((difference) => (
                <li key={placeOf(difference)}>
                  {wordsForPlace(difference, naming)}:{' '}
                  <del>{wordsForSide(difference, 'before', naming)}</del> →{' '}
                  <ins>{wordsForSide(difference, 'after', naming)}</ins>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  )
}

const words: Record<LoggedChange['event'], string> = {
  created: 'Created',
  updated: 'Updated',
  deleted: 'Deleted',
}
