import { type Right, limits } from '#contract'
import type { Clock, Database, Secrets } from '../ports.ts'
import { createToken } from './secrets.ts'

interface TokenDeps {
  database: Database
  clock: Clock
  secrets: Secrets
}

interface TokenRow {
  client: number
  connection: number
  expires_at: number
}

/** Expired tokens are remembered for a day, so that their holders hear why they fail. */
const remembered = 24 * 3_600_000

/** The user whose calls a token makes, and until when. */
export interface TokenHolder {
  code: string
  rights: Right[]
  expiresAt: number
}

/** A new pair of tokens: the answer's body. `client` and `connection` are connection numbers. */
export function issueTokens(deps: TokenDeps, client: number, connection: number): object {
  const now = deps.clock.now()
  deps.database.run('delete from tokens where expires_at < ?', now - remembered)
  return {
    access_token: storeToken(deps, 'access', client, connection, limits.accessTokenSeconds),
    expires_in: limits.accessTokenSeconds,
    token_type: 'bearer',
    scope: null,
    refresh_token: storeToken(deps, 'refresh', client, connection, limits.refreshTokenSeconds),
  }
}

/** The holder of an access token, which may have expired; undefined for one that is unknown. */
export function readAccessToken(
  { database, secrets }: Pick<TokenDeps, 'database' | 'secrets'>,
  token: string,
): TokenHolder | undefined {
  const row = database.get<{ code: string; rights: string; expires_at: number }>(
    `select connections.code, connections.rights, expires_at from tokens
     join connections on connections.number = tokens.connection
     where hash = ? and kind = 'access'`,
    secrets.digest(token),
  )
  return row && { code: row.code, rights: JSON.parse(row.rights), expiresAt: row.expires_at }
}

/** Takes a refresh token: it works once, for the client it was issued to. */
export function consumeRefreshToken(
  { database, clock, secrets }: TokenDeps,
  token: string,
  client: number,
): { connection: number } | undefined {
  const hash = secrets.digest(token)
  const row = database.get<TokenRow>(
    `select client, connection, expires_at from tokens where hash = ? and kind = 'refresh'`,
    hash,
  )
  if (!row || row.client !== client || row.expires_at <= clock.now()) return undefined
  database.run('delete from tokens where hash = ?', hash)
  return row
}

function storeToken(
  { database, clock, secrets }: TokenDeps,
  kind: 'access' | 'refresh',
  client: number,
  connection: number,
  seconds: number,
): string {
  const sandbox = database.get<{ id: string }>('select id from sandbox')
  const token = createToken(secrets, sandbox?.id ?? '')
  database.run(
    'insert into tokens (hash, kind, client, connection, expires_at) values (?, ?, ?, ?, ?)',
    secrets.digest(token),
    kind,
    client,
    connection,
    clock.now() + seconds * 1000,
  )
  return token
}

/** Ends all tokens that a connection's client asked for, or that its user signs in with. */
export function revokeTokens(database: Database, connection: number): void {
  database.run('delete from tokens where client = ? or connection = ?', connection, connection)
}
