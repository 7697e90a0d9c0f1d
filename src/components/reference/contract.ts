import { mediaTypes, operations, type Auth, type Operation, type OperationId } from '#contract'
import type {
  MediaTypeObject,
  OperationObject,
  ParameterObject,
  PathItemObject,
  ReferenceObject,
  RequestBodyObject,
  ResponseObject,
  SchemaObject,
} from 'openapi-typescript'
import { document } from '../../contract/document.ts'
import { loose, resolve, rulesOf, typeWords, type Property } from './schema.ts'

/** A section of the reference: what one tag is about, and its operations. */
export interface Resource {
  name: string
  slug: string
  description: string
  operations: Operation[]
}

/** One answer that an operation may give. */
export interface Answer {
  status: string
  description: string
  headers: { name: string; description: string }[]
  bodies: Body[]
  /** The name of the answer, when so many operations may give it that it is described once for all. */
  shared?: string
}

/** A body in one media type. For line-delimited bodies, `schema` is that of a line. */
export interface Body {
  mediaType: string
  schema: SchemaObject | ReferenceObject | undefined
  lines: boolean
  /** As they travel. */
  examples: { title: string | undefined; text: string }[]
}

/** What the contract says about one operation beyond the operation table. */
export interface Description {
  text: string
  parameters: Property[]
  request: { description: string; bodies: Body[] } | undefined
  answers: Answer[]
}

export const authWords = {
  none: 'Open to everybody',
  client: 'Client id and secret',
  token: 'Access token',
  'sandbox-key': 'Sandbox key',
} as const satisfies Record<Auth, string>

/** All sections: the PIM's resources first, then what belongs to the sandbox, each in alphabetical order. */
export function resources(): Resource[] {
  const all = Object.values<Operation>(operations)
  const found = (document.tags ?? []).map(({ name, description = '' }) => ({
    name,
    slug: slugOf(name),
    description,
    operations: all
      .filter(({ tag }) => tag === name)
      .toSorted((a, b) => a.path.localeCompare(b.path) || rank(a) - rank(b)),
  }))
  return found.toSorted(
    (a, b) => Number(isSandbox(a)) - Number(isSandbox(b)) || a.name.localeCompare(b.name),
  )
}

/** What the contract says about an operation. */
export function describe(id: OperationId): Description {
  const { method, path } = operations[id]
  const item = (document.paths as Record<string, PathItemObject>)[path] ?? {}
  const verb = method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete'
  const operation = resolve<OperationObject>(item[verb] ?? {})
  const request = operation.requestBody && resolve<RequestBodyObject>(operation.requestBody)
  return {
    text: operation.description ?? '',
    parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
      rowOf(resolve<ParameterObject>(parameter)),
    ),
    request: request && {
      description: request.description ?? '',
      bodies: bodiesOf(request.content),
    },
    answers: Object.entries(operation.responses ?? {}).map(([status, response]) =>
      answerOf(status, response),
    ),
  }
}

/** The named schemas, in alphabetical order. */
export function schemas(): { name: string; schema: SchemaObject }[] {
  return Object.entries(document.components?.schemas ?? {})
    .map(([name, schema]) => ({ name, schema: resolve<SchemaObject>(schema) }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

function rowOf(parameter: ParameterObject): Property {
  const { name, in: place, required = false, description = '' } = parameter
  const schema = parameter.schema ?? anyText
  return {
    name,
    type: [...typeWords(schema), { text: ` in the ${place}` }],
    required,
    description,
    rules: rulesOf(loose(resolve<SchemaObject>(schema))),
  }
}

const anyText: SchemaObject = { type: 'string' }

/** The answers that many operations share, by status. */
export function sharedAnswers(): Answer[] {
  const found = new Map<string, Answer>()
  for (const { id } of Object.values<Operation>(operations)) {
    for (const answer of describe(id).answers) {
      if (answer.shared) found.set(answer.shared, answer)
    }
  }
  return [...found.values()].toSorted((a, b) => a.status.localeCompare(b.status))
}

function answerOf(status: string, reference: ResponseObject | ReferenceObject): Answer {
  const response = resolve<ResponseObject>(reference)
  const shared = '$ref' in reference && isShared(reference.$ref)
  return {
    ...(shared && { shared: reference.$ref.split('/').at(-1) ?? '' }),
    status,
    description: response.description,
    headers: Object.entries(response.headers ?? {}).map(([name, header]) => ({
      name,
      description: resolve<{ description?: string }>(header).description ?? '',
    })),
    bodies: bodiesOf(response.content ?? {}),
  }
}

let writtenPaths: string | undefined

/** Whether four operations or more may give this answer. */
function isShared(ref: string): boolean {
  writtenPaths ??= JSON.stringify(document.paths)
  return writtenPaths.split(`"${ref}"`).length > 4
}

function bodiesOf(content: Record<string, MediaTypeObject | ReferenceObject>): Body[] {
  return Object.entries(content).map(([mediaType, reference]) => {
    const media = resolve<MediaTypeObject>(reference)
    const line = (media.schema as LineSchema | undefined)?.['x-line']
    return {
      mediaType,
      schema: line ?? media.schema,
      lines: Boolean(line),
      examples: examplesOf(mediaType, media),
    }
  })
}

interface LineSchema {
  'x-line'?: ReferenceObject
}

function examplesOf(mediaType: string, { example, examples }: MediaTypeObject): Body['examples'] {
  if (example !== undefined) return [{ title: undefined, text: textOf(mediaType, example) }]
  return Object.values(examples ?? {}).map((each) => {
    const { summary, value } = resolve<{ summary?: string; value?: unknown }>(each)
    return { title: summary, text: textOf(mediaType, value) }
  })
}

/** An example as it travels: a form is written as an object in the contract, lines as they are. */
function textOf(mediaType: string, value: unknown): string {
  if (typeof value === 'string' && mediaType !== mediaTypes.json) return value
  if (mediaType === mediaTypes.multipart) return partsOf(value as Record<string, string>)
  return mediaType === mediaTypes.form
    ? String(new URLSearchParams(value as Record<string, string>))
    : JSON.stringify(value, null, 2)
}

/** One part a line, as `curl -F` takes them. */
function partsOf(parts: Record<string, string>): string {
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')
}

function isSandbox(resource: Resource): boolean {
  return resource.operations.every(({ api }) => api === 'sandbox')
}

function rank({ method }: Operation): number {
  return ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'].indexOf(method)
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-')
}
