import type { ConnectionFlows } from '#contract'
import { countErrors, monitoringOf, sides } from './names.ts'

/** All connections by the side they are on, each with its errors of the last seven days. */
export function Cards({ connections }: { connections: readonly ConnectionFlows[] }) {
  const groups = sides
    .map(({ type, title }) => ({
      title,
      items: connections.filter(({ flow_type: own }) => own === type),
    }))
    .filter(({ items }) => items.length > 0)
  return (
    <div className="flow-groups">
      {groups.map(({ title, items }) => (
        <div key={title}>
          <p className="field-label">{title}</p>
          <ul className="flow-cards">
            {items.map((connection) => (
              <Card key={connection.code} connection={connection} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function Card({ connection }: { connection: ConnectionFlows }) {
  const { code, label, flow_type: type, dashboard } = connection
  const errors = dashboard.business_error.weekly_total
  return (
    <li className="flow-card">
      <a href={monitoringOf(code)}>{label}</a>
      <p className="cluster">
        <Marks connection={connection} />
        {type === 'data_source' && (
          <span className="status" data-status={errors > 0 ? 'warn' : 'ok'}>
            {countErrors(errors)}
          </span>
        )}
      </p>
    </li>
  )
}

/** What is special about a connection, in a word. */
export function Marks({ connection }: { connection: ConnectionFlows }) {
  const { state, auditable } = connection
  if (state === 'sample') {
    return (
      <span className="badge" data-tone="warn">
        Sample
      </span>
    )
  }
  if (state === 'deleted') return <span className="badge">Deleted</span>
  return <span className="badge">{auditable ? 'Tracked' : 'Not tracked'}</span>
}
