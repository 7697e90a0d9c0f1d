import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'

interface Props {
  /** Why there is none: nobody made one yet, or it is gone. */
  why: 'none' | 'gone'
  making:
    { state: 'idle' | 'making' } | { state: 'failed'; obstacle: { title: string; text: string } }
  onMake(): void
  /** What will be seen here when there is one. */
  children?: ReactNode
}

/** In place of what only a reader with a sandbox can see. */
export function MakeSandbox({ why, making, onMake, children }: Props) {
  return (
    <div className="empty">
      {why === 'gone' ? (
        <Notice tone="bad" title="Your PIM is gone">
          <p>
            It is cleared away after 14 days without a request, or it was deleted. Its connections,
            tokens and history went with it. A new one has the whole sample range again.
          </p>
        </Notice>
      ) : (
        children
      )}
      <Button kind="primary" busy={making.state === 'making'} onClick={onMake}>
        {why === 'gone' ? 'Get a new PIM' : 'Make a sandbox'}
      </Button>
      {making.state === 'failed' && (
        <Notice tone="bad" title={making.obstacle.title}>
          <p>{making.obstacle.text}</p>
        </Notice>
      )}
    </div>
  )
}
