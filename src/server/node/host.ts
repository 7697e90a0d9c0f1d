import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Clock, type Memory, createMemory, createPim, migrate } from '#sandbox'
import { type Host, createHost } from '../host.ts'
import { createHourlyLimit } from '../rate.ts'
import { openDatabase } from './database.ts'
import { type FileSandboxes, createFileSandboxes } from './sandboxes.ts'
import { nodeSecrets } from './secrets.ts'
import { ensureTemplate } from './template.ts'

export interface NodeHostOptions {
  dataFolder: string
  /** A planted database that new sandboxes are copies of. @default one made from the sample catalogue */
  template?: string
  /** Where the sample catalogue's template lies. @default the data folder */
  templateFolder?: string
  sandboxDays: number
  sandboxMegabytes: number
  maxSandboxes: number
  sandboxesPerHour: number
  /** @default 0, no limit */
  requestsPerSecond?: number
  clock?: Clock
  report(error: unknown): void
}

export interface NodeHost extends Host {
  sandboxes: FileSandboxes
  close(): void
}

/** Bytes of answers and callers that a process keeps, whatever the number of its sandboxes. */
const memoryBudget = 64 * 1024 * 1024

const day = 24 * 3_600_000
const systemClock: Clock = { now: () => Date.now() }

/** Sandboxes in a folder of this machine, and the PIM that answers whoever has none. */
export function createNodeHost(options: NodeHostOptions): NodeHost {
  const { dataFolder, report, clock = systemClock } = options
  const template = options.template ?? ensureTemplate(options.templateFolder ?? dataFolder)
  const memory = createMemory(memoryBudget)
  const sandboxes = createFileSandboxes({
    folder: join(dataFolder, 'sandboxes'),
    template,
    clock,
    secrets: nodeSecrets,
    memory,
    maxBytes: options.sandboxMegabytes * 1024 * 1024,
    maxSandboxes: options.maxSandboxes,
    lifetimeMilliseconds: options.sandboxDays * day,
    requestsPerSecond: options.requestsPerSecond ?? 0,
    report,
  })
  const lobby = createLobby(clock, memory, report)
  const host = createHost({
    sandboxes,
    lobby,
    mayCreate: createHourlyLimit(options.sandboxesPerHour, () => clock.now()),
  })
  return {
    ...host,
    sandboxes,
    close() {
      sandboxes.close()
      lobby.close()
    },
  }
}

/** A host that lives as long as the work it is made for: builds and tests. Nothing of it stays. */
export function createTemporaryHost(
  options: Partial<NodeHostOptions> = {},
): NodeHost & { dataFolder: string } {
  const dataFolder = mkdtempSync(join(tmpdir(), 'doorway-'))
  const host = createNodeHost({
    dataFolder,
    templateFolder: fileURLToPath(new URL('../../../node_modules/.cache/doorway', import.meta.url)),
    sandboxDays: 14,
    sandboxMegabytes: 64,
    maxSandboxes: 10_000,
    sandboxesPerHour: 0,
    report: (error) => {
      throw error
    },
    ...options,
  })
  return {
    ...host,
    dataFolder,
    close() {
      host.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** A PIM without users, products or room for any: it refuses everybody in the PIM's own words. */
function createLobby(clock: Clock, memory: Memory, report: (error: unknown) => void) {
  const database = openDatabase(':memory:')
  migrate(database)
  const nothing = () => {
    throw new Error('Nobody holds a key to the lobby')
  }
  const pim = createPim({
    database,
    clock,
    secrets: nodeSecrets,
    memory,
    report,
    requestsPerSecond: 0,
    storage: {
      maxBytes: 0,
      usedBytes: () => 0,
      expiresAt: () => 0,
      reset: nothing,
      remove: nothing,
    },
  })
  return { ...pim, close: () => database.close() }
}
