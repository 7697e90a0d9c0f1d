import type { Building } from './grant.ts'

/** The Basic header, built in three steps while the reader types. */
export function Header({ building }: { building: Building }) {
  if (building.kind === 'unclear') {
    return (
      <div className="panel-section">
        <p className="field-error">{building.message}</p>
      </div>
    )
  }
  const { joined, encoded, header } = building.steps
  return (
    <div className="panel-section">
      <ol className="steps-of-basic">
        <Step title="Join client id and secret with a colon" value={joined} />
        <Step title="Write that in Base64" value={encoded} />
        <Step title="Put Basic in front: that is the header" value={`Authorization: ${header}`} />
      </ol>
    </div>
  )
}

function Step({ title, value }: { title: string; value: string }) {
  return (
    <li>
      <p>{title}</p>
      <code className="value">{value}</code>
    </li>
  )
}
