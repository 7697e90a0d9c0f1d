// What rules and stores throw. They name what is wrong, not a status code: `http/problem.ts` is the one
// place that turns them into answers.

/** A rule of the PIM that the sent data breaks, as the API lists it under `errors`. */
export interface Violation {
  property: string
  message: string
  attribute?: string
  locale?: string | null
  scope?: string | null
  currency?: string
}

/** The data has a shape that the API does not read. The answer links to the operation's reference. */
export class InvalidFormat extends Error {
  override name = 'InvalidFormat'
  /** What is wrong, without the hint where to read on. */
  readonly reason: string
  constructor(reason: string) {
    super(`${reason} Check the expected format on the API documentation.`)
    this.reason = reason
  }
}

/** The data is well formed and breaks one or more rules. Nothing was written. */
export class ValidationFailed extends Error {
  override name = 'ValidationFailed'
  readonly violations: Violation[]
  constructor(violations: Violation[]) {
    super('Validation failed.')
    this.violations = distinct(violations)
  }
}

/** Refused in one sentence, without a list of violations. */
export class Refused extends Error {
  override name = 'Refused'
  /** A page that explains what to do instead. */
  readonly documentation: string | undefined
  constructor(message: string, documentation?: string) {
    super(message)
    this.documentation = documentation
  }
}

/** What was to be written does not fit in any more. */
export class SandboxFull extends Error {
  override name = 'SandboxFull'
}

export class NotFound extends Error {
  override name = 'NotFound'
}

export function ensureValid(violations: Violation[]): void {
  if (violations.length > 0) throw new ValidationFailed(violations)
}

function distinct(violations: Violation[]): Violation[] {
  const seen = new Set<string>()
  return violations.filter((violation) => {
    const key = JSON.stringify(violation)
    return !seen.has(key) && seen.add(key)
  })
}
