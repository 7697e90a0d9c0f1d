import { Fingerprints } from './fingerprints.ts'

/** Lines that are kept between runs: a file, a browser's storage, anything that can be added to. */
export interface Journal {
  lines(): AsyncIterable<string> | Iterable<string>
  /** Safe from a crash when it resolves. */
  append(line: string): Promise<void>
  /** All lines at once; after a crash either the old or the new ones are there. */
  replace(lines: Iterable<string>): Promise<void>
}

/** What one answered batch settled. */
export interface Settled {
  /** Keys and fingerprints of the lines that the PIM took. */
  taken: readonly (readonly [key: string, value: string])[]
  /** Keys of those that it refused. */
  refused: readonly string[]
  /** All records up to this one are settled. */
  position: number
}

/** What a run knows of the runs before it, and tells those after it. */
export interface Checkpoint {
  fingerprints: Fingerprints
  /** Up to which record an interrupted run of this same source had come; 0 for none. */
  position: number
  settle(settled: Settled): Promise<void>
  /** The source was read to its end. */
  finish(): Promise<void>
}

/** Fingerprints a line of the journal holds when it is written anew. */
const together = 1000

/**
 * Opens what earlier runs left. Forgetting it (an empty journal) is a full load.
 *
 * @param sourceId the same for the same file and mapping only; without it a stopped run is gone through
 *   again from its beginning, which sends nothing twice but looks at all of it
 */
export async function openCheckpoint(journal: Journal, sourceId?: string): Promise<Checkpoint> {
  const fingerprints = new Fingerprints()
  let source: string | undefined
  let position = 0
  for await (const line of journal.lines()) {
    const entry = readEntry(line)
    if (entry?.source !== undefined) [source, position] = [entry.source, 0]
    if (entry?.position !== undefined) position = Math.max(position, entry.position)
    for (const [key, value] of entry?.taken ?? []) fingerprints.set(key, value)
    for (const key of entry?.refused ?? []) fingerprints.forget(key)
  }
  const goesOn = sourceId !== undefined && source === sourceId
  const start = goesOn ? position : 0
  let isBegun = false
  return {
    fingerprints,
    position: start,
    async settle(settled) {
      if (!isBegun)
        await journal.append(JSON.stringify({ source: sourceId ?? '', position: start }))
      isBegun = true
      for (const [key, value] of settled.taken) fingerprints.set(key, value)
      for (const key of settled.refused) fingerprints.forget(key)
      await journal.append(JSON.stringify(settled))
    },
    finish: () => journal.replace(compactLines(fingerprints)),
  }
}

/** Nothing is kept: every run is a full load. */
export const noJournal: Journal = {
  lines: () => [],
  append: async () => undefined,
  replace: async () => undefined,
}

/** Kept as long as the program runs. */
export function createMemoryJournal(): Journal {
  let kept: string[] = []
  return {
    lines: () => kept,
    append: async (line) => void kept.push(line),
    replace: async (lines) => void (kept = [...lines]),
  }
}

interface Entry extends Partial<Settled> {
  source?: string
}

/** The last line of a crashed run may be cut off: what it would have said is done again. */
function readEntry(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry
  } catch {
    return undefined
  }
}

function* compactLines(fingerprints: Fingerprints): Generator<string> {
  let taken: [string, string][] = []
  for (const entry of fingerprints.entries()) {
    taken.push(entry)
    if (taken.length === together) {
      yield JSON.stringify({ taken })
      taken = []
    }
  }
  if (taken.length > 0) yield JSON.stringify({ taken })
}
