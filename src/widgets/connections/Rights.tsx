import { useState } from 'react'
import { type Connection, type ConnectionPatch, type Right, rights } from '#contract'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ScrollArea } from '../ui/ScrollArea.tsx'
import { Select } from '../ui/Select.tsx'
import type { Change } from './counter.ts'
import { type Refusal, roleOf, roles, rightsMatrix, verbs, withRight } from './rights-matrix.ts'
import { Outcome } from './Settings.tsx'

interface Props {
  connection: Connection
  change: Exclude<Change, { state: 'none' }> | undefined
  onChange(to: ConnectionPatch): void
}

/** What the role of a connection may do through the API, to give and to take away. */
export function Rights({ connection, change, onChange }: Props) {
  const [own, setOwn] = useState<readonly Right[]>(connection.rights)
  const role = roleOf(own)
  return (
    <div className="connection-rights">
      <Select
        label="Role"
        value={role?.name ?? ''}
        options={[
          ...roles.map(({ name, meaning }) => ({ value: name, label: `${name}: ${meaning}` })),
          ...(role ? [] : [{ value: '', label: 'A role of your own' }]),
        ]}
        onChange={(name) => setOwn(roles.find((one) => one.name === name)?.rights ?? own)}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={own.includes('web_api')}
          onChange={({ target }) => setOwn(withRight(own, 'web_api', target.checked))}
        />
        <span>
          May use the web API <span className="tool-text">Without it, every call gets a 403.</span>
        </span>
      </label>
      <Matrix own={own} onSet={(right, isGiven) => setOwn(withRight(own, right, isGiven))} />
      <Button
        size="small"
        busy={change?.state === 'changing'}
        onClick={() => onChange({ rights: [...own] })}
      >
        Save the rights
      </Button>
      <Outcome change={change} />
    </div>
  )
}

interface MatrixProps {
  own: readonly Right[]
  onSet(right: Right, isGiven: boolean): void
}

function Matrix({ own, onSet }: MatrixProps) {
  return (
    <ScrollArea className="table-scroll rights-matrix" label="Rights, by resource">
      <table className="table">
        <caption className="visually-hidden">Rights of the role</caption>
        <thead>
          <tr>
            <th scope="col">Resource</th>
            <th scope="col">list</th>
            <th scope="col">create or update</th>
            <th scope="col">delete</th>
          </tr>
        </thead>
        <tbody>
          {rightsMatrix.map((row) => (
            <tr key={row.resource}>
              <th scope="row">{row.resource}</th>
              {verbs.map((verb) => (
                <Cell key={verb} right={row[verb]} own={own} onSet={onSet} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function Cell({ right, own, onSet }: MatrixProps & { right: Right | undefined }) {
  if (!right) return <td>–</td>
  return (
    <td>
      <input
        type="checkbox"
        aria-label={rights[right]}
        title={right}
        checked={own.includes(right)}
        onChange={({ target }) => onSet(right, target.checked)}
      />
    </td>
  )
}

interface RefusedProps {
  refusal: Refusal
  onGive(right: Right): void
}

/** The newest call that the connection was not allowed, and the right that it lacks. */
export function Refused({ refusal: { call, right, action }, onGive }: RefusedProps) {
  return (
    <Notice tone="warn" title={`Refused with 403: it is not allowed to ${action}`}>
      <p>
        <code>
          {call.method} {call.address.split('?', 1)[0]}
        </code>{' '}
        needs the right <code>{right}</code>, which its role lacks.{' '}
        <a href={`/sandbox/requests.html?request=${call.number}`}>The call</a>{' '}
        <a href="/articles/error-403.html">Read why</a>
      </p>
      <Button size="small" onClick={() => onGive(right)}>
        Give it this right
      </Button>
    </Notice>
  )
}
