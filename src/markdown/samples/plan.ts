import { didYouMean, type OperationId, operations } from '#contract'
import {
  HttpTextError,
  describeOperation,
  parseHttp,
  type RequestDescription,
  type RequestInput,
} from '#client'
import type { Program } from 'estree'
import type { Code } from 'mdast'
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx'
import type { Auth } from './session.ts'
import { NotStaticError, staticValue } from './static-value.ts'

/** A request as an article asks for it, before anybody has sent it. */
export interface PlannedSample {
  /** All that the author wrote: another text is another request. */
  written: string
  /** Unknown for a fence whose address no operation has. */
  operation?: OperationId | undefined
  title?: string | undefined
  /** The status that the build must see. @default any 2xx */
  expect?: number | undefined
  auth: Auth
  /** @throws TypeError when operation and input do not fit */
  describe(baseUrl: string, authorization: string | undefined): RequestDescription
}

/** A sample that cannot be read; `line` counts from the sample's first line. */
export class SampleError extends Error {
  override name = 'SampleError'
  readonly line: number
  readonly hint: string | undefined

  constructor(message: string, hint?: string, line = 0) {
    super(message)
    this.line = line
    this.hint = hint
  }
}

const auths: readonly string[] = ['none', 'client', 'token', 'sandbox-key'] satisfies Auth[]
const inputs = ['path', 'query', 'body', 'lines', 'form', 'parts']
const known = ['operation', ...inputs, 'title', 'expect', 'auth']

/**
 * `<Request operation="get_products" query={{ limit: 3 }} />`
 *
 * @throws SampleError
 */
export function planComponent(node: MdxJsxFlowElement): PlannedSample {
  const attributes = readAttributes(node)
  const id = attributes.get('operation')
  if (typeof id !== 'string') throw new SampleError('<Request> without operation')
  if (!isOperation(id)) {
    throw new SampleError(`unknown operation "${id}"`, didYouMean(id, Object.keys(operations)))
  }
  const operation = operations[id]
  const input = Object.fromEntries([...attributes].filter(([name]) => inputs.includes(name)))
  return {
    written: JSON.stringify([...attributes]),
    operation: id,
    ...readOptions(attributes, operation.auth),
    describe: (baseUrl, authorization) =>
      describeOperation(operation, input as RequestInput, { baseUrl, authorization }),
  }
}

/** Whether a fence is a sample: ```http run */
export function isSampleFence(node: Code): boolean {
  return node.lang?.toLowerCase() === 'http' && /^run(\s|$)/.test(node.meta ?? '')
}

/**
 * ```http run title="One lamp" expect=404
 *
 * The text is the request, as written; who it is from is added when it does not say so itself.
 *
 * @throws SampleError
 */
export function planFence(node: Code): PlannedSample {
  // The node becomes something else on the page; the plan outlives it.
  const { value: text, meta } = node
  const attributes = readMeta(meta?.replace(/^run\s*/, '') ?? '')
  const written = parseFence(text, '')
  const operation = operationAt(written)
  const auth = operation ? operations[operation].auth : authOfPath(written.url)
  return {
    written: `${meta}\n${text}`,
    operation,
    ...readOptions(attributes, auth),
    describe(baseUrl, authorization) {
      const request = parseFence(text, baseUrl)
      const named = Object.keys(request.headers).some((name) => /^authorization$/i.test(name))
      if (named || authorization === undefined) return request
      return { ...request, headers: { Authorization: authorization, ...request.headers } }
    },
  }
}

function parseFence(text: string, baseUrl: string): RequestDescription {
  try {
    return parseHttp(text, { baseUrl })
  } catch (error) {
    if (!(error instanceof HttpTextError)) throw error
    throw new SampleError(error.message.replace(/^Line \d+: /, ''), undefined, error.line)
  }
}

/** The operation that answers at this address. */
function operationAt({ method, url }: RequestDescription): OperationId | undefined {
  const path = url.split(/[?#]/, 1)[0] ?? url
  return Object.values(operations).find(
    (operation) => operation.method === method && pathPattern(operation.path).test(path),
  )?.id
}

/** Whom an address without operation would ask for. */
function authOfPath(path: string): Auth {
  if (path.startsWith('/sandbox/')) return 'sandbox-key'
  return path.startsWith('/api/rest/') ? 'token' : 'none'
}

function pathPattern(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{[^}]*\}/g, '[^/]+')}$`)
}

function readOptions(
  attributes: ReadonlyMap<string, unknown>,
  defaultAuth: Auth,
): Pick<PlannedSample, 'title' | 'expect' | 'auth'> {
  const title = attributes.get('title')
  const expect = attributes.get('expect')
  const auth = attributes.get('auth') ?? defaultAuth
  if (title !== undefined && typeof title !== 'string') throw new SampleError('title is not a text')
  if (expect !== undefined && !/^[1-5]\d\d$/.test(String(expect))) {
    throw new SampleError(`expect=${String(expect)} is not a status`)
  }
  if (!isAuth(auth))
    throw new SampleError(`unknown auth "${String(auth)}"`, `Known: ${auths.join(', ')}.`)
  return { title, expect: expect === undefined ? undefined : Number(expect), auth }
}

function readAttributes(node: MdxJsxFlowElement): Map<string, unknown> {
  return new Map(
    node.attributes.map((attribute) => {
      if (attribute.type !== 'mdxJsxAttribute') {
        throw new SampleError('<Request {...}>: write the attributes one by one')
      }
      ensureKnown(attribute.name)
      return [attribute.name, attributeValue(attribute)]
    }),
  )
}

function attributeValue({ name, value }: MdxJsxAttribute): unknown {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value
  try {
    return staticValue(value.data?.estree as Program)
  } catch (error) {
    if (!(error instanceof NotStaticError)) throw error
    throw new SampleError(`${name}={${value.value}} ${error.message}`, 'A sample is plain data.')
  }
}

function readMeta(meta: string): Map<string, unknown> {
  const attributes = new Map<string, unknown>()
  const rest = meta.replaceAll(/([a-z]+)=(?:"([^"]*)"|(\S+))\s*/g, (_, name, quoted, bare) => {
    ensureKnown(String(name), ['title', 'expect', 'auth'])
    attributes.set(String(name), quoted ?? bare)
    return ''
  })
  if (rest.trim()) {
    throw new SampleError(
      `"${rest.trim()}" after http run`,
      'Write title="..." expect=422 auth=none.',
    )
  }
  return attributes
}

function ensureKnown(name: string, names: readonly string[] = known): void {
  if (names.includes(name)) return
  const guess = didYouMean(name, names)
  throw new SampleError(
    `a request has no "${name}"`,
    `${guess ? `${guess} ` : ''}Known: ${names.join(', ')}.`,
  )
}

function isOperation(id: string): id is OperationId {
  return Object.hasOwn(operations, id)
}

function isAuth(value: unknown): value is Auth {
  return typeof value === 'string' && auths.includes(value)
}
