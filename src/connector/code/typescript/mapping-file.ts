import { javascriptLiteral, quote } from '#client'
import { createNames } from '../names.ts'
import { casesOf, conditionExpression, type Notation, originExpression } from '../notation.ts'
import type { Field, Plan, StepName } from '../plan.ts'
import { ruleLine } from '../rule-line.ts'

const notation: Notation = {
  record: 'record',
  quote,
  list: (items) => `[${items.join(', ')}]`,
  joined: (lists) => `[${lists.map((list) => `...${list}`).join(', ')}]`,
  table: (table) => javascriptLiteral(table, 2),
  fields: (written) =>
    `{ ${Object.entries(written)
      .map(([name, text]) => `${name}: ${text}`)
      .join(', ')} }`,
  truth: String,
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

/** One function a field, and the table that says what each is for. */
export function mappingFile(plan: Plan): string {
  const { mapping, identifier, rules, steps } = plan
  const nameOf = createNames('camel')
  const functions: string[] = []
  const add = (field: Field, reader?: string) => {
    const name = nameOf(field.words)
    functions.push(fieldFunction(name, field, reader))
    return name
  }
  const identifierName = add(identifier, 'textsOfIdentifier')
  const table = rules.map((rule) => ruleLine(rule, add, notation))
  const body = [
    wantedFunction(plan),
    ...functions,
    `export const rules: Rule[] = [\n${table.map((line) => `  ${line},\n`).join('')}]\n`,
    `export const identifier = ${identifierName}\n`,
  ].join('\n')
  return [
    comment(mapping.name ?? 'The mapping'),
    head(steps, body),
    wordsAndReaders(plan, body),
    body,
  ].join('\n')
}

function head(steps: ReadonlySet<StepName>, body: string): string {
  const names = [...steps].map((name) => exported[name] ?? name).toSorted()
  const finders = ['exists', 'find', 'fits', 'isOneOf', 'where'].filter((name) =>
    body.includes(`${name}(`),
  )
  return `import type { Rule } from './product.ts'
import { type Element, type Piece${finders.map((name) => `, ${name}`).join('')} } from './source.ts'
import { ${['Texts', ...names].join(', ')} } from './steps.ts'
`
}

/** Where the step of a mapping has another name in the project. */
const exported: Partial<Record<StepName, string>> = {
  strip_html: 'stripHtml',
  default: 'otherwise',
  boolean: 'yesOrNo',
}

function wordsAndReaders({ mapping }: Plan, body: string): string {
  const constant = `
function constant(record: Element, text: string): Piece[] {
  return [{ text, element: record }]
}
`
  return `/** Words that mean nothing, and words that take a value away. */
const emptyWords: string[] = ${javascriptLiteral(mapping.empty_words ?? [])}
const eraseWords: string[] = ${javascriptLiteral(mapping.erase_words ?? [])}

function texts(record: Element, found: Piece[]): Texts {
  return new Texts(record, found, emptyWords, eraseWords)
}

function textsOfIdentifier(record: Element, found: Piece[]): Texts {
  return new Texts(record, found, emptyWords, [])
}
${body.includes('constant(') ? constant : ''}`
}

function wantedFunction({ mapping: { records = {} } }: Plan): string {
  const conditions = [
    ...(records.keep ? [conditionExpression(records.keep, notation)] : []),
    ...(records.drop ? [`!(${conditionExpression(records.drop, notation)})`] : []),
  ]
  return `/** Which records become products at all. */
export function isWanted(${conditions.length > 0 ? 'record' : '_record'}: Element): boolean {
  return ${conditions.join(' && ') || 'true'}
}
`
}

function fieldFunction(name: string, field: Field, reader?: string): string {
  const lines = casesOf(field).map(({ when, origin }) => {
    const { start, steps } = originExpression(origin, notation, reader)
    const result = `return ${start}${steps.map((step) => `\n    ${step}`).join('')}`
    return when ? `  if (${conditionExpression(when, notation)}) ${result}` : `  ${result}`
  })
  const isComplete = casesOf(field).some(({ when }) => !when)
  if (!isComplete) lines.push('  return texts(record, [])')
  return `${comment(field.words.join(', '))}function ${name}(record: Element): Texts {
${lines.join('\n')}
}
`
}

/** A line that no text of a mapping can break out of. */
function comment(text: string): string {
  return `// ${text.replaceAll(/[\p{C}\u2028\u2029]+/gu, ' ')}\n`
}
