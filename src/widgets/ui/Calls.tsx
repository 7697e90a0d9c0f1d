import { formatTime, type Tone, toneOf } from './status.ts'

interface ShownCall {
  id: number
  method: string
  path: string
  note: string
  state: { kind: 'sending' } | { kind: 'answered'; status: number; ms: number } | { kind: 'failed' }
}

/** The calls made on the way, one below the other, each with a sentence on what it is for. */
export function Calls({ calls, label }: { calls: readonly ShownCall[]; label: string }) {
  return (
    <ol className="calls" aria-label={label}>
      {calls.map(({ id, method, path, note, state }) => (
        <li key={id} data-status={toneOfState(state)}>
          <p className="call-line">
            <span className="method" data-method={method}>
              {method}
            </span>
            <span className="call-path">{path}</span>
            <span className="status" data-status={toneOfState(state)}>
              {wordsFor(state)}
            </span>
          </p>
          <p className="call-note">{note}</p>
        </li>
      ))}
    </ol>
  )
}

function toneOfState(state: ShownCall['state']): Tone {
  if (state.kind === 'answered') return toneOf(state.status)
  return state.kind === 'sending' ? 'busy' : 'bad'
}

function wordsFor(state: ShownCall['state']): string {
  if (state.kind === 'answered') return `${state.status}, ${formatTime(state.ms)}`
  return state.kind === 'sending' ? 'on its way' : 'no answer'
}
