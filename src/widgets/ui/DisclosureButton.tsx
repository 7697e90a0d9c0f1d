import type { ReactNode } from 'react'

interface Props {
  isOpen: boolean
  onToggle(): void
  children: ReactNode
}

/** Opens and shuts what stands behind it. */
export function DisclosureButton({ isOpen, onToggle, children }: Props) {
  return (
    <button
      type="button"
      className="disclosure-button needs-script"
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      {children}
    </button>
  )
}
