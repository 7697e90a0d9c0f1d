import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  type Clock,
  type Memory,
  type OpenedPim,
  type Secrets,
  carryAccess,
  claimSandbox,
  createPim,
  drawSandbox,
  migrate,
} from '#sandbox'
import type { Sandboxes } from '../sandboxes.ts'
import { type NodeDatabase, openDatabase } from './database.ts'
import { refreshTemplate } from './template.ts'

export interface FileSandboxes extends Sandboxes {
  /** Keeps the template, and removes sandboxes that nobody called for as long as they live; returns how many. */
  sweep(): number
  close(): void
}

interface Deps {
  folder: string
  /** Database file that new sandboxes are copies of. */
  template: string
  clock: Clock
  secrets: Secrets
  /** Shared by all sandboxes. */
  memory: Memory
  maxBytes: number
  maxSandboxes: number
  lifetimeMilliseconds: number
  requestsPerSecond: number
  report(error: unknown): void
}

interface Opened extends OpenedPim {
  database: NodeDatabase
  /** Requests under way; an idle one may be closed. */
  busy: number
  touchedAt: number
  removed: boolean
}

/** Databases kept open at once; the longest unused are closed first. */
const openAtOnce = 256
/** Bytes beyond a sandbox's size: readers of a full one can still sign in, and see in the log why. */
const roomForAccess = 8 * 1024 * 1024
/** A sandbox's file says when it was last called, to the minute. */
const touchEvery = 60_000

/** Sandboxes as files in a folder: one SQLite database each, named by its id. */
export function createFileSandboxes(deps: Deps): FileSandboxes {
  const { folder, template, clock, secrets } = deps
  const opened = new Map<string, Opened>()
  mkdirSync(folder, { recursive: true })
  let count = sandboxIds(folder).length

  const pathOf = (id: string) => join(folder, `${id}.sqlite`)
  const expiresAt = (id: string) => statSync(pathOf(id)).mtimeMs + deps.lifetimeMilliseconds

  const open = (id: string): Opened => {
    const path = pathOf(id)
    const database = openDatabase(path, { maxBytes: deps.maxBytes + roomForAccess })
    migrate(database)
    const pim = createPim({
      database,
      clock,
      secrets,
      memory: deps.memory,
      report: deps.report,
      requestsPerSecond: deps.requestsPerSecond,
      storage: {
        maxBytes: deps.maxBytes,
        usedBytes: () => database.usedBytes(),
        expiresAt: () => expiresAt(id),
        reset: () => resetFile(database, path, template),
        remove: () => remove(id),
      },
    })
    const sandbox: Opened = { ...pim, database, busy: 0, touchedAt: 0, removed: false }
    sandbox.fetch = (request) => counted(sandbox, () => pim.fetch(request))
    opened.set(id, sandbox)
    return sandbox
  }

  /** Counts a request while it is under way, so that its database is not closed underneath it. */
  const counted = async (sandbox: Opened, work: () => Promise<Response>): Promise<Response> => {
    sandbox.busy++
    try {
      return await work()
    } finally {
      sandbox.busy--
      if (sandbox.removed && sandbox.busy === 0) sandbox.database.close()
    }
  }

  const closeIdle = () => {
    for (const [id, sandbox] of opened) {
      if (opened.size < openAtOnce) return
      if (sandbox.busy > 0 || sandbox.isHeard()) continue
      opened.delete(id)
      sandbox.close()
      sandbox.database.close()
    }
  }

  const remove = (id: string) => {
    const sandbox = opened.get(id)
    opened.delete(id)
    sandbox?.close()
    if (sandbox?.busy === 0) sandbox.database.close()
    else if (sandbox) sandbox.removed = true
    for (const suffix of ['', '-wal', '-shm']) rmSync(pathOf(id) + suffix, { force: true })
    count--
  }

  const touch = (id: string, sandbox: Opened) => {
    const now = clock.now()
    if (now - sandbox.touchedAt < touchEvery) return
    sandbox.touchedAt = now
    utimesSync(pathOf(id), now / 1000, now / 1000)
  }

  return {
    create() {
      if (count >= deps.maxSandboxes) return undefined
      const { id, key } = drawSandbox(secrets)
      copyTemplate(template, pathOf(id))
      count++
      closeIdle()
      const sandbox = open(id)
      const createdAt = clock.now()
      claimSandbox(sandbox.database, { id, keyHash: secrets.digest(key), createdAt })
      touch(id, sandbox)
      return { id, key, createdAt, expiresAt: expiresAt(id) }
    },
    open(id) {
      const known = opened.get(id)
      if (!known && !existsSync(pathOf(id))) return undefined
      if ((known ? known.touchedAt + deps.lifetimeMilliseconds : expiresAt(id)) <= clock.now()) {
        remove(id)
        return undefined
      }
      if (!known) closeIdle()
      const sandbox = known ?? open(id)
      opened.delete(id)
      opened.set(id, sandbox)
      touch(id, sandbox)
      return sandbox
    },
    sweep() {
      refreshTemplate(template)
      const expired = sandboxIds(folder).filter((id) => expiresAt(id) <= clock.now())
      for (const id of expired) remove(id)
      return expired.length
    },
    endStreams() {
      for (const sandbox of opened.values()) sandbox.close()
    },
    close() {
      for (const sandbox of opened.values()) {
        sandbox.close()
        sandbox.database.close()
      }
      opened.clear()
    },
  }
}

/** Copied under another name first: a half-copied file is never taken for a sandbox. */
function copyTemplate(template: string, path: string): void {
  copyFileSync(template, `${path}.new`, constants.COPYFILE_FICLONE)
  renameSync(`${path}.new`, path)
}

/** A fresh copy with the same key, connections and tokens, put in place of the file in one step. */
function resetFile(database: NodeDatabase, path: string, template: string): void {
  const fresh = `${path}.reset`
  copyFileSync(template, fresh, constants.COPYFILE_FICLONE)
  const next = openDatabase(fresh)
  carryAccess(database, next)
  next.close()
  database.replaceFile(() => renameSync(fresh, path))
}

function sandboxIds(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => /^([a-z0-9]{16})\.sqlite$/.exec(name)?.[1] ?? [])
}
