/** Room for what was worked out before and may be asked for again, shared by all PIMs of a process. */
export interface Memory {
  /** A part of the room that is forgotten as a whole. */
  section<Value>(): MemorySection<Value>
}

export interface MemorySection<Value> {
  get(key: string): Value | undefined
  /** `bytes` is what the value weighs; what weighs more than an eighth of the room is not kept. */
  keep(key: string, value: Value, bytes: number): void
  forget(): void
}

interface Entry {
  key: string
  value: unknown
  bytes: number
  section: Map<string, Entry>
}

/** Bytes that keeping something takes beside its key and its value, roughly. */
const overhead = 300

/** Keeps what fits into `budget` bytes; what nobody asked for the longest goes first, whosever it is. */
export function createMemory(budget: number): Memory {
  /** The longest unused first. */
  const entries = new Set<Entry>()
  let bytes = 0

  const drop = (entry: Entry) => {
    entries.delete(entry)
    entry.section.delete(entry.key)
    bytes -= entry.bytes
  }

  const shrink = () => {
    for (const longestUnused of entries) {
      if (bytes <= budget) return
      drop(longestUnused)
    }
  }

  const add = (entry: Entry) => {
    const known = entry.section.get(entry.key)
    if (known) drop(known)
    entry.section.set(entry.key, entry)
    entries.add(entry)
    bytes += entry.bytes
    shrink()
  }

  return {
    section<Value>() {
      const section = new Map<string, Entry>()
      return {
        get(key) {
          const entry = section.get(key)
          if (!entry) return undefined
          entries.delete(entry)
          entries.add(entry)
          return entry.value as Value
        },
        keep(key, value, weight) {
          const entry = { key, value, bytes: weight + 2 * key.length + overhead, section }
          if (entry.bytes <= budget / 8) add(entry)
        },
        forget() {
          for (const entry of section.values()) drop(entry)
        },
      }
    },
  }
}
