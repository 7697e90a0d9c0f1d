// What a host has to bring: a database, the time, and randomness. Nothing else in the sandbox knows
// where it runs.

export type SqlValue = string | number | null | Uint8Array

/**
 * One reader's database. Everything is synchronous, because the strictest host (a Durable Object) lets
 * no transaction span an `await`; `transaction` is a method, because it refuses a raw `begin`.
 */
export interface Database {
  all<Row>(sql: string, ...values: SqlValue[]): Row[]
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined
  run(sql: string, ...values: SqlValue[]): void
  /** Commits what `work` wrote, or nothing of it when it throws. May be nested. */
  transaction<T>(work: () => T): T
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

export interface Secrets {
  random(bytes: number): Uint8Array
  /** SHA-256 of the text's UTF-8 bytes, in hex. */
  digest(text: string): string
}

/** What only the host of a sandbox can do with the whole of it. */
export interface Storage {
  usedBytes(): number
  /** What catalogue and connections may use. The database itself has some room beyond, for tokens. */
  maxBytes: number
  /** When the sandbox is removed if nobody calls it any more; milliseconds since 1970. */
  expiresAt(): number
  /** Puts the sample catalogue back; what says who may call (key, connections, tokens) stays. */
  reset(): void
  remove(): void
}
