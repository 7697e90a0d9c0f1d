import { useStore } from '@nanostores/react'
import { $now } from '../state/now.ts'
import { Button } from '../ui/Button.tsx'

interface Props {
  /** When the PIM may be asked again, in milliseconds since 1970. */
  until: number
  /** The same once more. */
  onSend(): void
}

/** The PIM asked for a pause: how much of it is left, and the way on when it is over. */
export function Pause({ until, onSend }: Props) {
  const now = useStore($now)
  const left = Math.ceil((until - now) / 1000)
  return (
    <div className="pause">
      <Button size="small" disabled={left > 0} onClick={onSend}>
        {left > 0 ? `Send again in ${left} s` : 'Send again'}
      </Button>
      <output className="tool-text">
        {left > 0 ? 'The PIM asks for a pause.' : 'The pause is over.'}
      </output>
    </div>
  )
}
