/** One line of a line-delimited answer. */
export interface AnswerLine {
  /** The `line` that the answer says it is about, counted from 1. */
  number: number
  status: number
  /** Identifier, uuid or code of what the line was about, when it was told. */
  name: string
  message: string
  /** The line in full, when it says more than the above. */
  more: unknown
}

/**
 * The lines of a batch's answer.
 *
 *     {"line":1,"identifier":"a","status_code":204}  ->  { number: 1, status: 204, name: 'a', … }
 *
 * @returns undefined when the text has another form
 */
export function readLines(text: string): AnswerLine[] | undefined {
  try {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    if (
      parsed.length === 0 ||
      !parsed.every(({ status_code }) => typeof status_code === 'number')
    ) {
      return undefined
    }
    return parsed.map(settle)
  } catch {
    return undefined
  }
}

function settle(line: Record<string, unknown>, at: number): AnswerLine {
  const { line: number, status_code: status, identifier, uuid, code, message, ...rest } = line
  return {
    number: typeof number === 'number' ? number : at + 1,
    status: Number(status),
    name: [identifier, uuid, code].find((name) => typeof name === 'string') ?? '',
    message: typeof message === 'string' ? message : '',
    more: Object.keys(rest).length > 0 ? line : undefined,
  }
}

/** A line that was sent, as the answer speaks of it: counted from 1, empty ones aside. */
export function sentLines(body: string): string[] {
  return body.split('\n').filter((line) => line.trim() !== '')
}

/** `3 lines: 2 done, 1 refused` */
export function summarise(lines: readonly AnswerLine[]): string {
  const done = lines.filter(({ status }) => status < 400).length
  const refused = lines.length - done
  const parts = [done > 0 && `${done} done`, refused > 0 && `${refused} refused`].filter(Boolean)
  return `${lines.length} ${lines.length === 1 ? 'line' : 'lines'}: ${parts.join(', ')}`
}
