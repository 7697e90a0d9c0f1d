import type { RequestSummary } from '#contract'
import { everything, type LogFilter } from '../state/request-log.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { callersOf, isEverything, methods, statuses } from './filter.ts'

interface Props {
  filter: LogFilter
  /** Those who called are to choose from. */
  calls: readonly RequestSummary[]
  isReady: boolean
  onChoose(change: Partial<LogFilter>): void
}

/** What of the log is wanted. */
export function Filters({ filter, calls, isReady, onChoose }: Props) {
  const all = (label: string) => ({ value: '', label })
  return (
    <div className="panel-body log-filters">
      <div className="field-row">
        <Select
          label="Connection"
          value={filter.connection}
          disabled={!isReady}
          options={[
            all('All'),
            ...callersOf(calls, filter.connection).map((code) => ({ value: code, label: code })),
          ]}
          onChange={(connection) => onChoose({ connection })}
        />
        <Select
          label="Method"
          value={filter.method}
          disabled={!isReady}
          options={[all('All'), ...methods.map((method) => ({ value: method, label: method }))]}
          onChange={(method) => onChoose({ method })}
        />
        <Select
          label="Status"
          value={filter.status}
          disabled={!isReady}
          options={[all('All'), ...statuses]}
          onChange={(status) => onChoose({ status })}
        />
        <TextField
          label="Text"
          type="search"
          value={filter.search}
          readOnly={!isReady}
          placeholder="address or body"
          onChange={(search) => onChoose({ search })}
        />
      </div>
      {!isEverything(filter) && (
        <Button size="small" kind="quiet" onClick={() => onChoose(everything)}>
          Show all calls
        </Button>
      )}
    </div>
  )
}
