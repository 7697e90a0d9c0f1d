/** How a programming language writes data. */
interface Notation {
  text(value: string): string
  nothing: string
  list: readonly [open: string, close: string]
  map(entries: readonly (readonly [key: string, value: unknown])[]): {
    open: string
    close: string
  }
  key(name: string): string
  indent: string
}

/** As much as fits on a line is written on one. */
const lineLength = 72

/**
 * JSON data as JavaScript, the way the formatter of this repository has it:
 * `{ query: { limit: 3 } }`.
 */
export function javascriptLiteral(value: unknown, depth = 0): string {
  return write(value, javascript, depth)
}

/**
 * JSON data as PHP, such that `json_encode` gives the same JSON: `['limit' => 3]`, and objects that
 * an array would lose (the empty one, one with the keys of a list) as objects.
 */
export function phpLiteral(value: unknown, depth = 0): string {
  return write(value, php, depth)
}

/** A text in single quotes, with the escapes that JavaScript and Python share. */
export function quote(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\./g, (escape) => (escape === '\\"' ? '"' : escape))
  return `'${escaped.replaceAll("'", "\\'")}'`
}

/** A text of several lines, line by line. */
export function javascriptText(text: string, depth: number): string {
  if (!text.includes('\n')) return quote(text)
  const indent = '  '.repeat(depth)
  const lines = text.split('\n').map((line) => `${indent}  ${quote(line)}`)
  return `[\n${lines.join(',\n')}\n${indent}].join('\\n')`
}

/** A text in single quotes, where PHP knows just two escapes. */
export function quoteForPhp(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}

const javascript: Notation = {
  text: quote,
  nothing: 'null',
  list: ['[', ']'],
  map: () => ({ open: '{ ', close: ' }' }),
  // In brackets it is a key like any other; bare it would set the prototype.
  key: (name) => `${name === '__proto__' ? "['__proto__']" : plainOr(name)}: `,
  indent: '  ',
}

const php: Notation = {
  text: quoteForPhp,
  nothing: 'null',
  list: ['[', ']'],
  map: (entries) => ({
    open: entries.every(([key], index) => key === String(index)) ? '(object) [' : '[',
    close: ']',
  }),
  key: (name) => `${quoteForPhp(name)} => `,
  indent: '    ',
}

function plainOr(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name)
}

function write(value: unknown, notation: Notation, depth: number): string {
  if (value === null) return notation.nothing
  if (typeof value === 'string') return notation.text(value)
  if (typeof value !== 'object') return String(value)
  return layOut(partsOf(value, notation, depth + 1), notation, depth)
}

interface Parts {
  open: string
  close: string
  items: string[]
}

function partsOf(value: object, notation: Notation, depth: number): Parts {
  if (Array.isArray(value)) {
    const [open, close] = notation.list
    return { open, close, items: value.map((item) => write(item, notation, depth)) }
  }
  const entries = Object.entries(value)
  const items = entries.map(([key, item]) => notation.key(key) + write(item, notation, depth))
  return { ...notation.map(entries), items }
}

function layOut({ open, close, items }: Parts, { indent }: Notation, depth: number): string {
  if (items.length === 0) return open.trim() + close.trim()
  const line = open + items.join(', ') + close
  if (!line.includes('\n') && line.length + depth * indent.length <= lineLength) return line
  const inner = indent.repeat(depth + 1)
  const lines = items.map((item) => `${inner}${item},\n`).join('')
  return `${open.trim()}\n${lines}${indent.repeat(depth)}${close.trim()}`
}
