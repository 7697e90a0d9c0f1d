/** What helps against a refusal of the whole call, in a sentence; empty when its message says it all. */
export function cureOf(status: number): string {
  return cures[status] ?? ''
}

const cures: Partial<Record<number, string>> = {
  400: 'Look for a comma too many, or a quote too few.',
  401: 'Get a token first, and send it as Bearer.',
  403: 'Give the connection this right, or call with another one.',
  405: 'The address is right and the method is not.',
  413: 'Send less at once: a batch has 100 lines at most.',
  415: 'Set the Content-Type that this address takes.',
  429: 'Wait as long as Retry-After says, and send it again.',
  500: 'Send it again.',
  503: 'Wait a little, and send it again.',
}
