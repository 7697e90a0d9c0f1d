import type { DataFlows } from '#contract'
import { ScrollArea } from '../ui/ScrollArea.tsx'
import { nameOfResource } from './names.ts'

const events = [
  ['created', 'Created'],
  ['updated', 'Updated'],
  ['deleted', 'Deleted'],
  ['read', 'Read'],
  ['business_error', 'Business errors'],
  ['technical_error', 'Technical errors'],
] as const

type Resources = DataFlows['all']['resources']

/** More than the PIM's dashboard: every kind of resource, whoever called. */
export function Resources({ resources }: { resources: Resources }) {
  const rows = Object.entries(resources).toSorted(([a], [b]) => a.localeCompare(b))
  if (rows.length === 0) {
    return <p className="tool-text">Nothing was created, changed or read in these seven days.</p>
  }
  return (
    <ScrollArea className="table-scroll" label="All resources, last seven days">
      <table className="table flow-table">
        <caption className="visually-hidden">All resources, last seven days</caption>
        <thead>
          <tr>
            <th scope="col">Resource</th>
            {events.map(([event, name]) => (
              <th scope="col" key={event}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([resource, counts]) => (
            <tr key={resource}>
              <th scope="row">{nameOfResource(resource)}</th>
              {events.map(([event]) => (
                <td key={event}>{counts[event] ?? 0}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
