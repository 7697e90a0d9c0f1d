import { JsonTree } from './JsonTree.tsx'
import { type AnswerLine, summarise } from './lines.ts'
import { ScrollArea } from './ScrollArea.tsx'
import { statusLine, toneOf } from './status.ts'

interface Props {
  lines: readonly AnswerLine[]
  /** The lines that were asked about, when they are known. */
  sent?: readonly string[] | undefined
}

const none: readonly string[] = []

/** The answer to a batch: a row for each line that was sent. */
export function AnswerLines({ lines, sent = none }: Props) {
  const answered = new Set(lines.map(({ number }) => number))
  const silent = sent.flatMap((_, at) => (answered.has(at + 1) ? [] : [at + 1]))
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
            <Sent text={sent[line.number - 1]} />
            {line.more !== undefined && (
              <details className="disclosure">
                <summary>In full</summary>
                <JsonTree value={line.more} label={`Line ${line.number} in full`} />
              </details>
            )}
          </li>
        ))}
        {silent.map((number) => (
          <li key={number}>
            <span className="json-count">{number}</span>
            <span className="value">No answer to this line</span>
            <Sent text={sent[number - 1]} />
          </li>
        ))}
      </ol>
    </ScrollArea>
  )
}

function Sent({ text }: { text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p className="sent-line">
      <span className="visually-hidden">Sent: </span>
      <code title={text}>{text}</code>
    </p>
  )
}
