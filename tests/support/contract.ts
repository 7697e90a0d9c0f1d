import addFormats from 'ajv-formats'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { bareMediaType, matchOperation, mediaTypes, methodsAt } from '#contract'
import { document } from '../../src/contract/document.ts'
import { findError } from '../../src/contract/error-catalogue.ts'

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(document, 'contract')

/**
 * Checks that an answer is one that the contract allows for its request: the status, the headers, the
 * media type and the body, and that the catalogue of errors explains each error in it. The bodies of
 * both stay readable.
 * @throws {Error} with a list of all that is wrong
 */
export async function expectDeclared(request: Request, response: Response): Promise<void> {
  const problems = await problemsWith(request, response)
  if (problems.length === 0) return
  const { pathname, search } = new URL(request.url)
  const title = `${request.method} ${pathname}${search} answered ${response.status}, and`
  throw new Error([title, ...problems.map((problem) => `  - ${problem}`)].join('\n'))
}

/** Like `expectDeclared`, as a `fetch`: put it around a handler and every answer of a test is checked. */
export function checked(
  handler: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const response = await handler(request)
    await expectDeclared(request, response)
    return response
  }
}

/** Checks a value against a schema of the contract, by the pointer to it, as in `#/components/schemas/Product`. */
export function problemsOf(pointer: string, value: unknown): string[] {
  const validate = ajv.getSchema(`contract${pointer}`)
  if (!validate) throw new Error(`The contract has nothing at ${pointer}`)
  return validate(value) ? [] : readable(validate.errors ?? [])
}

/** Follows keys from the top of the contract, and references on the way; says where it ended up. */
export function lookUp(keys: readonly string[]): { pointer: string; value: unknown } {
  let pointer = '#'
  let value: unknown = document
  for (const key of keys) {
    pointer = `${pointer}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`
    value = isRecord(value) ? value[key] : undefined
    if (isRecord(value) && typeof value.$ref === 'string' && key !== 'schema') {
      const target = lookUp(value.$ref.slice(2).split('/'))
      pointer = target.pointer
      value = target.value
    }
  }
  return { pointer, value }
}

async function problemsWith(request: Request, response: Response): Promise<string[]> {
  // A preflight belongs to CORS, which the contract does not describe.
  if (request.method === 'OPTIONS') return []
  const declared = declaredResponse(request, response.status)
  if (typeof declared === 'string') return [declared]
  return [
    ...checkHeaders(declared, response.headers),
    ...(await checkBody(declared, response, request.method === 'HEAD')),
    ...(await checkErrors(response)),
  ]
}

/** The keys that lead to the description of the answer, or what is wrong with the status. */
function declaredResponse(request: Request, status: number): string[] | string {
  const { pathname } = new URL(request.url)
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const operation = matchOperation(method, pathname)?.operation
  const keys = operation
    ? ['paths', operation.path, method.toLowerCase(), 'responses', String(status)]
    : undeclaredOperation(pathname, status)
  if (keys && lookUp(keys).value !== undefined) return keys
  return operation
    ? `${operation.id} does not declare the status ${status}`
    : `nothing is declared there, so it should be ${methodsAt(pathname).length > 0 ? 405 : 404}`
}

/** What an address answers to a verb it does not know, and what an address says that nobody knows. */
function undeclaredOperation(pathname: string, status: number): string[] | undefined {
  const known = methodsAt(pathname).length > 0
  if (status === 401) return ['components', 'responses', 'Unauthorized']
  if (status === 404 && !known) return ['components', 'responses', 'RouteNotFound']
  if (status === 405 && known) return ['components', 'responses', 'MethodNotAllowed']
  return undefined
}

function checkHeaders(response: readonly string[], headers: Headers): string[] {
  const declared = lookUp([...response, 'headers']).value
  return Object.keys(isRecord(declared) ? declared : {}).flatMap((name) => {
    const header = [...response, 'headers', name]
    const text = headers.get(name)
    const required = lookUp([...header, 'required']).value === true
    if (text === null) return required ? [`the header ${name} is missing`] : []
    const { pointer, value: schema } = lookUp([...header, 'schema'])
    const isNumber = isRecord(schema) && schema.type === 'integer'
    return problemsOf(pointer, isNumber ? Number(text) : text).map(
      (problem) => `the header ${name}: ${problem.replace('the body', 'it')}`,
    )
  })
}

