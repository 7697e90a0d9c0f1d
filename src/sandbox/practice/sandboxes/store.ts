import { createSandboxId, createSandboxKey } from '../../auth/secrets.ts'
import type { Database, Secrets } from '../../ports.ts'

export interface StoredSandbox {
  id: string
  /** Milliseconds since 1970. */
  created_at: number
}

/** Draws an id and a key for a sandbox that a host is about to make. */
export function drawSandbox(secrets: Secrets): { id: string; key: string } {
  const id = createSandboxId(secrets)
  return { id, key: createSandboxKey(secrets, id) }
}

/** Turns a planted database into the sandbox of whoever holds the key, of which only a digest stays. */
export function claimSandbox(
  database: Database,
  sandbox: { id: string; keyHash: string; createdAt: number },
): void {
  database.run(
    'insert into sandbox (id, key_hash, created_at) values (?, ?, ?)',
    sandbox.id,
    sandbox.keyHash,
    sandbox.createdAt,
  )
}

export function readSandbox(database: Database): StoredSandbox {
  const sandbox = database.get<StoredSandbox>('select id, created_at from sandbox')
  if (!sandbox) throw new Error('This database belongs to no sandbox')
  return sandbox
}

/** Copies who may call from one database to another, for a reset: key, connections and tokens. */
export function carryAccess(from: Database, to: Database): void {
  to.transaction(() => {
    for (const table of ['sandbox', 'connections', 'tokens']) {
      for (const row of from.all<Record<string, string | number>>(`select * from ${table}`)) {
        const names = Object.keys(row)
        const sql = `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`
        to.run(sql, ...Object.values(row))
      }
    }
  })
}

/** How many there are of what a reader may want to know. */
export function countContents(database: Database): Record<string, number> {
  const tables = [
    'products',
    'product_models',
    'families',
    'attributes',
    'categories',
    'connections',
  ]
  const columns = tables.map((table) => `(select count(*) from ${table}) as ${table}`)
  return { ...database.get<Record<string, number>>(`select ${columns.join(', ')}`) }
}
