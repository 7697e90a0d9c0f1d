import { ScrollArea } from './ScrollArea.tsx'
import { statusLine, toneOf } from './status.ts'
import { compareBodies, type ComparedAnswer, type Difference, shownDifferences } from './compare.ts'

interface Props {
  before: ComparedAnswer
  after: ComparedAnswer
}

/** Two answers, and where they differ. */
export default function Comparison({ before, after }: Props) {
  const differences = compareBodies(before, after)
  return (
    <ScrollArea
      className="comparison"
      label={`${before.name} and ${after.name.toLowerCase()} compared`}
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col">{before.name}</th>
            <th scope="col">{after.name}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">status</th>
            {[before, after].map(({ name, status }) => (
              <td key={name}>
                <span className="status" data-status={toneOf(status)}>
                  {statusLine(status, '')}
                </span>
              </td>
            ))}
          </tr>
          {differences.slice(0, shownDifferences).map((difference) => (
            <Row key={difference.pointer} difference={difference} />
          ))}
        </tbody>
      </table>
      <p className="tool-text">{wordsFor(differences.length)}</p>
    </ScrollArea>
  )
}

function Row({ difference: { pointer, before, after } }: { difference: Difference }) {
  return (
    <tr>
      <th scope="row">
        <code>{pointer || 'body'}</code>
      </th>
      <td>{before === undefined ? <em>nothing</em> : <del>{before}</del>}</td>
      <td>{after === undefined ? <em>nothing</em> : <ins>{after}</ins>}</td>
    </tr>
  )
}

function wordsFor(count: number): string {
  if (count === 0) return 'The bodies are the same.'
  if (count === 1) return 'The bodies differ in one place.'
  const shown = count > shownDifferences ? `; the first ${shownDifferences} are shown` : ''
  return `The bodies differ in ${count} places${shown}.`
}
