import type { Lit } from './lit.ts'
import type { Naming } from './names.ts'
import { wordsForSide } from './side-words.ts'

/** Beside what has changed: that it has, by which call, and what stood there before. */
export function LitNote({ lit, naming }: { lit: Lit | undefined; naming: Naming }) {
  if (!lit) return null
  const { origin } = lit
  return (
    <span className="lit-note">
      <span className="badge" data-tone="ok">
        Changed
      </span>{' '}
      from <del>{wordsForSide(lit, 'before', naming)}</del> to{' '}
      <ins>{wordsForSide(lit, 'after', naming)}</ins>
      {origin && (
        <>
          {' '}
          by{' '}
          <a href={`/sandbox/requests.html?request=${origin.request}`}>
            {origin.connection ?? 'somebody'}, call {origin.request}
          </a>
        </>
      )}
    </span>
  )
}
