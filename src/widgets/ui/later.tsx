import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { Notice } from './Notice.tsx'

/**
 * A component that is fetched when it is first shown, so that whoever never opens it never loads it.
 * Without a network it says so, and is asked for again the next time it is opened.
 */
export function later<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  let Loaded = fetched(load)
  return function Later(props: Props): ReactNode {
    return (
      <Suspense fallback={<p className="tool-text">One moment …</p>}>
        <Loaded {...props} />
      </Suspense>
    )
  }

  function fetched(wanted: typeof load) {
    return lazy(() =>
      wanted().catch(() => {
        Loaded = fetched(wanted)
        return { default: NotLoaded as ComponentType<Props> }
      }),
    )
  }
}

function NotLoaded() {
  return (
    <Notice tone="info">
      <p>This needs the network, and it is away. Open it again when it is back.</p>
    </Notice>
  )
}
