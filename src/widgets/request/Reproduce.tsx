import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import RequestIsland, { type Props as RequestProps } from './Island.tsx'

/** Makes an error happen in the reader's own PIM, in a panel that opens for it. */
export default function Reproduce(props: Omit<RequestProps, 'answer'>) {
  const [isOpen, setOpen] = useState(false)
  return isOpen ? (
    <RequestIsland {...props} sendsAtOnce />
  ) : (
    <Button size="small" onClick={() => setOpen(true)}>
      Reproduce this
    </Button>
  )
}
