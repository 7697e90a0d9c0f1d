/** What errors are about, in the order in which the page of all errors tells them: name and heading. */
export const errorKinds = {
  authentication: 'Who is calling',
  permission: 'What a caller may do',
  request: 'The call itself',
  query: 'Pages and filters',
  structure: 'The form of the body',
  domain: 'What the catalogue does not have',
  validation: 'Rules of the catalogue',
  'not-found': 'Nothing at this address',
  limits: 'Too much of it',
  server: 'The server’s side',
  sandbox: 'Only in the practice PIM',
} as const

export type ErrorKind = keyof typeof errorKinds

export function isErrorKind(text: string): text is ErrorKind {
  return Object.hasOwn(errorKinds, text)
}
