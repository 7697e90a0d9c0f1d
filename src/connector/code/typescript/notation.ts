import { javascriptLiteral, quote } from '#client'
import type { Notation } from '../notation.ts'

/** How TypeScript is written. */
export const notation: Notation = {
  record: 'record',
  names: 'camel',
  quote,
  list: (items) => `[${items.join(', ')}]`,
  joined: (lists) => `[${lists.map((list) => `...${list}`).join(', ')}]`,
  table: (table) => javascriptLiteral(table, 2),
  fields: (written) =>
    `{ ${Object.entries(written)
      .map(([name, text]) => `${name}: ${text}`)
      .join(', ')} }`,
  truth: String,
  nothing: 'undefined',
  reference: (name) => name,
  call: (name, ...inputs) => `${name}(${inputs.join(', ')})`,
  chained: (method, input) => `.${method}(${input})`,
  both: ' && ',
  either: ' || ',
  not: (condition) => `!${condition}`,
  pattern: (source, ignoreCase) => `/${source}/${ignoreCase ? 'iu' : 'u'}`,
  end: '$',
  group: (name, inner) => `(?<${name}>${inner})`,
  replacement: (text) => quote(text.replaceAll('$0', '$$&')),
}
