import type { Field, Inspection } from '#connector'

const formats = { xml: 'XML', json: 'JSON', 'json-lines': 'JSON lines', csv: 'CSV' } as const

/** `CSV, by semicolon` */
export function formatWords({ format }: Inspection): string {
  if (format.kind !== 'csv') return formats[format.kind]
  const mark = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' }[format.delimiter]
  return `CSV, by ${mark ?? format.delimiter}`
}

const reasons = {
  mark: 'says the mark at its start',
  declaration: 'says its first line',
  guess: 'by the look of its bytes',
  nothing: 'only ASCII so far',
  choice: 'as you chose',
} satisfies Record<Inspection['encoding']['by'], string>

/** `UTF-8 (says its first line)` */
export function encodingWords({ encoding: { name, by } }: Inspection): string {
  return `${name.toUpperCase()} (${reasons[by]})`
}

/** What a field's values look like, and how many there are: `number with comma, 7 values, 1 empty`. */
export function fieldWords({ kinds, count, empty, distinct }: Field): string {
  const [kind] = kinds
  const filled = count - empty
  return [
    ...(kind ? [kind.kind] : []),
    `${filled.toLocaleString('en')} ${filled === 1 ? 'value' : 'values'}`,
    ...(empty > 0 ? [`${empty.toLocaleString('en')} empty`] : []),
    ...(distinct === 1 && filled > 1 ? ['always the same'] : []),
  ].join(', ')
}