async function checkBody(
  response: readonly string[],
  answer: Response,
  isHead: boolean,
): Promise<string[]> {
  // A stream goes on: nobody can wait for the whole of it.
  if (bareMediaType(answer.headers.get('content-type')) === 'text/event-stream') return []
  const text = await answer.clone().text()
  const content = lookUp([...response, 'content']).value
  if (isHead || !isRecord(content)) {
    return text === '' ? [] : [`the body should be empty: ${excerpt(text)}`]
  }
  const mediaType = bareMediaType(answer.headers.get('content-type'))
  if ('*/*' in content && mediaType !== '') return []
  if (!(mediaType in content)) {
    return [`the media type "${mediaType}" should be ${Object.keys(content).join(' or ')}`]
  }
  const schema = [...response, 'content', mediaType, 'schema']
  return mediaType === mediaTypes.collection
    ? checkLines(lookUp([...schema, 'x-line']).pointer, text)
    : checkJson(lookUp(schema).pointer, text)
}

/** Each error has an entry in `content/errors`: the one of the whole, those of its parts and of lines. */
async function checkErrors(answer: Response): Promise<string[]> {
  if (!/json/.test(answer.headers.get('content-type') ?? '')) return []
  const text = await answer.clone().text()
  return messagesOf(answer.status, text)
    .filter(({ status, message }) => findError(status, message) === undefined)
    .map(({ status, message }) => `content/errors has no ${status} "${message}"`)
}

interface ErrorMessage {
  status: number
  message: string
}

/** What an answer says about errors, in all places where it may. */
export function messagesOf(status: number, text: string): ErrorMessage[] {
  const whole = parse(text)
  const parts = whole === undefined ? text.split('\n').map(parse) : [whole].flat()
  return parts.filter(isRecord).flatMap((part) => {
    const own = Number(part.status_code ?? status)
    const nested = Array.isArray(part.errors) ? part.errors.filter(isRecord) : []
    const messages = [part, ...nested].map(({ message }) => message)
    return own < 400
      ? []
      : messages
          .filter((one) => typeof one === 'string')
          .map((one) => ({ status: own, message: one }))
  })
}

function checkLines(pointer: string, text: string): string[] {
  if (text === '') return []
  return text
    .split('\n')
    .flatMap((line, at) =>
      [
        ...checkJson(pointer, line),
        ...(numberOf(line) === at + 1 ? [] : [`"line" should be ${at + 1}`]),
      ].map((problem) => `line ${at + 1}: ${problem}`),
    )
}

function numberOf(line: string): unknown {
  const value = parse(line)
  return isRecord(value) ? value.line : undefined
}

function checkJson(pointer: string, text: string): string[] {
  const value = parse(text)
  return value === undefined
    ? [`the body is not JSON: ${excerpt(text)}`]
    : problemsOf(pointer, value)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const mostProblems = 20

function readable(errors: readonly ErrorObject[]): string[] {
  // `if` only repeats what `then` or `else` found.
  const problems = errors.filter(({ keyword }) => keyword !== 'if').map(describe)
  const unique = [...new Set(problems)]
  const rest = unique.length - mostProblems
  return rest > 0 ? [...unique.slice(0, mostProblems), `and ${rest} more`] : unique
}

function describe({ instancePath, keyword, message = 'is wrong', params }: ErrorObject): string {
  const place = instancePath === '' ? 'the body' : instancePath
  if (keyword === 'false schema') return `${place} should not be there`
  const detail: unknown =
    params.additionalProperty ??
    params.unevaluatedProperty ??
    params.allowedValues ??
    params.allowedValue
  return `${place} ${message}${detail === undefined ? '' : `: ${JSON.stringify(detail)}`}`
}

function excerpt(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
