import { type Client, createClient } from '#client'
import { UsageError } from './arguments.ts'

const names = ['PIM_URL', 'PIM_CLIENT_ID', 'PIM_SECRET', 'PIM_USERNAME', 'PIM_PASSWORD'] as const

/** A client with the credentials of the environment. @throws UsageError when some are missing */
export function clientFrom(environment: NodeJS.ProcessEnv): Client {
  const missing = names.filter((name) => !environment[name])
  if (missing.length > 0) {
    throw new UsageError(
      `Set ${missing.join(', ')} in the environment: the address of the PIM and the credentials of a connection.`,
    )
  }
  const [baseUrl, clientId, secret, username, password] = names.map(
    (name) => environment[name] ?? '',
  )
  if (!URL.canParse(baseUrl ?? '')) throw new UsageError(`PIM_URL is no address: ${baseUrl}`)
  if (clientId?.includes(':'))
    throw new UsageError('PIM_CLIENT_ID is no client id: it has a colon.')
  return createClient({
    baseUrl: baseUrl ?? '',
    credentials: {
      clientId: clientId ?? '',
      secret: secret ?? '',
      username: username ?? '',
      password: password ?? '',
    },
  })
}
