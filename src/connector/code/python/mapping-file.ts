import { fieldFunctions } from '../field-functions.ts'
import { casesOf, conditionExpression, originExpression, wantedExpression } from '../notation.ts'
import type { Field, Plan } from '../plan.ts'
import { notation } from './notation.ts'

/** One function a field, and the table that says what each is for. */
export function mappingFile(plan: Plan): string {
  const { mapping } = plan
  const { list, quote } = notation
  const { functions, table, associations } = fieldFunctions(plan, notation, fieldFunction)
  return `${comment(mapping.name ?? 'The mapping')}import re

from fields import *
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

${tableOf('rules', table)}${associations.length > 0 ? `\n${tableOf('associations', associations)}` : ''}`
}

function tableOf(name: string, lines: readonly string[]): string {
  return `${name} = [\n${lines.map((line) => `    ${line},\n`).join('')}]\n`
}

function wantedFunction({ mapping }: Plan): string {
  return `def is_wanted(record):
    """Which records become products at all."""
    return ${wantedExpression(mapping, notation)}
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
