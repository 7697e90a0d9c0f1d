import { useState } from 'react'
import { Button } from '../ui/Button.tsx'

/** Asks before a mapping that somebody worked on is replaced. */
export function StartOver({ onStart }: { onStart(): void }) {
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking) {
    return (
      <Button size="small" onClick={() => setIsAsking(true)}>
        Begin anew with a proposal
      </Button>
    )
  }
  return (
    <div className="stepper">
      <p>This replaces the mapping, comments included.</p>
      <Button
        size="small"
        kind="danger"
        onClick={() => {
          setIsAsking(false)
          onStart()
        }}
      >
        Replace it
      </Button>
      <Button size="small" onClick={() => setIsAsking(false)}>
        Keep it
      </Button>
    </div>
  )
}
