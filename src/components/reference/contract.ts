import {
  mediaTypes,
  operations,
  resourceSlug,
  rightFor,
  rights,
  type Auth,
  type Operation,
  type OperationId,
} from '#contract'
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
import { ownerOf } from '../../contract/schema-places.ts'
import { formsOf, loose, resolve, rulesOf, typeWords, type Property } from './schema.ts'

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

/** A parameter, which is told like a property of a body. */
export interface Parameter extends Property {
  place: 'path' | 'query' | 'header'
}

export type Edition = 'CE' | 'GE' | 'EE' | 'SaaS'

/** What the contract says about one operation beyond the operation table. */
export interface Description {
  text: string
  /** Where it is to be had: `SaaS` has no numbered version; the sandbox's own operations are in no PIM. */
  edition: Edition | undefined
  since: string | undefined
  /** What the caller's role must allow, in words. */
  right: string | undefined
  parameters: Parameter[]
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
    slug: resourceSlug(name),
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
    edition: extension(operation, 'x-edition') as Edition | undefined,
    since: sinceOf(operation),
    right: operations[id].auth === 'token' ? rightWords(operations[id]) : undefined,
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

/** A named object. */
export interface NamedSchema {
  name: string
  schema: SchemaObject
}

/** The objects that belong to a resource, the ones that are read first; without a resource, those that several share. */
export function schemasOf(tag?: string): NamedSchema[] {
  const read = new Set(tag ? answersOf(tag) : [])
  return Object.entries(document.components?.schemas ?? {})
    .filter(([name]) => ownerOf(name) === tag)
    .map(([name, schema]) => ({ name, schema: resolve<SchemaObject>(schema) }))
    .toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name))

  function place({ name }: NamedSchema): number {
    if (read.has(name)) return 0
    return /Page$|List$/.test(name) ? 3 : /Input|Patch/.test(name) ? 1 : 2
  }
}

/** The names of all objects, in alphabetical order. */
export function allSchemas(): string[] {
  return Object.keys(document.components?.schemas ?? {}).toSorted()
}

/** Anchors of operations that do not follow from their address, as the PIM writes them in its errors. */
export const irregularAnchors: Readonly<Record<string, OperationId>> = {
  patch_families__family_code__variants__code__: 'patch_families__family_code__variants__code_',
  post_product_model: 'post_product_models',
}

/** Names of the objects that one GET answers with, which is what the resource is about. */
function answersOf(tag: string): string[] {
  return Object.values<Operation>(operations)
    .filter((operation) => operation.tag === tag && operation.method === 'GET')
    .flatMap(({ id }) => describe(id).answers.filter(({ status }) => status === '200'))
    .flatMap(({ bodies }) => bodies.flatMap(({ schema }) => (schema ? typeWords(schema) : [])))
    .flatMap(({ schema }) => (schema && !/Page$|List$/.test(schema) ? [schema] : []))
}

function rowOf(parameter: ParameterObject): Parameter {
  const { name, in: place, required = false, description = '' } = parameter
  const schema =
    parameter.schema ?? resolve<MediaTypeObject>(parameter.content?.[mediaTypes.json] ?? {}).schema
  return {
    name,
    path: name,
    place: place as Parameter['place'],
    type: typeWords(schema ?? anyText),
    required,
    description,
    rules: rulesOf(loose(resolve<SchemaObject>(schema ?? anyText))),
    since: sinceOf(parameter),
    forms: schema ? formsOf(schema) : [],
  }
}

function rightWords(operation: Operation): string {
  const right = rightFor(operation)
  return right ? rights[right] : rights.web_api
}

/** The version that brought it, as far as versions differ that the reference knows. */
function sinceOf(node: object): string | undefined {
  if (extension(node, 'x-edition') === 'SaaS') return 'SaaS'
  return extension(node, 'x-since')
}

function extension(node: object, name: string): string | undefined {
  const value: unknown = Reflect.get(node, name)
  return typeof value === 'string' ? value : undefined
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
