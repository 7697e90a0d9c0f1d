import { mediaTypes } from '#contract'
import { readCall } from './described-call.ts'
import { javascriptLiteral, javascriptText, quote } from './literals.ts'
import { prettyBody } from './plain-json.ts'
import type { RequestDescription } from './request.ts'

/**
 * The request as a call of this repository's client: the operation by its name where the contract
 * has one, else the bare request.
 */
export function writeClientCall(description: RequestDescription): string {
  return `${head}\n\n${namedCall(description) ?? bareCall(description)}`
}

const head = `// In a clone of this site's repository, after one npm start: node_modules/.bin/node example.mjs
import { createClient } from '#client'`

function namedCall(description: RequestDescription): string | undefined {
  const call = readCall(description)
  if (!call) return undefined
  const { operation, baseUrl, input, authorization } = call
  const { responseTypes, auth } = operation
  // `call` reads JSON, and would ask for a token where the request does without one.
  const isRead = responseTypes.every((type) => readable.includes(type))
  if (!isRead || (auth === 'token' && authorization === undefined)) return undefined
  const given = Object.entries(input).filter(([, value]) => !isEmpty(value))
  const last = authorization === undefined ? [] : [javascriptLiteral({ authorization }, 1)]
  const parts = [quote(operation.id), javascriptLiteral(Object.fromEntries(given), 1), ...last]
  return [
    `const client = createClient(${javascriptLiteral({ baseUrl })})`,
    `const { data, error, response } = await client.call(`,
    ...parts.map((part) => `  ${part},`),
    ')',
    'console.log(response.status, JSON.stringify(data ?? error, null, 2))',
  ].join('\n')
}

const readable: readonly string[] = [mediaTypes.json, mediaTypes.collection]

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.keys(value).length === 0
    : value === undefined
}

function bareCall(description: RequestDescription): string {
  const { method, url, headers, body } = description
  const parts = [
    `method: ${quote(method)}`,
    `url: ${quote(url)}`,
    `headers: ${javascriptLiteral(headers, 1)}`,
    ...(body === undefined ? [] : [`body: ${javascriptText(prettyBody(description), 1)}`]),
  ]
  return [
    `const client = createClient(${javascriptLiteral({ baseUrl: new URL(url).origin })})`,
    'const response = await client.send({',
    ...parts.map((part) => `  ${part},`),
    '})',
    'console.log(response.status, await response.text())',
  ].join('\n')
}
