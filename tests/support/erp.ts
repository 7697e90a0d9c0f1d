import { type Client, type ClientOptions, createClient, type Credentials } from '#client'

/** An ERP's connection to a PIM of its own. */
export interface Erp {
  client: Client
  credentials: Credentials
  /** What the command line and exported programs read. */
  environment: Record<string, string>
}

/** Makes a sandbox at this PIM, and a data source in it. */
export async function openErp(pim: Pick<ClientOptions, 'baseUrl' | 'fetch'>): Promise<Erp> {
  const sandbox = await createClient(pim).call('post_sandboxes', {})
  const owner = createClient({ ...pim, sandboxKey: sandbox.data!.key })
  const { data } = await owner.call('post_connections', {
    body: { label: 'ERP', flow_type: 'data_source' },
  })
  const { client_id: clientId, secret, username, password } = data!
  const credentials = { clientId, secret, username, password }
  return {
    client: createClient({ ...pim, credentials }),
    credentials,
    environment: {
      PIM_URL: pim.baseUrl,
      PIM_CLIENT_ID: clientId,
      PIM_SECRET: secret,
      PIM_USERNAME: username,
      PIM_PASSWORD: password,
    },
  }
}
