import { quoteForPhp as quote } from '#client'
import type { Notation } from '../notation.ts'

const list = (items: readonly string[]) => `[${items.join(', ')}]`

/** How PHP is written. */
export const notation: Notation = {
  record: '$record',
  names: 'camel',
  quote,
  list,
  joined: (lists) => `array_merge(${lists.join(', ')})`,
  table: (table) =>
    list(Object.entries(table).map(([from, to]) => `${quote(from)} => ${quote(to)}`)),
  fields: (written) => list(Object.entries(written).map(([name, text]) => `'${name}' => ${text}`)),
  truth: String,
  nothing: 'null',
  reference: (name) => `${name}(...)`,
  call: (name, ...inputs) => `${name}(${inputs.join(', ')})`,
  chained: (method, input) => `->${method}(${input})`,
  both: ' && ',
  either: ' || ',
  not: (condition) => `!${condition}`,
  pattern: (source, ignoreCase) => quote(`/${source}/${ignoreCase ? 'iu' : 'u'}`),
  end: '\\z',
  group: (name, inner) => `(?<${name}>${inner})`,
  replacement: quote,
}
