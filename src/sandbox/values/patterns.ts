import { RE2JS } from 're2js'

/** Characters of a pattern, as many as the PIM's own database keeps. */
export const longestPattern = 255

/** Repetitions that a pattern may count up to altogether: each is written out before it is matched. */
const mostRepetitions = 1000

interface Pattern {
  body: string
  flags: string
}

/** A PCRE stands between two equal delimiters, or two brackets that belong together; then come flags. */
export function parsePattern(pattern: string): Pattern | undefined {
  if (pattern.length > longestPattern) return undefined
  const [, open = '', body, close, flags = ''] =
    /^([^\w\s\\])(.*)([^\w\s\\])([a-zA-Z]*)$/s.exec(pattern) ?? []
  return body !== undefined && close === (brackets[open] ?? open) ? { body, flags } : undefined
}

const brackets: Record<string, string> = { '(': ')', '[': ']', '{': '}', '<': '>' }

/**
 * Whether a text matches a PCRE, decided in time that grows with the text and no faster, whatever the
 * pattern: callers write it, and the sandboxes of others wait. What only a backtracking engine can
 * decide (lookaround, references back) is not held against the text.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  const compiled = compile(pattern)
  return !compiled || compiled.matcher(text).find()
}

function compile(pattern: string): RE2JS | undefined {
  const parsed = parsePattern(pattern)
  if (!parsed || repetitions(parsed.body) > mostRepetitions) return undefined
  try {
    return RE2JS.compile(parsed.body, flagsOf(parsed.flags))
  } catch {
    return undefined
  }
}

function repetitions(body: string): number {
  const counts = [...body.matchAll(/\{(\d*),?(\d*)\}/g)]
  return counts.reduce((sum, [, from, to]) => sum + Math.max(Number(from), Number(to)), 0)
}

function flagsOf(letters: string): number {
  const known: Record<string, number> = {
    i: RE2JS.CASE_INSENSITIVE,
    m: RE2JS.MULTILINE,
    s: RE2JS.DOTALL,
  }
  return [...letters].reduce((flags, letter) => flags | (known[letter] ?? 0), 0)
}
