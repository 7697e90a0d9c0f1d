/** Why a text cannot be what the mapping makes of it, in words for whoever keeps the data. */
export interface Refusal {
  reason: string
  /** `unknown`: a code that nobody knows, for the mapping to decide about; `invalid`: no such value. */
  kind: 'invalid' | 'unknown'
}

/**
 * One step from the texts of a field to the texts that the PIM gets. Pure, and never throws: what it
 * cannot use it refuses.
 *
 * `each` looks at one text at a time and may make none or several of it; `all` looks at all texts of
 * the field together. Blank texts are left out before either is asked.
 */
export type Transform =
  | { each: (text: string) => string | readonly string[] | Refusal }
  | { all: (texts: readonly string[]) => readonly string[] }

export function refusal(reason: string, kind: Refusal['kind'] = 'invalid'): Refusal {
  return { reason, kind }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'reason' in value
}

/** A text as a message quotes it: short, on one line. */
export function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 60 ? `"${line.slice(0, 57)}…"` : `"${line}"`
}
