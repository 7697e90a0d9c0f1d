import {
  allRights,
  isCollection,
  limits,
  matchOperation,
  mediaTypes,
  type Operation,
  operations,
  rightFor,
} from '#contract'
import { describeRequest, parseHttp, type RequestDescription } from '#client'
import { errorEntries } from '../../contract/error-catalogue.ts'

/** A change to a request that works, which makes it one that is refused. */
export interface Refusal {
  status: number
  /** What is wrong with it. */
  title: string
  /** Calls of the sandbox's owner before it, and how often it is sent: the last answer counts. */
  setup?: (baseUrl: string, key: string | undefined) => RequestDescription[]
  times?: number
  spoil(request: RequestDescription): RequestDescription
}

/** Every refusal that can be provoked of an operation that works, in an order in which none gets in the way of the next. */
export function refusalsOf(operation: Operation, statuses: readonly number[]): Refusal[] {
  const known = [
    ...general(operation, statuses),
    ...fromCatalogue(operation),
    ...fallbacks(operation),
  ]
  const declared = known.filter(({ status }) => statuses.includes(status))
  const first = new Map(declared.toReversed().map((each) => [each.status, each]))
  return [...first.values()].toSorted((a, b) => rank(a) - rank(b) || a.status - b.status)
}

/** What changes the sandbox comes last, a role without rights at the very end. */
function rank({ setup, status }: Refusal): number {
  return setup ? (status === 403 ? 2 : 1) : 0
}

function general(operation: Operation, statuses: readonly number[]): Refusal[] {
  const { requestTypes, path, auth } = operation
  const takesBody = requestTypes.length > 0
  const right = auth === 'token' ? (rightFor(operation) ?? 'web_api') : undefined
  return [
    takesBody && !requestTypes.includes(mediaTypes.multipart)
      ? { status: 400, title: 'A body that breaks off', spoil: brokenBody(operation) }
      : { status: 400, title: 'A parameter with brackets in its name', spoil: withBrackets },
    {
      status: 401,
      title: auth === 'sandbox-key' ? 'Without the key' : 'Without a token',
      spoil: withoutHeader('Authorization'),
    },
    { status: 406, title: 'Asked for CSV', spoil: withHeader('Accept', 'text/csv') },
    takesBody && {
      status: 415,
      title: 'A body that says it is text',
      spoil: withHeader('Content-Type', 'text/plain'),
    },
    path.includes('{') && {
      status: 404,
      title: 'A name that nobody has',
      // What is written by its name may be new; what it belongs to may not.
      spoil: unknownName(statuses.includes(201) ? 'first' : 'last'),
    },
    right && {
      status: 403,
      title: 'From a connection whose role may not',
      setup: (baseUrl: string, authorization: string | undefined) => [
        describeRequest('put_practice', { body: { fault: null } }, { baseUrl, authorization }),
        describeRequest(
          'patch_connections__code_',
          {
            path: { code: 'this_site' },
            body: { rights: allRights.filter((one) => one !== right) },
          },
          { baseUrl, authorization },
        ),
      ],
      spoil: asItIs,
    },
    auth === 'token' && failing(429, 'Two calls while one in two seconds is answered', 2),
    auth === 'token' && failing(503, 'While the PIM is down', 1),
  ].filter((refusal): refusal is Refusal => Boolean(refusal))
}

/** The practice switch makes the PIM fail its callers. */
function failing(status: number, title: string, times: number): Refusal {
  const fault = status === 429 ? 'rate-limit' : 'server-error'
  return {
    status,
    title,
    times,
    setup: (baseUrl, authorization) => [
      describeRequest('put_practice', { body: { fault } }, { baseUrl, authorization }),
    ],
    spoil: asItIs,
  }
}

/** The catalogue of errors has requests that provoke them. */
function fromCatalogue(operation: Operation): Refusal[] {
  return errorEntries.flatMap((entry) => {
    const [status] = entry.statuses
    if (!entry.try || status === undefined || entry.auth) return []
    const wanted = parseHttp(entry.try, { baseUrl: 'http://pim' })
    const found = matchOperation(wanted.method, new URL(wanted.url).pathname)
    if (found?.operation.id !== operation.id || ![400, 404, 413, 422].includes(status)) return []
    return [
      {
        status,
        title: entry.id.replaceAll('-', ' '),
        spoil: (request) => likeThis(request, wanted),
      },
    ]
  })
}

