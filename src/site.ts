/** Who this site is, wherever a page, a sample or a feed has to say so. */
export const site = {
  name: 'Doorway',
  description:
    'Learn how a PIM is connected, and do it while you read: every request on these pages goes to a PIM that answers.',
  /** Where the built pages and samples say they are; the browser puts its own origin in its place. */
  url: 'http://localhost:4321',
} as const
