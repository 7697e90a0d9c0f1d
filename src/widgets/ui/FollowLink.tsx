import type { MouseEvent, ReactNode } from 'react'

/** What can be done with what stands in an answer: addresses are opened, names taken along. */
export interface Link {
  /** Whether a script is in charge; before, the links are there to be seen, and lead nowhere. */
  isReady: boolean
  /** Whether this text is an address that can be opened. */
  leads(text: string): boolean
  open(address: string): void
  take?:
    | {
        /** Names of the fields whose values are worth taking: `identifier`. */
        names: ReadonlySet<string>
        use(name: string, value: string): void
      }
    | undefined
}

interface Props {
  address: string
  link: Link
  children: ReactNode
}

/** An address in an answer: pressing it opens it in the same panel. */
export function FollowLink({ address, link, children }: Props) {
  function follow(event: MouseEvent) {
    event.preventDefault()
    link.open(address)
  }
  return (
    <a
      className="json-link"
      href={link.isReady ? address : undefined}
      title="Open in this panel"
      onClick={follow}
    >
      {children}
    </a>
  )
}
