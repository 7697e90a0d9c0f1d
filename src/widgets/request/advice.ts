/** What an error asks of the reader. */
export interface Advice {
  text: string
  /** Where it is explained. */
  href: string
  /** What a button can do about it. */
  remedy?: 'refresh' | 'new token'
}

interface Situation {
  status: number
  body: string
  /** Whether the request went with the token that this site holds. */
  withToken: boolean
}

/** What to do about an answer; nothing for one that is no error. */
export function adviceFor({ status, body, withToken }: Situation): Advice | undefined {
  if (status < 400) return undefined
  if (status === 401 && withToken) return body.includes('expired') ? expired : unknownToken
  return advice[status] ?? (status >= 500 ? broken : unclear)
}

const articles = {
  errors: '/articles/first-errors.html',
  authentication: '/documentation/authentication.html',
}

const expired: Advice = {
  text: 'The hour of this token is over.',
  href: `${articles.authentication}#how-long-it-lasts`,
  remedy: 'refresh',
}

const unknownToken: Advice = {
  text: 'The PIM does not know this token, or no longer: its connection was deleted, or the token was changed.',
  href: `${articles.errors}#401-who-is-calling`,
  remedy: 'new token',
}

const broken: Advice = {
  text: 'That is the PIM’s own fault, not yours. Try again in a moment.',
  href: articles.errors,
}

const unclear: Advice = {
  text: 'The message says what the PIM did not like.',
  href: articles.errors,
}

const advice: Partial<Record<number, Advice>> = {
  400: {
    text: 'The PIM cannot read this body. A comma too many, a quote too few?',
    href: articles.errors,
  },
  401: {
    text: 'The PIM does not know who is calling: this request carries no token that it accepts.',
    href: `${articles.errors}#401-who-is-calling`,
  },
  403: {
    text: 'The PIM knows who is calling, and this caller may not do that.',
    href: `${articles.errors}#403-not-allowed`,
  },
  404: {
    text: 'Nothing lives at this address. A typo, most of the time.',
    href: `${articles.errors}#404-not-there`,
  },
  405: {
    text: 'The address exists, and takes other methods only: see Allow among the headers.',
    href: articles.errors,
  },
  413: {
    text: 'Too much at once. A batch takes 100 lines; send the rest in another request.',
    href: `${articles.errors}#and-in-a-batch`,
  },
  415: {
    text: 'The Content-Type does not fit what this address takes.',
    href: `${articles.errors}#415-wrong-kind-of-body`,
  },
  422: {
    text: 'Understood and refused: nothing was saved. The message says what does not fit.',
    href: `${articles.errors}#422-understood-refused`,
  },
  429: {
    text: 'Too many calls in a short time. Wait as long as Retry-After says.',
    href: articles.errors,
  },
}
