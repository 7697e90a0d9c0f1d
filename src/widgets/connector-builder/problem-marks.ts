import type { Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { MappingProblem } from '#connector'

/**
 * Where the problems of a mapping are marked in its text: from the place of each to the end of what stands in
 * that line. A place beyond the text, as of one that was just made shorter, is marked at its end.
 */
export function marksFor(text: Text, problems: readonly MappingProblem[]): Diagnostic[] {
  return problems.map(({ place, message }) => {
    const line = text.line(Math.min(Math.max(1, place.line), text.lines))
    const from = line.from + Math.min(Math.max(0, place.column - 1), line.length)
    const to = Math.max(from, line.from + line.text.trimEnd().length)
    return { from, to, severity: 'error', message }
  })
}
