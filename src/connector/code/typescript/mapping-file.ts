import { javascriptLiteral } from '#client'
import { fieldFunctions } from '../field-functions.ts'
import { casesOf, conditionExpression, originExpression, wantedExpression } from '../notation.ts'
import type { Field, Plan, StepName } from '../plan.ts'
import { notation } from './notation.ts'

/** One function a field, and the table that says what each is for. */
export function mappingFile(plan: Plan): string {
  const { mapping } = plan
  const written = fieldFunctions(plan, notation, fieldFunction)
  const { identifier, functions, table, associations } = written
  const body = [
    wantedFunction(plan),
    ...functions,
    tableOf('rules: Rule', table),
    ...(associations.length > 0 ? [tableOf('associations: Association', associations)] : []),
    `export const identifier = ${identifier}\n`,
  ].join('\n')
  return [
    comment(mapping.name ?? 'The mapping'),
    head(plan, body),
    wordsAndReaders(plan, body),
    body,
  ].join('\n')
}

function tableOf(name: string, lines: readonly string[]): string {
  return `export const ${name}[] = [\n${lines.map((line) => `  ${line},\n`).join('')}]\n`
}

function head({ steps, hasHtml, associations }: Plan, body: string): string {
  const names = [...steps].map((name) => exported[name] ?? name).toSorted()
  const finders = ['exists', 'find', 'fits', 'isOneOf', 'where'].filter((name) =>
    body.includes(`${name}(`),
  )
  if (hasHtml) finders.unshift('asHtml')
  return `import { type Element, type Piece${finders.map((name) => `, ${name}`).join('')} } from './fields.ts'
${associations.length > 0 ? "import type { Association } from './links.ts'\n" : ''}import type { Rule } from './product.ts'
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

function wantedFunction({ mapping }: Plan): string {
  const condition = wantedExpression(mapping, notation)
  return `/** Which records become products at all. */
export function isWanted(${condition === 'true' ? '_record' : 'record'}: Element): boolean {
  return ${condition}
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
