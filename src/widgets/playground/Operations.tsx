import { useState } from 'react'
import { anchor, type Operation, type OperationId, operations } from '#contract'
import type { RequestDescription } from '#client'
import { pageOrigin } from '../state/api.ts'
import { TextField } from '../ui/TextField.tsx'
import { findOperations } from './find-operations.ts'
import type { Chosen } from './wanted.ts'

interface Props {
  onChoose(chosen: Omit<Chosen, 'base'>): void
}

/** As many are shown; more words find fewer. */
const most = 8

/** Any operation of the API, found by its words: choosing one puts a request of it into the panel. */
export function Operations({ onChoose }: Props) {
  const [text, setText] = useState('')
  const [isAway, setAway] = useState(false)
  const found = findOperations(text)
  const shown = found.slice(0, most)

  async function choose({ id, summary }: Operation & { id: OperationId }) {
    setAway(false)
    try {
      const request = await loadRequest(id)
      onChoose({ title: summary, reference: anchor(id), request })
    } catch {
      setAway(true)
    }
  }

  return (
    <section className="panel" aria-label="Find an operation">
      <header className="panel-head">
        <h2 className="panel-title">Find an operation</h2>
      </header>
      <search aria-label="Operations">
        <form
          className="panel-body"
          onSubmit={(event) => {
            event.preventDefault()
            const [first] = found
            if (first) void choose(first)
          }}
        >
          <TextField
            label="Words of it"
            type="search"
            value={text}
            onChange={setText}
            placeholder="patch product"
            hint={hint(text, found.length)}
            error={isAway ? 'This needs the network, and it is away. Choose it again.' : undefined}
          />
          {shown.length > 0 && (
            <ul className="collection">
              {shown.map((operation) => (
                <li key={operation.id}>
                  <button
                    type="button"
                    className="past-request"
                    onClick={() => void choose(operation)}
                  >
                    <span className="method" data-method={operation.method}>
                      {operation.method}
                    </span>
                    <span className="past-path">{operation.summary}</span>
                    <code className="tool-text">{operation.path}</code>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <output className="visually-hidden">{text.trim() && hint(text, found.length)}</output>
        </form>
      </search>
    </section>
  )
}

function hint(text: string, count: number): string {
  if (!text.trim()) return `${Object.keys(operations).length} operations: by path, method or name.`
  if (count === 0) return 'No operation has all these words.'
  if (count === 1) return 'One operation.'
  return count > most ? `${count} operations, the first ${most} below.` : `${count} operations.`
}

async function loadRequest(id: OperationId): Promise<RequestDescription> {
  const response = await fetch(new Request(`${pageOrigin()}/contract/requests/${id}.json`))
  if (!response.ok) throw new TypeError(`The request of ${id} was answered ${response.status}.`)
  return (await response.json()) as RequestDescription
}
