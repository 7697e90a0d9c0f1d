import { errorTable } from './error-catalogue.gen.ts'
import type { ErrorKind } from './error-kinds.ts'
import { templatePattern, withoutCommonEnding } from './error-template.ts'
import type { Auth } from './operations.ts'

export { type ErrorKind, errorKinds } from './error-kinds.ts'

export type ErrorId = (typeof errorTable)[number]['id']

/** One cause of errors: how messages say it, why, and what helps. Texts may hold `code`. */
export interface ErrorEntry {
  id: ErrorId
  kind: ErrorKind
  statuses: readonly number[]
  /** As the sandbox says it; `{attribute}` stands for what differs from case to case. */
  messages: readonly string[]
  /** As other versions of the PIM say it. */
  formerly: readonly string[]
  cause: string
  cure: string
  /** The page, and the section of it, that explains more. */
  article: string
  /** A request that provokes it in a fresh sandbox, as text; null when one request alone cannot. */
  try: string | null
  /** Whose request that is, when not the operation's usual caller. */
  auth: Auth | null
}

/** An entry, with what the message has in the place of its names. */
export interface FoundError {
  entry: ErrorEntry
  parts: Readonly<Record<string, string>>
}

/**
 * Every error that the sandbox can emit. It is read where it is needed and loads with what explains
 * errors, so the front door leaves it out.
 */
export const errorEntries: readonly ErrorEntry[] = errorTable

export function isErrorId(id: string): id is ErrorId {
  return errorEntries.some((entry) => entry.id === id)
}

/**
 * Finds the entry for a message of an answer: one of the body, of its `errors`, or of a line of a
 * batch. Of several that fit, the one with the most words of its own is meant.
 */
export function findError(status: number, message: string): FoundError | undefined {
  const text = withoutCommonEnding(message)
  for (const { entry, pattern } of templates()) {
    const match = entry.statuses.includes(status) ? pattern.exec(text) : null
    if (match) return { entry, parts: { ...match.groups } }
  }
  return undefined
}

interface Template {
  entry: ErrorEntry
  pattern: RegExp
  /** Characters that are no placeholder. */
  weight: number
}

let known: Template[] | undefined

function templates(): Template[] {
  return (known ??= errorEntries
    .flatMap((entry) => [
      ...entry.messages.map((message) => templateOf(entry, message)),
      // The words of the sandbox come first.
      ...entry.formerly.map((message) => ({ ...templateOf(entry, message), weight: 0 })),
    ])
    .toSorted((a, b) => b.weight - a.weight))
}

function templateOf(entry: ErrorEntry, message: string): Template {
  const weight = message.replaceAll(/\{\w+\}/g, '').length
  return { entry, pattern: templatePattern(message), weight }
}
