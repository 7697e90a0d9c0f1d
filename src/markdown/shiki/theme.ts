import type { ThemeRegistrationRaw } from 'shiki'

/**
 * A theme that knows no colours: each kind of token has a number, written as a colour because that
 * is what a theme holds, and `highlight.ts` turns it into a class. The style sheet colours the
 * classes, light and dark.
 */
const kinds: Record<string, string[]> = {
  comment: ['comment', 'punctuation.definition.comment'],
  string: ['string', 'punctuation.definition.string', 'constant.other.symbol'],
  property: [
    'support.type.property-name',
    'entity.name.tag.yaml',
    'meta.object-literal.key',
    'variable.other.property',
    'variable.other.object.property',
    'punctuation.support.type.property-name',
  ],
  attribute: ['entity.other.attribute-name', 'variable.parameter', 'entity.name.function.http'],
  tag: ['entity.name.tag'],
  number: ['constant.numeric'],
  boolean: ['constant.language'],
  constant: ['constant', 'variable.other.constant', 'constant.other.option'],
  keyword: ['keyword', 'storage', 'keyword.control', 'keyword.other'],
  operator: ['keyword.operator', 'storage.type.function.arrow'],
  function: [
    'entity.name.function',
    'support.function',
    'entity.name.command',
    'entity.name.class',
  ],
  punctuation: ['punctuation', 'meta.brace', 'punctuation.separator', 'punctuation.terminator'],
  heading: ['markup.heading', 'entity.name.section'],
  inserted: ['markup.inserted'],
  deleted: ['markup.deleted'],
}

const names = Object.keys(kinds)
const plain = '#ffffff'

export const classTheme: ThemeRegistrationRaw = {
  name: 'doorway-classes',
  type: 'light',
  fg: plain,
  bg: '#000000',
  settings: [
    { settings: { foreground: plain } },
    { scope: ['punctuation.definition.variable'], settings: { foreground: plain } },
    ...names.map((name) => ({
      scope: kinds[name] ?? [],
      settings: { foreground: colorOf(name) },
    })),
  ],
}

/** The class of a token with this colour, if it has one. */
export function classOfColor(color: string | undefined): string | undefined {
  const name = names.find((each) => colorOf(each) === color?.toLowerCase())
  return name && `sk-${name}`
}

function colorOf(name: string): string {
  return `#${(names.indexOf(name) + 1).toString(16).padStart(6, '0')}`
}
