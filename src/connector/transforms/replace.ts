import { RE2JS } from 're2js'
import { refusal, type Transform } from './transform.ts'

export interface Replacement {
  /** A regular expression in RE2's form: no lookaround, no references back. */
  pattern: string
  /** `$1` is the first group. */
  with: string
  ignore_case?: boolean | undefined
}

/** Why a pattern cannot be used; undefined when it can. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > longestPattern) return `A pattern has at most ${longestPattern} characters.`
  if (repetitions(pattern) > mostRepetitions) {
    return `A pattern repeats at most ${mostRepetitions} times, all its counts together.`
  }
  try {
    RE2JS.compile(pattern)
    return undefined
  } catch (error) {
    const detail =
      error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : ''
    return `Not a pattern: ${detail}. Lookaround and references back are not available.`
  }
}

/** Whatever matches, replaced; in time that grows with the text and no faster, whatever the pattern. */
export function replace({ pattern, with: replacement, ignore_case }: Replacement): Transform {
  if (patternProblem(pattern) !== undefined) {
    return { each: () => refusal(`The pattern ${pattern} cannot be used.`) }
  }
  const compiled = RE2JS.compile(pattern, ignore_case ? RE2JS.CASE_INSENSITIVE : 0)
  return { each: (text) => compiled.matcher(text).replaceAll(replacement) }
}

/** Whether a text has something that matches, in linear time as well. */
export function createMatcher(pattern: string): (text: string) => boolean {
  if (patternProblem(pattern) !== undefined) return () => false
  const compiled = RE2JS.compile(pattern)
  return (text) => compiled.matcher(text).find()
}

const longestPattern = 255

/** RE2 writes each counted repetition out before it matches. */
const mostRepetitions = 1000

function repetitions(pattern: string): number {
  const counts = [...pattern.matchAll(/\{(\d*),?(\d*)\}/g)]
  return counts.reduce((sum, [, from, to]) => sum + Math.max(Number(from), Number(to)), 0)
}
