import { Notice } from '../ui/Notice.tsx'

/** In place of explanations that could not be loaded. */
export default function Unexplained() {
  return (
    <Notice tone="info">
      <p>
        Explaining this error needs the network, and it is away.{' '}
        <a href="/errors.html">All errors, one by one</a>
      </p>
    </Notice>
  )
}
