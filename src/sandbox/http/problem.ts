import {
  InvalidFormat,
  NotFound,
  Refused,
  SandboxFull,
  ValidationFailed,
  type Violation,
} from '../problems.ts'
import { type Answer, json } from './answer.ts'

/** An answer decided by HTTP alone: negotiation, sizes, authentication. */
export class HttpProblem extends Error {
  override name = 'HttpProblem'
  readonly status: number
  readonly headers: Record<string, string>
  readonly errors: readonly Violation[]
  constructor(
    status: number,
    message: string,
    { headers = {}, errors = [] }: { headers?: Record<string, string>; errors?: Violation[] } = {},
  ) {
    super(message)
    this.status = status
    this.headers = headers
    this.errors = errors
  }
}

export interface ProblemBody {
  code: number
  message: string
  errors?: object[]
  _links?: { documentation: { href: string } }
}

/**
 * The error body of anything thrown, or undefined for what nobody foresaw. `anchor` is the operation
 * whose reference explains the expected format; for a batch, the one of a single line.
 */
export function problemBody(error: unknown, anchor: string): ProblemBody | undefined {
  if (error instanceof ValidationFailed) {
    return { code: 422, message: error.message, errors: error.violations }
  }
  if (error instanceof InvalidFormat) {
    return documented(422, error.message, referenceOf(anchor))
  }
  if (error instanceof Refused) return withPage(422, error)
  if (error instanceof NotFound) return { code: 404, message: error.message }
  if (error instanceof HttpProblem) return listing(error)
  if (error instanceof SandboxFull || isDatabaseFull(error))
    return { code: 507, message: fullMessage }
  return undefined
}

/** Where the vendor's reference describes an operation; a few of its anchors do not follow the rule. */
function referenceOf(anchor: string): string {
  return `http://api.akeneo.com/api-reference.html#${irregularAnchors[anchor] ?? anchor}`
}

const irregularAnchors: Record<string, string> = {
  patch_families__family_code__variants__code_: 'patch_families__family_code__variants__code__',
  post_product_models: 'post_product_model',
}

function listing({ status, message, errors }: HttpProblem): ProblemBody {
  return { code: status, message, ...(errors.length > 0 && { errors: [...errors] }) }
}

function withPage(code: number, { message, documentation }: Refused): ProblemBody {
  return documentation === undefined ? { code, message } : documented(code, message, documentation)
}

function documented(code: number, message: string, href: string): ProblemBody {
  return { code, message, _links: { documentation: { href } } }
}

/** Turns anything thrown into an answer. What nobody foresaw becomes a 500 that tells nothing. */
export function problemAnswer(
  error: unknown,
  anchor: string,
  report: (error: unknown) => void,
): Answer {
  const body = problemBody(error, anchor)
  if (!body) {
    report(error)
    return json({ code: 500, message: 'Internal server error' }, 500)
  }
  return json(body, body.code, error instanceof HttpProblem ? error.headers : undefined)
}

const fullMessage =
  'This sandbox is full: nothing more fits into it. Delete what you no longer need, or reset the sandbox.'

/** SQLite's own words, the same on every host, when a database has reached its page limit. */
export function isDatabaseFull(error: unknown): boolean {
  return error instanceof Error && /database or disk is full|SQLITE_FULL/.test(error.message)
}
