import { useState } from 'react'
import { DisclosureButton } from '../ui/DisclosureButton.tsx'
import { later } from '../ui/later.tsx'
import type { Props } from './Sharing.tsx'

const Sharing = later(() => import('./Sharing.tsx'))

/** The request as a link, or as a file for another program. */
export function Share(props: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div>
      <DisclosureButton isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
        Share or export
      </DisclosureButton>
      {isOpen && <Sharing {...props} />}
    </div>
  )
}
