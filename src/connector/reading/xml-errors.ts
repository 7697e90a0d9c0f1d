/** What the parser found, in words for whoever has to have the file mended. */
export function explainXmlError(message: string, open?: { name: string; line: number }): string {
  const [, explain] = explanations.find(([pattern]) => pattern.test(message)) ?? []
  return explain
    ? explain(open)
    : `this is not well-formed XML (${message.replace(/\.$/, '')}). ${again}`
}

const again = 'Have the export mended, or export it again.'

type Explain = (open?: { name: string; line: number }) => string

const explanations: readonly [RegExp, Explain][] = [
  [
    /unexpected close tag|unmatched closing tag/,
    (open) =>
      open
        ? `this closes another element than <${open.name}>, which is open since line ${open.line}. ${again}`
        : `this closes an element that is not open. ${again}`,
  ],
  [
    /only one root|outside of root/,
    () =>
      'there is something beside the root element: several exports in one file, or no XML at all. Split it into one file each.',
  ],
  [
    /must contain a root/,
    () => 'the file holds no element at all. Look whether the export has run.',
  ],
  [
    /disallowed character\.$|malformed character entity/,
    () =>
      'there is a character that XML does not allow (a control character, or a < inside a text or attribute). Have the export leave it out, or write &lt;.',
  ],
  [
    /XML declaration must/,
    () =>
      'an XML declaration (<?xml …?>) stands in the middle: several exports in one file. Split it into one file each.',
  ],
]
