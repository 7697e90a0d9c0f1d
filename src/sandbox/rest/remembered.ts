import type { Database } from '../ports.ts'

/** What was read of a database's structure, by what it was asked. */
export type StructureMemory = Map<string, unknown>

interface Remembered {
  version: string
  memory: StructureMemory
}

/** One memory a database; it goes when the database does. */
const memories = new WeakMap<Database, Remembered>()

/**
 * Forgets what was read of the structure (attributes, channels …) if it changed since. To be called when
 * a request or a line of a batch begins and after each write to the structure. Triggers give the
 * structure a new version with every write; a rollback or a reset brings the old one back.
 */
export function refreshStructure(database: Database): StructureMemory {
  const version = database.get<{ version: string }>('select version from structure')?.version ?? ''
  const known = memories.get(database)
  if (known?.version === version) return known.memory
  const memory: StructureMemory = new Map()
  memories.set(database, { version, memory })
  return memory
}

export function structureMemory(database: Database): StructureMemory {
  return memories.get(database)?.memory ?? refreshStructure(database)
}

/**
 * The remembered answer to `key`, read when it is asked for the first time. Not to be changed. That there
 * is nothing is not remembered: callers could ask for no end of things that are not there.
 */
export function remembered<Value>(memory: StructureMemory, key: string, read: () => Value): Value {
  const known = memory.get(key) as Value | undefined
  if (known !== undefined) return known
  const value = read()
  if (value !== undefined) memory.set(key, value)
  return value
}
