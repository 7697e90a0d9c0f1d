import { quote } from '#client'
import type { Notation } from '../notation.ts'

const list = (items: readonly string[]) => `[${items.join(', ')}]`

/** How Python is written. */
export const notation: Notation = {
  record: 'record',
  names: 'snake',
  quote,
  list,
  joined: (lists) => lists.join(' + ') || '[]',
  table: (table) => {
    const lines = Object.entries(table).map(([from, to]) => `${quote(from)}: ${quote(to)}`)
    return `{${lines.join(', ')}}`
  },
  fields: (written) =>
    `{${Object.entries(written)
      .map(([name, text]) => `'${snake(name)}': ${text}`)
      .join(', ')}}`,
  truth: (value) => (value ? 'True' : 'False'),
  nothing: 'None',
  reference: snake,
  call: (name, ...inputs) => `${snake(name)}(${inputs.join(', ')})`,
  chained: (method, input) => `.${method}(${input})`,
  both: ' and ',
  either: ' or ',
  not: (condition) => `not ${condition}`,
  pattern: (source, ignoreCase) => `re.compile(${quote(source)}${ignoreCase ? ', re.I' : ''})`,
  end: '\\Z',
  group: (name, inner) => `(?P<${name}>${inner})`,
  replacement: (text) => quote(text.replaceAll(/\$(\d)/g, '\\g<$1>')),
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
