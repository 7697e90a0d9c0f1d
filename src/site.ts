/** Who this site is, wherever a page, a sample or a feed has to say so. */
export const site = {
  name: 'Doorway',
  description:
    'Learn how a PIM is connected, and do it while you read: every request on these pages goes to a PIM that answers.',
  /**
   * Where the built pages and samples say they are; the browser puts its own origin in its place. A build for
   * others sets DOORWAY_URL, which the bundler writes into what runs in the browser (see astro.config.mjs).
   */
  url: readOrigin(process.env.DOORWAY_URL ?? 'http://localhost:4321'),
} as const

/**
 * The address of a deployment, without a slash at its end.
 *
 * @throws when it is no address, or one of a folder: pages and the PIM are linked to from the root
 */
export function readOrigin(written: string): string {
  const url = URL.parse(written)
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  if (isOrigin) return url.origin
  throw new Error(
    `DOORWAY_URL is "${written}". Give the site's own address, such as https://docs.example.com, without a folder.`,
  )
}
