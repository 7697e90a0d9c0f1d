import { anchor, answersAddress, objectsAddress, resourceAddress, type Operation } from '#contract'
import { dayOfSending, formatHttp } from '#client'
import { site } from '#site'
import {
  authWords,
  describe,
  schemasOf,
  sharedAnswers,
  type Answer,
  type Body,
  type NamedSchema,
  type Resource,
} from './contract.ts'
import {
  beginning,
  bodyOf,
  causeOf,
  shortened,
  type Executed,
  type ExecutedSample,
} from './sample.ts'
import { formsOf, loose, rulesOf, typeWords, type Form, type Property } from './schema.ts'

/** A page of an operation as Markdown: all that it says, with what was sent and answered. */
export function operationTwin(operation: Operation, executed: Executed | undefined): string {
  const { text, parameters, request, answers, since, edition, right } = describe(operation.id)
  const facts = [
    `Caller: ${authWords[operation.auth].toLowerCase()}.`,
    edition ? `Edition: ${edition}.` : 'In this sandbox alone.',
    since && since !== 'SaaS' ? `Since ${since}.` : '',
    right ? `The role must allow: ${right}.` : '',
  ]
  return page(operation.summary, anchor(operation.id), [
    fence('http', `${operation.method} ${operation.path}`),
    text.trim(),
    facts.filter(Boolean).join(' '),
    ...(parameters.length > 0 ? ['## Parameters', list(parameters)] : []),
    ...(request ? ['## Body', request.description.trim(), ...request.bodies.map(bodyText)] : []),
    '## Answers',
    ...answers.flatMap(({ status, description }) => [
      `### ${status}`,
      description.trim(),
      ...(executed?.samples ?? [])
        .filter(({ answer }) => String(answer.status) === status)
        .map(sampleText),
    ]),
  ])
}

/** A page of a resource as Markdown. */
export function resourceTwin({ name, description, operations }: Resource): string {
  const links = operations.map(
    ({ id, method, path, summary }) =>
      `- [${summary}](${site.url}${twinOf(anchor(id))}): \`${method} ${path}\``,
  )
  const objects = schemasOf(name).flatMap((object) => objectText(object, '###'))
  return page(name, resourceAddress(name), [
    description,
    '## Operations',
    links.join('\n'),
    ...(objects.length > 0 ? ['## Objects', ...objects] : []),
  ])
}

/** The page of the objects that several resources share, as Markdown. */
export function objectsTwin(): string {
  return page('Objects', objectsAddress, [
    'What bodies and answers of several resources are made of.',
    ...schemasOf().flatMap((object) => objectText(object, '##')),
  ])
}

/** The page of what many operations may answer, as Markdown. */
export function answersTwin(): string {
  return page('Answers', answersAddress, [
    'What many operations may answer.',
    ...sharedAnswers().flatMap(answerText),
  ])
}

/** Where a page of the reference is as Markdown. */
export function twinOf(address: string): string {
  return address.replace(/\.html$/, '.md')
}

function page(title: string, address: string, blocks: readonly string[]): string {
  const head = `---\ntitle: ${JSON.stringify(title)}\naddress: ${site.url}${address}\n---`
  return `${[head, `# ${title}`, ...blocks].filter(Boolean).join('\n\n')}\n`
}

function objectText({ name, schema }: NamedSchema, level: string): string[] {
  const forms = formsText(formsOf(schema))
  return [
    `${level} ${name}`,
    (schema.description ?? '').trim(),
    forms || words(typeWords(schema), rulesOf(loose(schema))),
  ]
}

function answerText({ shared, status, description, headers, bodies }: Answer): string[] {
  return [
    `## ${status} ${shared}`,
    description.trim(),
    headers.map(({ name, description: meaning }) => `- \`${name}\`: ${meaning}`).join('\n'),
    ...bodies.flatMap(({ examples }) =>
      examples.flatMap(({ title, text }) => [title ? `**${title}**` : '', fence('json', text)]),
    ),
  ]
}

function bodyText({ mediaType, lines, schema }: Body): string {
  const name = `\`${mediaType}\`${lines ? ', on each line' : ''}:`
  return [name, schema ? formsText(formsOf(schema)) : ''].filter(Boolean).join('\n\n')
}

function formsText(forms: readonly Form[]): string {
  return forms
    .map(({ name, properties }) => {
      const title = name ? `As ${name.map(({ text }) => text).join('')}:\n\n` : ''
      return title + list(properties)
    })
    .join('\n\n')
}

function list(properties: readonly Property[], indent = ''): string {
  return properties
    .flatMap(({ name, type, required, description, rules, since, forms }) => {
      const marks = [
        ...(required ? ['required'] : []),
        ...(since ? [since === 'SaaS' ? 'SaaS only' : `since ${since}`] : []),
        ...rules,
      ]
      const line = `${indent}- \`${name}\` (${words(type, marks)}): ${oneLine(description)}`
      return [line.trimEnd(), ...forms.map((form) => list(form.properties, `${indent}  `))]
    })
    .join('\n')
}

function words(type: Property['type'], rules: readonly string[]): string {
  return [type.map(({ text }) => text).join(''), ...rules].join(', ')
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function sampleText(sample: ExecutedSample): string {
  const { title, answer, request, sent } = sample
  const body = bodyOf(answer)
  const cause = answer.status < 400 ? undefined : causeOf(answer)
  return [
    title ? `**${title}**` : '',
    fence('http', formatHttp(shortened(request), { baseUrl: site.url })),
    `Answer: ${answer.status} ${answer.statusText}${body ? '' : ', without a body'}. Sent by the build on ${dayOfSending(sent)}, answered in ${sent.ms} ms.`,
    body ? fence('json', beginning(body)) : '',
    cause ? `Why: ${oneLine(cause.cause)} Cure: ${oneLine(cause.cure)}` : '',
  ]
    .filter(Boolean)
    .join('\n\n')
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}
