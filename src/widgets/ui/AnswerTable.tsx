import { useState } from 'react'
import { type AnswerTable as Table } from './answer-table.ts'
import type { Link } from './FollowLink.tsx'
import { countWords, fitsOnLine, isBranch, jsonText } from './json-tree.ts'
import { Leaf } from './Leaf.tsx'
import { ScrollArea } from './ScrollArea.tsx'

interface Props {
  table: Table
  link: Link | undefined
}

/** More rows than this are shown by the hundred. */
const atOnce = 100

/** The items of a list side by side. */
export default function AnswerTable({ table: { columns, rows }, link }: Props) {
  const [shown, setShown] = useState(atOnce)
  return (
    <ScrollArea className="answer-table" label="Answer as a table">
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the items of one answer never change places
            <tr key={at}>
              {columns.map((column) => (
                <td key={column}>
                  {row.has(column) && <Cell name={column} value={row.get(column)} link={link} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <button type="button" className="copy" onClick={() => setShown(shown + atOnce)}>
          Show {Math.min(atOnce, rows.length - shown)} more of {rows.length - shown}
        </button>
      )}
    </ScrollArea>
  )
}

function Cell({ name, value, link }: { name: string; value: unknown; link: Link | undefined }) {
  if (!isBranch(value)) return <Leaf name={name} value={value} link={link} />
  const words = countWords(value)
  if (words === '') return <span className="json-count">none</span>
  return fitsOnLine(value) && jsonText(value).length < 60 ? (
    <code>{jsonText(value)}</code>
  ) : (
    <span className="json-count">{words}</span>
  )
}
