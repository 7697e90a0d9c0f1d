import { type Client, createClient, type Credentials } from '#client'

export interface OpenConnection {
  client: Client
  token: string
  credentials: Credentials
}

/** A client with a connection of its own in a sandbox of its own. */
export async function openConnection(url: string): Promise<OpenConnection> {
  const sandbox = await createClient({ baseUrl: url }).call('post_sandboxes', {})
  if (!sandbox.data) throw new Error('No sandbox for the bench')
  const owner = createClient({ baseUrl: url, sandboxKey: sandbox.data.key })
  const connection = await owner.call('post_connections', {
    body: { label: 'Bench', flow_type: 'data_source' },
  })
  if (!connection.data) throw new Error('No connection for the bench')
  const { client_id: clientId, secret, username, password } = connection.data
  const credentials = { clientId, secret, username, password }
  const client = createClient({ baseUrl: url, credentials })
  const grant = await client.token()
  if (grant.kind !== 'granted') throw new Error('No token for the bench')
  return { client, token: grant.token.accessToken, credentials }
}
