import { quote } from '#client'
import { createNames } from '../names.ts'
import { casesOf, conditionExpression, type Notation, originExpression } from '../notation.ts'
import type { Field, Plan } from '../plan.ts'
import { ruleLine } from '../rule-line.ts'

const list = (items: readonly string[]) => `[${items.join(', ')}]`

const notation: Notation = {
  record: 'record',
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

/** One function a field, and the table that says what each is for. */
export function mappingFile(plan: Plan): string {
  const { mapping, identifier, rules } = plan
  const nameOf = createNames('snake')
  const functions: string[] = []
  const add = (field: Field, reader?: string) => {
    const name = nameOf(field.words)
    functions.push(fieldFunction(name, field, reader))
    return name
  }
  add(identifier, 'textsOfIdentifier')
  const table = rules.map((rule) => ruleLine(rule, add, notation))
  return `${comment(mapping.name ?? 'The mapping')}import re

from source import exists, find, fits, is_one_of, where
from steps import *

# Words that mean nothing, and words that take a value away.
EMPTY_WORDS = ${list((mapping.empty_words ?? []).map(quote))}
ERASE_WORDS = ${list((mapping.erase_words ?? []).map(quote))}


def texts(record, found):
    return Texts(record, found, EMPTY_WORDS, ERASE_WORDS)


def texts_of_identifier(record, found):
    return Texts(record, found, EMPTY_WORDS, [])


def constant(record, text):
    return [(text, record)]


${wantedFunction(plan)}${functions.map((text) => `\n\n${text}`).join('')}

rules = [
${table.map((line) => `    ${line},\n`).join('')}]
`
}

function wantedFunction({ mapping: { records = {} } }: Plan): string {
  const conditions = [
    ...(records.keep ? [conditionExpression(records.keep, notation)] : []),
    ...(records.drop ? [`not (${conditionExpression(records.drop, notation)})`] : []),
  ]
  return `def is_wanted(record):
    """Which records become products at all."""
    return ${conditions.join(' and ') || 'True'}
`
}

function fieldFunction(name: string, field: Field, reader?: string): string {
  const lines = casesOf(field).map(({ when, origin }) => {
    const { start, steps } = originExpression(origin, notation, reader)
    const condition = when ? `    if ${conditionExpression(when, notation)}:\n    ` : ''
    return `${condition}    return ${start}${steps.join('')}\n`
  })
  const isComplete = casesOf(field).some(({ when }) => !when)
  if (!isComplete) lines.push('    return texts(record, [])\n')
  return `${comment(field.words.join(', '))}def ${name}(record):\n${lines.join('')}`
}

/** A line that no text of a mapping can break out of. */
function comment(text: string): string {
  return `# ${text.replaceAll(/[\p{C}\u2028\u2029]+/gu, ' ')}\n`
}
