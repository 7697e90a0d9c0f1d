import { quoteForPhp as quote } from '#client'
import { createNames } from '../names.ts'
import { casesOf, conditionExpression, type Notation, originExpression } from '../notation.ts'
import type { Field, Plan } from '../plan.ts'
import { ruleLine } from '../rule-line.ts'

const list = (items: readonly string[]) => `[${items.join(', ')}]`

const notation: Notation = {
  record: '$record',
  quote,
  list,
  joined: (lists) => `array_merge(${lists.join(', ')})`,
  table: (table) =>
    list(Object.entries(table).map(([from, to]) => `${quote(from)} => ${quote(to)}`)),
  fields: (written) => list(Object.entries(written).map(([name, text]) => `'${name}' => ${text}`)),
  truth: String,
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

/** One function a field, and the table that says what each is for. */
export function mappingFile(plan: Plan): string {
  const { mapping, identifier, rules } = plan
  const nameOf = createNames('camel')
  const functions: string[] = []
  const add = (field: Field, reader?: string) => {
    const name = nameOf(field.words)
    functions.push(fieldFunction(name, field, reader))
    return `${name}(...)`
  }
  add(identifier, 'textsOfIdentifier')
  const table = rules.map((rule) => ruleLine(rule, add, notation))
  return `<?php

${comment(mapping.name ?? 'The mapping')}
namespace Connector;

use DOMElement;

/** Words that mean nothing, and words that take a value away. */
const EMPTY_WORDS = ${list((mapping.empty_words ?? []).map(quote))};
const ERASE_WORDS = ${list((mapping.erase_words ?? []).map(quote))};

${wantedFunction(plan)}
${functions.join('\n')}
/** What each field is for. */
function rules(): array
{
    return [
${table.map((line) => `        ${line},\n`).join('')}    ];
}

function texts(DOMElement $record, array $found): Texts
{
    return new Texts($record, $found, EMPTY_WORDS, ERASE_WORDS);
}

function textsOfIdentifier(DOMElement $record, array $found): Texts
{
    return new Texts($record, $found, EMPTY_WORDS, []);
}

function constant(DOMElement $record, string $text): array
{
    return [new Piece($text, $record)];
}
`
}

function wantedFunction({ mapping: { records = {} } }: Plan): string {
  const conditions = [
    ...(records.keep ? [conditionExpression(records.keep, notation)] : []),
    ...(records.drop ? [`!(${conditionExpression(records.drop, notation)})`] : []),
  ]
  return `/** Which records become products at all. */
function isWanted(DOMElement $record): bool
{
    return ${conditions.join(' && ') || 'true'};
}
`
}

function fieldFunction(name: string, field: Field, reader?: string): string {
  const lines = casesOf(field).map(({ when, origin }) => {
    const { start, steps } = originExpression(origin, notation, reader)
    const result = (indent: string) =>
      `${indent}return ${start}${steps.map((step) => `\n${indent}    ${step}`).join('')};`
    if (!when) return result('    ')
    return `    if (${conditionExpression(when, notation)}) {\n${result('        ')}\n    }`
  })
  const isComplete = casesOf(field).some(({ when }) => !when)
  if (!isComplete) lines.push('    return texts($record, []);')
  return `${comment(field.words.join(', '))}function ${name}(DOMElement $record): Texts
{
${lines.join('\n')}
}
`
}

/** A line that no text of a mapping can break out of: its end, or PHP's own. */
function comment(text: string): string {
  return `// ${text.replaceAll(/[\p{C}\u2028\u2029]+/gu, ' ').replaceAll('?>', '? >')}\n`
}
