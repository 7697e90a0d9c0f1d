import { site } from '#site'
import { document } from '../../contract/document.ts'

/** The contract, with the address that the PIM has on this site, and without the note of what wrote it. */
export function openApi(): object {
  const { $comment: _, ...contract } = document as object as Record<string, unknown>
  const description = 'The PIM to practise on that comes with this site.'
  return { ...contract, servers: [{ url: site.url, description }] }
}
