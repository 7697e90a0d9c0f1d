import { fieldFunctions } from '../field-functions.ts'
import { casesOf, conditionExpression, originExpression, wantedExpression } from '../notation.ts'
import type { Field, Plan } from '../plan.ts'
import { notation } from './notation.ts'

/** One function a field, and the table that says what each is for. */
export function mappingFile(plan: Plan): string {
  const { mapping } = plan
  const { list, quote } = notation
  const { functions, table, associations } = fieldFunctions(plan, notation, fieldFunction)
  return `<?php

${comment(mapping.name ?? 'The mapping')}
namespace Connector;

/** Words that mean nothing, and words that take a value away. */
const EMPTY_WORDS = ${list((mapping.empty_words ?? []).map(quote))};
const ERASE_WORDS = ${list((mapping.erase_words ?? []).map(quote))};

${wantedFunction(plan)}
${functions.join('\n')}
/** What each field is for. */
${tableOf('rules', table)}${associations.length > 0 ? `\n/** What products belong together with. */\n${tableOf('associations', associations)}` : ''}
function texts(Element $record, array $found): Texts
{
    return new Texts($record, $found, EMPTY_WORDS, ERASE_WORDS);
}

function textsOfIdentifier(Element $record, array $found): Texts
{
    return new Texts($record, $found, EMPTY_WORDS, []);
}

function constant(Element $record, string $text): array
{
    return [new Piece($text, $record)];
}
`
}

function tableOf(name: string, lines: readonly string[]): string {
  return `function ${name}(): array
{
    return [
${lines.map((line) => `        ${line},\n`).join('')}    ];
}
`
}

function wantedFunction({ mapping }: Plan): string {
  return `/** Which records become products at all. */
function isWanted(Element $record): bool
{
    return ${wantedExpression(mapping, notation)};
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
  return `${comment(field.words.join(', '))}function ${name}(Element $record): Texts
{
${lines.join('\n')}
}
`
}

/** A line that no text of a mapping can break out of: its end, or PHP's own. */
function comment(text: string): string {
  return `// ${text.replaceAll(/[\p{C}\u2028\u2029]+/gu, ' ').replaceAll('?>', '? >')}\n`
}
