import type { Seen } from '../watch/seen.ts'
import { resourceOf } from './flows.ts'

/** Something that was refused: one violation, or one refusal in a sentence. */
export interface FlowError {
  /** Rules of the catalogue are business; bodies of a wrong form are technical. */
  type: 'business' | 'technical'
  resource: string
  message: string
  property: string | null
  attribute: string | null
  locale: string | null
  scope: string | null
  /** What the resource was called by the caller; empty when it had no name. */
  key: string
  /** Code of the family that the caller sent along. */
  family: string | null
}

/** A refusal, or what was sent: of that, nothing is sure to be of the right type. */
interface Refusal {
  status_code?: number
  code?: unknown
  identifier?: unknown
  uuid?: unknown
  message?: string
  errors?: Partial<FlowError>[]
}

/**
 * What was refused in a call that writes; one a violation, those of a batch line by line. Sources: the
 * dashboard's definition of business errors (violations and unknown things of the catalogue) and
 * technical ones (a body that the API cannot read).
 */
export function errorsOf(seen: Seen): FlowError[] {
  const { operation, answer, text } = seen
  if (operation?.auth !== 'token' || operation.method === 'GET') return []
  if (typeof answer.body !== 'string') return []
  const resource = resourceOf(operation)
  if (answer.status >= 400) {
    if ([401, 403, 429, 500, 503, 507].includes(answer.status)) return []
    const body = parse(answer.body)
    return body ? refused(body, answer.status, resource, sentKey(seen), familyIn(text)) : []
  }
  if (!/"status_code":4/.test(answer.body)) return []
  const sent = text.split('\n')
  return itemsOf(answer.body).flatMap((item, index) => {
    const status = item?.status_code ?? 0
    if (!item || status < 400) return []
    return refused(item, status, resource, nameOf(item), familyIn(sent[index] ?? ''))
  })
}

/** The answers of a batch: an array, or a line each. */
function itemsOf(body: string): (Refusal | undefined)[] {
  const whole = body.startsWith('[') ? parse(body) : undefined
  return Array.isArray(whole) ? (whole as Refusal[]) : body.split('\n').map(parse)
}

function nameOf({ identifier, uuid, code }: Refusal): string {
  const names = [identifier, uuid, code]
  return names.find((name): name is string => typeof name === 'string') ?? ''
}

function refused(
  { message = '', errors }: Refusal,
  status: number,
  resource: string,
  key: string,
  family: string | null,
): FlowError[] {
  const common = { resource, key, family }
  if (errors && errors.length > 0) {
    return errors.map((error) => ({
      ...common,
      type: 'business',
      message: error.message ?? message,
      property: error.property ?? null,
      attribute: error.attribute ?? null,
      locale: error.locale ?? null,
      scope: error.scope ?? null,
    }))
  }
  const type = isTechnical(status, message) ? 'technical' : 'business'
  return [{ ...common, type, message, property: null, attribute: null, locale: null, scope: null }]
}

/** Whether the body, not the catalogue, is what is wrong. */
function isTechnical(status: number, message: string): boolean {
  return (
    ![404, 422].includes(status) ||
    /^(Property "|No route|Invalid |This is not a valid UUID|You cannot update the same)/.test(
      message,
    ) ||
    / is missing\.$| must be of type /.test(message)
  )
}

/** The name at the end of the address, or the one in the body. */
function sentKey({ operation, address, text }: Seen): string {
  if (operation?.path.endsWith('}')) {
    return decode(address.split('?', 1)[0]?.split('/').at(-1) ?? '')
  }
  const body = parse(text)
  return body ? nameOf(body) : ''
}

function familyIn(text: string): string | null {
  const family = (parse(text) as { family?: unknown } | undefined)?.family
  return typeof family === 'string' ? family : null
}

function parse(text: string): Refusal | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Refusal) : undefined
  } catch {
    return undefined
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
