import {
  type Connection,
  type ConnectionWithPassword,
  type FlowType,
  mediaTypes,
  type Sandbox,
  type Token,
} from '#contract'
import type { NodeHost } from '#server'

/** Somebody with a PIM of their own and a terminal. */
export interface Reader {
  sandbox: Sandbox
  connect(label: string, flow_type: FlowType): Promise<ConnectionWithPassword>
  change(connection: Connection, settings: object): Promise<void>
  remove(connection: Connection): Promise<void>
  /** Asks for a token; `wrong` overrides what is sent. The answer's status. */
  authenticate(connection: ConnectionWithPassword, wrong?: WrongToken): Promise<number>
  /** A call with the newest token; an array of objects is a batch. */
  send(method: string, path: string, body?: object): Promise<Response>
}

interface WrongToken {
  method?: string
  headers?: Record<string, string>
  body?: string
}

export const origin = 'http://pim.test'

export async function openReader(host: NodeHost): Promise<Reader> {
  const ask = (method: string, path: string, headers: Record<string, string>, body?: string) =>
    host.fetch(new Request(origin + path, { method, headers, ...(body !== undefined && { body }) }))
  const sandbox = (await (await ask('POST', '/sandbox/v1/sandboxes', {})).json()) as Sandbox
  let token = 'none'
  const own = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${sandbox.key}`, 'content-type': mediaTypes.json }
    const answer = await ask(method, `/sandbox/v1${path}`, headers, body && JSON.stringify(body))
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  return {
    sandbox,
    connect: async (label, flow_type) =>
      (
        await own('POST', '/connections', { label, flow_type })
      ).json() as Promise<ConnectionWithPassword>,
    change: async ({ code }, settings) =>
      void (await own('PATCH', `/connections/${code}`, settings)),
    remove: async ({ code }) => void (await own('DELETE', `/connections/${code}`)),
    async authenticate({ client_id: id, secret, username, password }, wrong = {}) {
      const { method = 'POST' } = wrong
      const headers = {
        authorization: `Basic ${btoa(`${id}:${secret}`)}`,
        'content-type': mediaTypes.json,
      }
      const body = JSON.stringify({ grant_type: 'password', username, password })
      const answer = await ask(
        method,
        '/api/oauth/v1/token',
        wrong.headers ?? headers,
        method === 'GET' ? undefined : (wrong.body ?? body),
      )
      if (answer.status === 200) token = ((await answer.json()) as Token).access_token
      return answer.status
    },
    send(method, path, body) {
      const isBatch = Array.isArray(body)
      const headers = {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': isBatch ? mediaTypes.collection : mediaTypes.json }),
      }
      const text = isBatch
        ? body.map((line) => JSON.stringify(line)).join('\n')
        : body && JSON.stringify(body)
      return ask(method, `/api/rest/v1${path}`, headers, text)
    },
  }
}
