import type { Journal } from '../run/checkpoint.ts'

/** What an export knows of the one before it, and tells the next. */
export interface LastRun {
  /** Changes after this moment are new; undefined when everything is. */
  since: Date | undefined
  /** Everything was written: the next run goes on from the moment at which this one began. */
  finish(): Promise<void>
}

/** Clocks of two machines differ: seeing a product twice costs nothing, missing one does. */
const overlapSeconds = 60

/**
 * @param question the same for the same channel, locales, attributes and format only; another question
 *   begins from the start
 * @param now the moment before the first request: what changes while it runs belongs to the next run
 */
export async function openLastRun(journal: Journal, question: string, now: Date): Promise<LastRun> {
  let since: Date | undefined
  for await (const line of journal.lines()) since = readMoment(line, question) ?? since
  return {
    since: since && new Date(since.getTime() - overlapSeconds * 1000),
    finish: () => journal.replace([JSON.stringify({ question, at: now.toISOString() })]),
  }
}

/** A line that cannot be read is as good as none: everything is exported once more. */
function readMoment(line: string, asked: string): Date | undefined {
  try {
    const { question, at } = JSON.parse(line) as { question?: string; at?: string }
    const moment = new Date(at ?? '')
    return question === asked && !Number.isNaN(moment.getTime()) ? moment : undefined
  } catch {
    return undefined
  }
}
