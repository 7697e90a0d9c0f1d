import { JsonTree } from './JsonTree.tsx'
import { type AnswerLine, summarise } from './lines.ts'
import { ScrollArea } from './ScrollArea.tsx'
import { statusLine, toneOf } from './status.ts'

/** The answer to a batch: a row for each line that was sent. */
export function AnswerLines({ lines }: { lines: readonly AnswerLine[] }) {
  return (
    <ScrollArea className="answer-lines" label="Answer, line by line">
      <p className="tool-text">{summarise(lines)}</p>
      <ol>
        {lines.map((line) => (
          <li key={line.number}>
            <span className="json-count">{line.number}</span>
            <span className="value">{line.name}</span>
            <span className="status" data-status={toneOf(line.status)}>
              {statusLine(line.status, '')}
            </span>
            {line.message && <p>{line.message}</p>}
            {line.more !== undefined && (
              <details className="disclosure">
                <summary>In full</summary>
                <JsonTree value={line.more} label={`Line ${line.number} in full`} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </ScrollArea>
  )
}
