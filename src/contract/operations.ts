import { operationTable } from './operations.gen.ts'

export type { operations as OperationTypes } from './openapi.gen.ts'

export type OperationId = keyof typeof operationTable
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'

/** Who may call: anybody, a client with its secret, the holder of a token, the holder of a sandbox key. */
export type Auth = 'none' | 'client' | 'token' | 'sandbox-key'

/** What is known of an operation at run time; its types are in `OperationTypes`. */
export interface Operation {
  id: OperationId
  method: Method
  /** Path template, as in `/api/rest/v1/products/{code}`. */
  path: string
  api: 'pim' | 'sandbox'
  auth: Auth
  /** Media types a body may have; empty when the operation takes none. */
  requestTypes: readonly string[]
  /** Media types of the body when all goes well; none when there is no body, any for a file's bytes. */
  responseTypes: readonly string[]
  /** Path parameters whose values may hold slashes, which stay as they are in an address. */
  longParams: readonly string[]
  /** The section of the reference it is in. */
  tag: string
  summary: string
}

/** Every operation of the two APIs by its id. */
export const operations = operationTable satisfies { [Id in OperationId]: Operation & { id: Id } }

export function isOperationId(id: string): id is OperationId {
  return Object.hasOwn(operations, id)
}

/** Where the reference describes an operation: a page of its own. */
export function anchor(id: OperationId): `/api-reference/${OperationId}.html` {
  return `/api-reference/${id}.html`
}

export interface OperationMatch {
  operation: Operation
  /** Path parameters, decoded. */
  params: Record<string, string>
}

/**
 * Finds the operation that a request is for. `pathname` is that of a `URL`, still encoded: a slash within
 * an identifier is `%2F`.
 */
export function matchOperation(method: string, pathname: string): OperationMatch | undefined {
  for (const route of routesAt(pathname)) {
    const params = paramsOf(route, pathname)
    if (params && route.operation.method === method) return { operation: route.operation, params }
  }
  return undefined
}

/** The verbs that an address knows, for an `Allow` header. None when nothing lives there. */
export function methodsAt(pathname: string): Method[] {
  return routesAt(pathname).map(({ operation }) => operation.method)
}

interface Route {
  operation: Operation
  pattern: RegExp
  names: string[]
}

const routes: Route[] = Object.values<Operation>(operations).map((operation) => ({
  operation,
  names: [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  pattern: patternOf(operation),
}))

function patternOf({ path, longParams }: Operation): RegExp {
  const pattern = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    longParams.includes(name) ? '(.+?)' : '([^/]+)',
  )
  return new RegExp(`^${pattern}$`)
}

/** The routes of one path template: literal text is preferred to a placeholder. */
function routesAt(pathname: string): Route[] {
  const found = routes.filter((route) => paramsOf(route, pathname))
  const most = Math.max(...found.map(literalLength))
  return found.filter((route) => literalLength(route) === most)
}

function literalLength({ operation }: Route): number {
  return operation.path.replaceAll(/\{\w+\}/g, '').length
}

function paramsOf({ pattern, names }: Route, pathname: string): Record<string, string> | undefined {
  const values = pattern.exec(pathname)?.slice(1)
  if (!values) return undefined
  try {
    return Object.fromEntries(values.map((value, at) => [names[at], decodeURIComponent(value)]))
  } catch {
    // `%` without two hex digits behind it: no address of ours.
    return undefined
  }
}
