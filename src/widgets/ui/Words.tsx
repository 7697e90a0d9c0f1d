import { Fragment } from 'react'

/** A sentence in which `code` stands between backticks. */
export function Words({ text }: { text: string }) {
  return text.split(/`([^`]+)`/).map((part, at) =>
    // The parts never change places.
    // eslint-disable-next-line react/no-array-index-key
    at % 2 === 1 ? <code key={at}>{part}</code> : <Fragment key={at}>{part}</Fragment>,
  )
}
