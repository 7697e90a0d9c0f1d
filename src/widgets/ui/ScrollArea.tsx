import type { ReactNode } from 'react'

interface Props {
  label: string
  /** The class that makes it scroll. */
  className: string
  children: ReactNode
}

/** What scrolls by itself can be reached with the keyboard, and says what it is. */
export function ScrollArea({ label, className, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what has the focus scrolls by arrow keys; it is no landmark and no set of fields
    <div className={`scroll-area ${className}`} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
