import { operations, type Operation } from '#contract'
import { site } from '#site'
import { describe, resources } from './contract.ts'
import type { Executed, ExecutedSample } from './sample.ts'

/** What a request needs of its reader, by the name of the variable that holds it. */
export const postmanVariables = {
  base_url: site.url,
  client_id: '',
  secret: '',
  username: '',
  password: '',
  access_token: '',
  sandbox_key: '',
} as const

/** Every operation as a collection of Postman, form 2.1: a folder for each resource, the requests as the build sent them. */
export function postmanCollection(executed: Readonly<Record<string, Executed>>): object {
  return {
    info: {
      name: `${site.name}: the API of a PIM`,
      description: site.description,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    variable: Object.entries(postmanVariables).map(([key, value]) => ({ key, value })),
    auth: bearer('access_token'),
    item: resources().map(({ name, description, operations: inFolder }) => ({
      name,
      description,
      item: inFolder.map((operation) => itemOf(operation, executed[operation.id]?.samples[0])),
    })),
  }
}

function itemOf(operation: Operation, sample: ExecutedSample | undefined): object {
  const item = {
    name: operation.summary,
    request: {
      method: operation.method,
      description: describe(operation.id).text,
      auth: authOf(operation),
      header: headersOf(sample),
      url: urlOf(operation, sample),
      ...(sample?.request.body !== undefined && {
        body: { mode: 'raw', raw: withVariables(sample.request.body) },
      }),
    },
  }
  return operation.id === 'post_token' ? { ...item, event: [keepToken] } : item
}

/** A token that was given is the one that the other requests show. */
const keepToken = {
  listen: 'test',
  script: {
    type: 'text/javascript',
    exec: ["pm.collectionVariables.set('access_token', pm.response.json().access_token)"],
  },
}

function authOf({ auth }: Operation): object | null {
  if (auth === 'token') return null
  if (auth === 'sandbox-key') return bearer('sandbox_key')
  if (auth === 'none') return { type: 'noauth' }
  return {
    type: 'basic',
    basic: [
      { key: 'username', value: '{{client_id}}', type: 'string' },
      { key: 'password', value: '{{secret}}', type: 'string' },
    ],
  }
}

function bearer(variable: string): object {
  return { type: 'bearer', bearer: [{ key: 'token', value: `{{${variable}}}`, type: 'string' }] }
}

function headersOf(sample: ExecutedSample | undefined): object[] {
  return Object.entries(sample?.request.headers ?? {})
    .filter(([name]) => name !== 'Authorization')
    .map(([key, value]) => ({ key, value }))
}

function urlOf({ id, path }: Operation, sample: ExecutedSample | undefined): object {
  const url = new URL(sample?.request.url ?? path, site.url)
  const template = path.replaceAll(/\{(\w+)\}/g, ':$1')
  const query = [...url.searchParams].map(([key, value]) => ({ key, value }))
  return {
    raw: `{{base_url}}${template}${url.search}`,
    host: ['{{base_url}}'],
    path: template.slice(1).split('/'),
    ...(query.length > 0 && { query }),
    variable: pathVariables(operations[id].path, url.pathname),
  }
}

/** What stood at the place of each name in the request that was sent. */
function pathVariables(template: string, pathname: string): object[] {
  const values = pathname.split('/')
  return template.split('/').flatMap((part, at) => {
    const key = /^\{(\w+)\}$/.exec(part)?.[1]
    return key ? [{ key, value: decodeURIComponent(values[at] ?? '') }] : []
  })
}

/** `<username>` is a name in samples, `{{username}}` in Postman. */
function withVariables(text: string): string {
  return text.replaceAll(/<(username|password|refresh_token)>/g, '{{$1}}')
}
