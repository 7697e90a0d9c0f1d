import { formatHttp, readParts, type RequestDescription } from '#client'
import type { Values } from '../state/values.ts'
import { withoutSecrets } from '../state/without-secrets.ts'

/** A request for another program: the address and all that is secret are variables there. */
interface Exported {
  request: RequestDescription
  /** Names of the variables, and their values as far as they are no secrets. */
  variables: readonly (readonly [name: string, value: string])[]
}

/** For editors that send `.http` files. */
export function asHttpFile(
  title: string,
  request: RequestDescription,
  values: Values,
  origin: string,
): string {
  const { request: exported, variables } = exportOf(request, values, origin)
  const lines = variables.map(([name, value]) => `@${name} = ${value}`)
  return `${[...lines, '', `### ${title}`, formatHttp(exported)].join('\n')}\n`
}

/** A Postman collection (v2.1) of one request. */
export function asPostman(
  title: string,
  request: RequestDescription,
  values: Values,
  origin: string,
): string {
  const { request: exported, variables } = exportOf(request, values, origin)
  const { method, url, headers, body } = exported
  const content = body === undefined ? undefined : postmanBody(exported, body)
  const header = Object.entries(headers)
    .filter(([key]) => content?.mode !== 'formdata' || key !== 'Content-Type')
    .map(([key, value]) => ({ key, value }))
  const item = {
    name: title,
    request: {
      method,
      header,
      url,
      ...(content && { body: content }),
    },
  }
  const collection = {
    info: {
      name: title,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [item],
    variable: variables.map(([key, value]) => ({ key, value })),
  }
  return `${JSON.stringify(collection, null, 2)}\n`
}

/** Files on a disk are what Postman reads itself, and then it frames the parts, too. */
function postmanBody(request: RequestDescription, body: string) {
  const parts = readParts(request) ?? []
  if (!parts.some((part) => 'path' in part)) return { mode: 'raw', raw: body }
  const formdata = parts.map((part) =>
    'path' in part
      ? { key: part.name, type: 'file', src: part.path, contentType: part.type }
      : { key: part.name, type: 'text', value: part.text },
  )
  return { mode: 'formdata', formdata }
}

function exportOf(request: RequestDescription, values: Values, origin: string): Exported {
  const { method, url, headers, body } = withoutSecrets(request, values)
  const names = new Set<string>()
  const braced = (text: string) =>
    text.replaceAll(/(?:<|%3C)([a-z][a-z_0-9]+)(?:>|%3E)/g, (found, name: string) => {
      if (!(name in values) && !known.has(name)) return found
      names.add(name)
      return `{{${name}}}`
    })
  const exported = {
    method,
    url: `{{pim}}${braced(url.startsWith(origin) ? url.slice(origin.length) : url)}`,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, braced(value)]),
    ),
    ...(body !== undefined && { body: braced(body) }),
  }
  const own = [...names].map(
    (name) => [name, name.startsWith('my_') ? (values[name] ?? '') : ''] as const,
  )
  return { request: exported, variables: [['pim', origin], ...own] }
}

/** Names that a request leaves room for, also when the reader has nothing to fill in yet. */
const known = new Set([
  'access_token',
  'refresh_token',
  'client_id',
  'secret',
  'username',
  'password',
  'client_id_and_secret_in_base64',
  'sandbox_id',
  'sandbox_key',
])
