const ofXml = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * The five entities of XML. Asking for any other calls `fail` with what to do about it: the parser
 * only says that there is one, and not which. A name that is none goes on to the next semicolon.
 */
export function createEntities(
  fail: (problem: string, name: string) => never,
): Record<string, string> {
  const unknown = new Proxy(
    {},
    { get: (_, name) => fail(explainEntity(String(name)), String(name)) },
  )
  return Object.assign(Object.create(unknown) as Record<string, string>, ofXml)
}

export function explainEntity(name: string): string {
  if (!/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(name)) {
    return 'an & stands in a text as it is; in XML it is written &amp;. Have the export write it so.'
  }
  return (
    `&${name}; is not an entity of XML${isHtml(name) ? ' (but of HTML)' : ''}, so nobody knows what it stands for. ` +
    'Have the export write the character itself, or its number such as &#252;; ' +
    `if the text is HTML, write &amp;${name};.`
  )
}

/** Not a list of HTML's 2,231, but the look of them: &uuml; &nbsp; &euro; */
function isHtml(name: string): boolean {
  return /^([A-Za-z](uml|acute|grave|circ|tilde|cedil|ring|slash)|[a-z]{2,6})\d?$/.test(name)
}
