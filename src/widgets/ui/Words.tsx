import { createElement, Fragment } from 'react'

/** A sentence in which `code` stands between backticks. */
export function Words({ text }: { text: string }) {
  const parts = text
    .split(/`([^`]+)`/)
    .map((part, at) => (at % 2 === 1 ? createElement('code', null, part) : part))
  // Handed over one by one, as parts that never change places need no keys.
  return createElement(Fragment, null, ...parts)
}
