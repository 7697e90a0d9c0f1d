import { useState } from 'react'
import { CopyButton } from './CopyButton.tsx'

interface Props {
  name: string
  value: string
  /** Dots on the screen until the reader wants to see it; copying gives the value either way. */
  masked?: boolean
}

/** One line of a `.kv` list: a name, its value, and what can be done with it. */
export function Secret({ name, value, masked = false }: Props) {
  const [isShown, setShown] = useState(!masked)
  return (
    <div>
      <dt>{name}</dt>
      <dd className="value">{isShown ? value : '•'.repeat(12)}</dd>
      <dd className="kv-actions">
        {masked && (
          <button
            type="button"
            className="copy"
            aria-label={`${isShown ? 'Hide' : 'Show'} the ${name}`}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? 'Hide' : 'Show'}
          </button>
        )}
        <CopyButton text={value} what={name} />
      </dd>
    </div>
  )
}
