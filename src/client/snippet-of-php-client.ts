import { isOperationId } from '#contract'
import { type DescribedCall, readCall } from './described-call.ts'
import { phpLiteral, quoteForPhp } from './literals.ts'
import { type PhpMethod, phpMethods } from './php-client-methods.ts'
import type { RequestDescription } from './request.ts'

/**
 * The request as a call of the PIM's PHP client. Undefined where the client has no method that
 * sends exactly this request.
 */
export function writePhpClientCall(description: RequestDescription): string | undefined {
  const call = readCall(description)
  const method = call && isOperationId(call.operation.id) && phpMethods[call.operation.id]
  const [, token] = /^Bearer (.+)$/.exec(call?.authorization ?? '') ?? []
  if (!call || !method || !token) return undefined
  const given = argumentsOf(method, call)
  return given && program(call.baseUrl, token, method, given)
}

function program(baseUrl: string, token: string, method: PhpMethod, given: string[]): string {
  const { variable, print } = results[method.sends]
  return `<?php

// composer require akeneo/api-php-client symfony/http-client nyholm/psr7
require 'vendor/autoload.php';

$builder = new \\Akeneo\\Pim\\ApiClient\\AkeneoPimClientBuilder(${quoteForPhp(baseUrl)});
$client = $builder->buildAuthenticatedByAppToken(${quoteForPhp(token)});

${variable} = $client->${method.api}()->${method.method}(${given.join(', ')});
${print}`
}

const status = { variable: '$status', print: 'echo $status, PHP_EOL;' }
const found = { variable: '$found', print: 'echo json_encode($found), PHP_EOL;' }

const results = {
  get: found,
  list: found,
  array: found,
  page: { variable: '$page', print: 'echo json_encode($page->getItems()), PHP_EOL;' },
  lines: {
    variable: '$lines',
    print: 'foreach ($lines as $line) {\n    echo json_encode($line), PHP_EOL;\n}',
  },
  create: status,
  upsert: status,
  delete: status,
  download: { variable: '$file', print: 'echo $file->getBody();' },
} satisfies Record<PhpMethod['sends'], { variable: string; print: string }>

/** What stands between the brackets. Undefined when the method would send something else. */
function argumentsOf(method: PhpMethod, call: DescribedCall): string[] | undefined {
  const { operation, input } = call
  const codes = Object.entries(input.path)
  // The client leaves slashes as they are; where the contract encodes them, it asks for another address.
  const movesSlash = ([name, code]: [string, string]) =>
    code.includes('/') && !operation.longParams.includes(name)
  if (codes.some(movesSlash)) return undefined
  const rest = restOf[method.sends](call, method)
  return rest && [...codes.map(([, code]) => quoteForPhp(code)), ...rest]
}

type Rest = (call: DescribedCall, method: PhpMethod) => string[] | undefined

const codesOnly: Rest = ({ input }) => (isEmpty(input.query) ? [] : undefined)

const restOf = {
  get: ({ input }, { takesQuery }) => {
    if (isEmpty(input.query)) return []
    return takesQuery ? queryLiteral(input.query) : undefined
  },
  page: ({ input }) => {
    // What the client says when nobody asks for it is what the API does anyway.
    const { limit = 10, with_count: counts = false, ...query } = input.query
    if (typeof limit !== 'number' || typeof counts !== 'boolean') return undefined
    const filters = isEmpty(query) ? [] : queryLiteral(query)
    if (!filters) return undefined
    const words = [String(limit), String(counts), ...filters]
    return filters.length === 0 && !counts ? words.slice(0, 1) : words
  },
  list: codesOnly,
  delete: codesOnly,
  download: codesOnly,
  create: (call, method) => {
    const key = method.code ?? 'code'
    const body = bodyOf(call, method)
    const code = body?.[key]
    if (typeof code !== 'string' || !body) return undefined
    const { [key]: _, ...others } = body
    return [quoteForPhp(code), ...(isEmpty(others) ? [] : [phpLiteral(others)])]
  },
  upsert: (call, method) => {
    const body = bodyOf(call, method)
    // PHP has one empty array for the empty list and the empty object.
    return body && !isEmpty(body) ? [phpLiteral(body)] : undefined
  },
  lines: ({ input }) => {
    const { lines = [], query } = input
    return isEmpty(query) && lines.every(isArrayInPhp) ? [phpLiteral(lines)] : undefined
  },
  array: ({ input }) => (Array.isArray(input.body) ? [phpLiteral(input.body)] : undefined),
} satisfies Record<PhpMethod['sends'], Rest>

/** The search as an array, which the client writes as JSON; everything else as the words it is. */
function queryLiteral(query: DescribedCall['input']['query']): string[] | undefined {
  const others = Object.entries(query).filter(([name]) => name !== 'search')
  if (others.some(([, value]) => typeof value === 'object')) return undefined
  const { search } = query
  const isSearch = search === undefined || isArrayInPhp(search)
  return isSearch ? [phpLiteral(query)] : undefined
}

/** The body without what the client adds to it. */
function bodyOf(
  { input }: DescribedCall,
  { repeats = {} }: PhpMethod,
): Record<string, unknown> | undefined {
  if (!isArrayInPhp(input.body) || !isEmpty(input.query)) return undefined
  const added = Object.entries(repeats)
  const { body } = input
  if (added.some(([name, param]) => body[name] !== input.path[param])) return undefined
  return Object.fromEntries(Object.entries(body).filter(([name]) => !Object.hasOwn(repeats, name)))
}

/** An object that is the same object again when PHP had it as an array, and keeps its links. */
function isArrayInPhp(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const keys = Object.keys(value)
  return keys.some((key, index) => key !== String(index)) && !keys.includes('_links')
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0
}
