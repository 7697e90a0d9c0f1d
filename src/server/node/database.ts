import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Database, SqlValue } from '#sandbox'

export interface NodeDatabase extends Database {
  /** Bytes that hold something. */
  usedBytes(): number
  /** Closes the file, lets `work` put another in its place, and goes on with that one. */
  replaceFile(work: () => void): void
  close(): void
}

/** A database in a file (or `:memory:`) on Node's own SQLite, in WAL mode so that a crash loses nothing. */
export function openDatabase(path: string, { maxBytes }: { maxBytes?: number } = {}): NodeDatabase {
  let connection = connect(path, maxBytes)
  let statements = new Map<string, StatementSync>()
  let depth = 0

  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known) return known
    const statement = connection.prepare(sql)
    if (statements.size >= mostStatements) statements.clear()
    statements.set(sql, statement)
    return statement
  }

  return {
    all: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: SqlValue[]) =>
      prepare(sql).get(...values) as Row | undefined,
    run(sql, ...values) {
      prepare(sql).run(...values)
    },
    transaction(work) {
      const [begin, commit, rollback] = transactionWords(depth)
      connection.exec(begin)
      depth++
      try {
        const result = work()
        connection.exec(commit)
        return result
      } catch (error) {
        if (connection.isTransaction) connection.exec(rollback)
        throw error
      } finally {
        depth--
      }
    },
    usedBytes() {
      const [pages, free, size] = ['page_count', 'freelist_count', 'page_size'].map((name) =>
        Number(prepare(`pragma ${name}`).get()?.[name]),
      )
      return ((pages ?? 0) - (free ?? 0)) * (size ?? 0)
    },
    replaceFile(work) {
      connection.close()
      statements = new Map()
      try {
        work()
      } finally {
        connection = connect(path, maxBytes)
      }
    },
    close: () => connection.close(),
  }
}

function connect(path: string, maxBytes: number | undefined): DatabaseSync {
  const connection = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5000 })
  connection.exec('pragma journal_mode = wal; pragma synchronous = normal')
  if (maxBytes) connection.exec(`pragma max_page_count = ${Math.floor(maxBytes / pageSize)}`)
  return connection
}

/** Statements kept ready; filters put theirs together, so that there is no end of different ones. */
const mostStatements = 500

/** SQLite's default. */
const pageSize = 4096

/** The outermost transaction is a real one; those within are savepoints. */
function transactionWords(depth: number): [begin: string, commit: string, rollback: string] {
  if (depth === 0) return ['begin immediate', 'commit', 'rollback']
  const name = `level_${depth}`
  return [`savepoint ${name}`, `release ${name}`, `rollback to ${name}; release ${name}`]
}