/** What is written by its name is created when the name is new. */
export function newName(statuses: readonly number[], body = '{}'): Refusal[] {
  const both = statuses.includes(201) && statuses.includes(204)
  const spoil = (request: RequestDescription) => ({ ...unknownName('last')(request), body })
  return both ? [{ status: 201, title: 'A name that is new', spoil }] : []
}

/** Where the catalogue has none for an operation, what all operations of a kind have in common. */
function fallbacks({ id, method, auth, requestTypes }: Operation): Refusal[] {
  const [type = ''] = requestTypes
  if (method === 'GET') {
    return [
      {
        status: 422,
        title: auth === 'token' ? 'More than a page may hold' : 'A limit that is no number',
        spoil: withQuery('limit', auth === 'token' ? '101' : 'few'),
      },
      { status: 422, title: 'A flag that is neither true nor false', spoil: flag(id) },
    ]
      .slice(isList(id) ? 0 : 1)
      .slice(0, 1)
  }
  if (isCollection(type)) {
    const lines = Array.from({ length: limits.batchLines + 1 }, () => '{}').join('\n')
    return [
      {
        status: 413,
        title: `${limits.batchLines + 1} lines`,
        spoil: (request) => ({ ...request, body: lines }),
      },
    ]
  }
  if (id === 'post_token') {
    const body = `grant_type=${'x'.repeat(limits.tokenBodyBytes)}`
    return [
      {
        status: 413,
        title: 'A body that no token needs',
        spoil: (request) => ({ ...request, body }),
      },
    ]
  }
  return [
    {
      status: 422,
      title: 'A property that nobody knows',
      spoil: (request) => ({ ...request, body: '{"colour":"moss"}' }),
    },
  ]
}

function isList(id: Operation['id']): boolean {
  return !operations[id].path.endsWith('}')
}

const asItIs = (request: RequestDescription) => request

function withHeader(name: string, value: string) {
  return (request: RequestDescription): RequestDescription => ({
    ...request,
    headers: { ...request.headers, [name]: value },
  })
}

function withoutHeader(name: string) {
  return ({ headers, ...request }: RequestDescription): RequestDescription => ({
    ...request,
    headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)),
  })
}

function withQuery(name: string, value: string) {
  return (request: RequestDescription): RequestDescription => {
    const url = new URL(request.url)
    url.searchParams.set(name, value)
    return { ...request, url: url.href }
  }
}

function withBrackets(request: RequestDescription): RequestDescription {
  return { ...request, url: `${request.url}${request.url.includes('?') ? '&' : '?'}search[code]=x` }
}

function flag(id: Operation['id']) {
  return withQuery(id.includes('categories') ? 'with_position' : 'with_quality_scores', 'maybe')
}

/** Bytes that are no JSON; lines are read one by one, so for them the query is at fault. */
function brokenBody({ requestTypes: [type = ''] }: Operation) {
  if (isCollection(type)) return withBrackets
  return (request: RequestDescription) => ({ ...request, body: '{"code": ' })
}

/** A name in the address becomes one that nothing has. */
function unknownName(which: 'first' | 'last') {
  return (request: RequestDescription): RequestDescription => {
    const url = new URL(request.url)
    const names = matchOperation(request.method, url.pathname)?.operation.path.split('/') ?? []
    const at =
      which === 'first' ? names.findIndex(isName) : names.findLastIndex((part) => isName(part))
    const parts = url.pathname.split('/')
    url.pathname = parts.with(at, unknown(names[at] ?? '', which)).join('/')
    return { ...request, url: url.href }
  }
}

const isName = (part: string) => part.startsWith('{')

function unknown(name: string, which: 'first' | 'last'): string {
  if (name === '{number}') return '999999'
  const isUuid = name === '{uuid}' && which === 'last'
  return isUuid ? '11111111-2222-4333-8444-555555555555' : 'nothing_of_this_name'
}

/** The request of the catalogue, from the same caller. */
function likeThis(request: RequestDescription, wanted: RequestDescription): RequestDescription {
  const { pathname, search } = new URL(wanted.url)
  return {
    ...wanted,
    url: new URL(pathname + search, request.url).href,
    headers: { ...request.headers, ...wanted.headers },
  }
}
