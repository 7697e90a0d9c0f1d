import type {
  ChangeList,
  Connection,
  LoggedRequest,
  OperationId,
  ProductByUuid,
  RequestSummary,
  Sandbox,
} from '#contract'
import { AnswerError } from '#client'
import { askSandbox } from './ask.ts'

/** What is known of a reader's PIM, as far as somebody asked for it. */
export interface Facts {
  /** Id of the sandbox that it is about. */
  sandbox: string
  connections: readonly Connection[]
  /** The newest first. */
  calls: readonly SeenCall[]
  /** By identifier; those that do not exist are not in it. */
  products: Readonly<Record<string, SeenProduct>>
}

/** What is to be looked up beside connections and calls. */
export interface Needs {
  /** Calls whose bodies are wanted: of those that write, and of those that were refused. */
  operations: readonly OperationId[]
  /** Identifiers. */
  products: readonly string[]
}

/** A call to the PIM's API; both its sides only when they were asked for. */
export interface SeenCall extends RequestSummary {
  sides?: Pick<LoggedRequest, 'request' | 'answer'> | undefined
}

export interface SeenProduct {
  product: ProductByUuid
  /** The newest first. */
  changes: ChangeList['items']
}

/** Calls of one operation that are looked into. */
const mostSides = 20

/**
 * Looks up what is needed. What `before` has of the same sandbox and cannot have changed is not asked
 * for again.
 *
 * @param calls the newest calls, the newest first
 * @throws SandboxGone, AnswerError, NetworkError
 */
export async function lookUp(
  sandbox: Sandbox,
  calls: readonly RequestSummary[],
  needs: readonly Needs[],
  before: Facts | undefined,
): Promise<Facts> {
  const known = before?.sandbox === sandbox.id ? before : undefined
  const isQuiet = known?.calls[0]?.number === calls[0]?.number
  const operations = new Set(needs.flatMap((need) => need.operations))
  const identifiers = new Set(needs.flatMap(({ products }) => products))
  const [{ items: connections }, seen, products] = await Promise.all([
    askSandbox(sandbox, 'get_connections', {}),
    lookInto(sandbox, calls, operations, known?.calls),
    lookAtProducts(sandbox, identifiers, isQuiet ? known?.products : {}),
  ])
  return { sandbox: sandbox.id, connections, calls: seen, products }
}

/** The calls, with both sides of those of the wanted operations that write or were refused. */
async function lookInto(
  sandbox: Sandbox,
  calls: readonly RequestSummary[],
  wanted: ReadonlySet<OperationId>,
  before: readonly SeenCall[] = [],
): Promise<SeenCall[]> {
  const known = new Map(before.map((call) => [call.number, call.sides]))
  const counted = new Map<string, number>()
  const isWanted = ({ operation, method, status }: RequestSummary) => {
    if (!operation || !wanted.has(operation as OperationId)) return false
    if (method === 'GET' && status < 400) return false
    const count = (counted.get(operation) ?? 0) + 1
    counted.set(operation, count)
    return count <= mostSides
  }
  return Promise.all(
    calls.map(async (call) => {
      const sides = known.get(call.number)
      if (sides) return { ...call, sides }
      return isWanted(call) ? { ...call, sides: await sidesOf(sandbox, call.number) } : call
    }),
  )
}

/** Undefined when the log does not have it any more. */
async function sidesOf(sandbox: Sandbox, number: number): Promise<SeenCall['sides']> {
  try {
    const path = { number: String(number) }
    const { request, answer } = await askSandbox(sandbox, 'get_requests__number_', { path })
    return { request, answer }
  } catch (error) {
    if (error instanceof AnswerError && error.response.status === 404) return undefined
    throw error
  }
}

/** Products by identifier, each with what changed it. Those that are known stay as they are. */
async function lookAtProducts(
  sandbox: Sandbox,
  identifiers: ReadonlySet<string>,
  known: Readonly<Record<string, SeenProduct>> = {},
): Promise<Record<string, SeenProduct>> {
  const found = await Promise.all(
    [...identifiers].map(async (identifier): Promise<[string, SeenProduct][]> => {
      const seen = known[identifier] ?? (await lookAtProduct(sandbox, identifier))
      return seen ? [[identifier, seen]] : []
    }),
  )
  return Object.fromEntries(found.flat())
}

async function lookAtProduct(
  sandbox: Sandbox,
  identifier: string,
): Promise<SeenProduct | undefined> {
  const search = { identifier: [{ operator: '=', value: identifier }] }
  const query = { search, limit: 1 }
  const { _embedded: page } = await askSandbox(sandbox, 'get_catalog_products', { query })
  const [product] = page.items
  if (!product) return undefined
  const path = { uuid: product.uuid }
  const history = await askSandbox(sandbox, 'get_catalog_products__uuid__changes', { path })
  return { product, changes: history.items }
}
