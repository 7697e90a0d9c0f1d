import type { ReactNode } from 'react'
import type { RequestSummary } from '#contract'
import { formatMoment } from '../ui/moment.ts'
import { formatTime, statusLine, toneOf } from '../ui/status.ts'

interface Props {
  calls: readonly RequestSummary[]
  /** Number of the call that is open. */
  opened: number | undefined
  /** Calls newer than the one of this number came while the reader looked. */
  since: number
  /** What is shown below the open call. */
  children: ReactNode
  onToggle(number: number): void
}

/** The calls, a line each; one of them open. */
export function Calls({ calls, opened, since, children, onToggle }: Props) {
  return (
    <ol className="log" aria-label="Calls, the newest first">
      {calls.map((call) => (
        <li key={call.number} data-new={call.number > since || undefined}>
          <Line
            call={call}
            isOpen={call.number === opened}
            onToggle={() => onToggle(call.number)}
          />
          {call.number === opened && children}
        </li>
      ))}
    </ol>
  )
}

interface LineProps {
  call: RequestSummary
  isOpen: boolean
  onToggle(): void
}

function Line({ call, isOpen, onToggle }: LineProps) {
  const { method, address, status, milliseconds, connection, at } = call
  return (
    <button type="button" className="log-line" aria-expanded={isOpen} onClick={onToggle}>
      <span className="method" data-method={method}>
        {method}
      </span>
      <span className="log-address">{readable(address)}</span>
      <span className="status" data-status={toneOf(status)}>
        {statusLine(status, '')}
      </span>
      <span className="log-rest">
        <span>{connection ?? 'nobody yet'}</span>
        <span>{formatTime(milliseconds)}</span>
        <time dateTime={at}>{formatMoment(at)}</time>
      </span>
    </button>
  )
}

/** `?search=%7B%22enabled%22…` is read more easily as it was meant. */
function readable(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
