import type { TransformSpec } from '#connector'

/** Something to fill in about a step. */
export interface Setting {
  key: string
  label: string
  kind: 'text' | 'words' | 'table'
  choices?: readonly { value: string; label: string }[]
  isOptional?: boolean
}

interface Form {
  label: string
  settings: readonly Setting[]
  /** What stands there when the step has just been chosen. */
  initial: TransformSpec
}

const text = (key: string, label: string, isOptional = false): Setting => ({
  key,
  label,
  kind: 'text',
  isOptional,
})
const choice = (
  key: string,
  label: string,
  choices: Setting['choices'],
  isOptional = false,
): Setting => ({
  key,
  label,
  kind: 'text',
  isOptional,
  ...(choices && { choices }),
})
const words = (key: string, label: string): Setting => ({
  key,
  label,
  kind: 'words',
  isOptional: true,
})

/** The steps from a text of the source to one of the PIM, by the name that a mapping gives them. */
export const forms: Readonly<Record<string, Form>> = {
  trim: { label: 'Trim the ends', settings: [], initial: 'trim' },
  collapse: { label: 'Tidy white space', settings: [], initial: 'collapse' },
  unescape: { label: 'Resolve entities', settings: [], initial: 'unescape' },
  strip_html: { label: 'Without HTML', settings: [], initial: 'strip_html' },
  boolean: {
    label: 'Words for yes and no',
    settings: [words('true', 'Yes'), words('false', 'No')],
    initial: 'boolean',
  },
  first: { label: 'Only the first', settings: [], initial: 'first' },
  last: { label: 'Only the last', settings: [], initial: 'last' },
  case: {
    label: 'Upper and lower case',
    settings: [
      choice('', 'Letters', [
        { value: 'lower', label: 'all small' },
        { value: 'upper', label: 'ALL LARGE' },
        { value: 'title', label: 'Each Word Large' },
        { value: 'sentence', label: 'First word large' },
      ]),
    ],
    initial: { case: 'title' },
  },
  replace: {
    label: 'Replace',
    settings: [text('pattern', 'Pattern'), text('with', 'With')],
    initial: { replace: { pattern: ',', with: '.' } },
  },
  split: { label: 'Split', settings: [text('', 'At')], initial: { split: ',' } },
  join: { label: 'Join', settings: [text('', 'With')], initial: { join: ' ' } },
  default: {
    label: 'When there is nothing',
    settings: [text('', 'Then')],
    initial: { default: '-' },
  },
  affix: {
    label: 'Put before or behind',
    settings: [text('before', 'Before', true), text('after', 'Behind', true)],
    initial: { affix: { before: '' } },
  },
  number: {
    label: 'Read a number',
    settings: [
      choice('decimal', 'Decimals after', [
        { value: ',', label: 'a comma' },
        { value: '.', label: 'a point' },
      ]),
      choice(
        'thousands',
        'Thousands by',
        [
          { value: '.', label: 'a point' },
          { value: ',', label: 'a comma' },
          { value: ' ', label: 'a space' },
          { value: "'", label: 'an apostrophe' },
        ],
        true,
      ),
    ],
    initial: { number: { decimal: ',', thousands: '.' } },
  },
  date: {
    label: 'Read a date',
    settings: [text('format', 'Written as')],
    initial: { date: { format: 'DD.MM.YYYY' } },
  },
  convert: {
    label: 'Convert a unit',
    settings: [text('from', 'From'), text('to', 'To')],
    initial: { convert: { from: 'GRAM', to: 'KILOGRAM' } },
  },
  lookup: {
    label: 'Look up in a table',
    settings: [
      { key: 'table', label: 'From = to, a line each', kind: 'table' },
      choice(
        'otherwise',
        'Other words are',
        [
          { value: 'refuse', label: 'refused' },
          { value: 'keep', label: 'kept' },
        ],
        true,
      ),
    ],
    initial: { lookup: { table: {} } },
  },
  keep_html: {
    label: 'Keep these tags only',
    settings: [words('', 'Tags')],
    initial: { keep_html: ['b', 'p'] },
  },
}

export function nameOfStep(spec: TransformSpec): string {
  return typeof spec === 'string' ? spec : (Object.keys(spec)[0] ?? '')
}

/** What stands in a setting, as text. */
export function readSetting(spec: TransformSpec, { key, kind }: Setting): string {
  if (typeof spec === 'string') return ''
  const whole: unknown = Object.values(spec)[0]
  const value: unknown = key === '' ? whole : Object(whole)[key as never]
  if (kind === 'words') return Array.isArray(value) ? value.join(', ') : ''
  if (kind !== 'table') return value === undefined ? '' : String(value)
  return Object.entries(Object(value) as object)
    .map(([from, to]) => `${from} = ${String(to)}`)
    .join('\n')
}

/** The step with a setting changed; an optional one that is empty is left out. */
export function writeSetting(
  spec: TransformSpec,
  setting: Setting,
  written: string,
): TransformSpec {
  const name = nameOfStep(spec)
  const value = parseSetting(setting, written)
  if (setting.key === '') return { [name]: value } as unknown as TransformSpec
  const whole = typeof spec === 'string' ? {} : { ...(Object.values(spec)[0] as object) }
  const isLeftOut = setting.isOptional && written === ''
  Reflect.deleteProperty(whole, setting.key)
  const next = isLeftOut ? whole : { ...whole, [setting.key]: value }
  const isBare = name === 'boolean' && Object.keys(next).length === 0
  return (isBare ? name : { [name]: next }) as TransformSpec
}

function parseSetting({ kind }: Setting, written: string): unknown {
  if (kind === 'text') return written
  if (kind === 'words')
    return written
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '')
  return Object.fromEntries(
    written.split('\n').flatMap((line) => {
      const at = line.indexOf('=')
      const from = line.slice(0, at).trim()
      return at < 0 || from === '' ? [] : [[from, line.slice(at + 1).trim()]]
    }),
  )
}
