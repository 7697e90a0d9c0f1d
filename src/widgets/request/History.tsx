import { useState } from 'react'
import { DisclosureButton } from '../ui/DisclosureButton.tsx'
import { later } from '../ui/later.tsx'
import type { Props } from './PastRequests.tsx'

const PastRequests = later(() => import('./PastRequests.tsx'))

/** What was sent from this browser before. */
export function History(props: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div>
      <DisclosureButton isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
        Sent before
      </DisclosureButton>
      {isOpen && <PastRequests {...props} />}
    </div>
  )
}
