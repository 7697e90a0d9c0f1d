import {
  allRights,
  isOperationId,
  operations,
  type RequestSummary,
  type Right,
  rightFor,
  rights,
} from '#contract'

/** What can be done to one kind of resource; a verb is missing where the PIM has no right for it. */
export interface RightsRow {
  /** `attribute options` */
  resource: string
  list?: Right
  edit?: Right
  delete?: Right
}

export const verbs = ['list', 'edit', 'delete'] as const

/** The rights as the PIM's role screen has them: a line for each resource. */
export const rightsMatrix: readonly RightsRow[] = toRows(allRights)

function toRows(all: readonly Right[]): RightsRow[] {
  const rows = new Map<string, RightsRow>()
  for (const right of all) {
    const [, verb, noun] = /^(list|edit|delete)_(.+)$/.exec(right) ?? []
    if (!verb || !noun) continue
    const resource = noun.replaceAll('_', ' ')
    rows.set(resource, { ...(rows.get(resource) ?? { resource }), [verb]: right })
  }
  return [...rows.values()]
}

/** A role: a name for a set of rights. */
export interface Role {
  name: string
  meaning: string
  rights: readonly Right[]
}

export const roles: readonly Role[] = [
  { name: 'User', meaning: 'everything; every new connection has it', rights: allRights },
  {
    name: 'Reader',
    meaning: 'lists, and changes nothing: for shops and exports',
    rights: allRights.filter((right) => right === 'web_api' || right.startsWith('list_')),
  },
  {
    name: 'Product supplier',
    meaning: 'reads all, writes products alone: for an ERP',
    rights: allRights.filter(
      (right) => right === 'web_api' || right.startsWith('list_') || right === 'edit_products',
    ),
  },
]

/** The role with exactly these rights, if one has a name. */
export function roleOf(own: readonly Right[]): Role | undefined {
  return roles.find(
    (role) =>
      role.rights.length === own.length && role.rights.every((right) => own.includes(right)),
  )
}

/** `right` given or taken away, in the order of the contract. */
export function withRight(own: readonly Right[], right: Right, isGiven: boolean): Right[] {
  return allRights.filter((one) => (one === right ? isGiven : own.includes(one)))
}

/** What a connection was refused, and what it lacks for it. */
export interface Refusal {
  call: RequestSummary
  right: Right
  /** The right in words: `create or update products`. */
  action: string
}

/** The newest call that a connection may not make with the rights that it has now. */
export function lastRefusal(
  code: string,
  own: readonly Right[],
  calls: readonly RequestSummary[],
): Refusal | undefined {
  for (const call of calls) {
    if (call.connection !== code || call.status !== 403 || !call.operation) continue
    const right = lackingFor(call.operation, own)
    if (right) return { call, right, action: rights[right] }
  }
  return undefined
}

function lackingFor(operation: string, own: readonly Right[]): Right | undefined {
  if (!own.includes('web_api')) return 'web_api'
  if (!isOperationId(operation)) return undefined
  const right = rightFor(operations[operation])
  return right && !own.includes(right) ? right : undefined
}
