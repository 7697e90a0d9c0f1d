/** Where those are led who find no connector. */
const page = '/connector-builder.html'

/** The way to a connector of one's own, with what was looked for. */
export function buildYourOwn(text = ''): string {
  return text ? `${page}?${new URLSearchParams({ for: text })}` : page
}
