import { didYouMean } from '#contract'
import type { z } from 'zod'
import { wordsAt } from './schema-words.ts'

/** A key of a mapping, from the top: `['values', 3, 'attribute']`. */
export type DocumentPath = readonly (string | number)[]

/** What is wrong with a mapping, before it has a line. */
export interface Complaint {
  path: DocumentPath
  message: string
  /** The key itself is meant, not what stands behind it. */
  atKey?: boolean
}

/** What zod found, in words for whoever writes the mapping. */
export function complaintsOf(issues: readonly z.core.$ZodIssue[], data: unknown): Complaint[] {
  return issues.flatMap((issue) => explain(issue, [], data))
}

function explain(issue: z.core.$ZodIssue, above: DocumentPath, data: unknown): Complaint[] {
  const path = [...above, ...(issue.path as (string | number)[])]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key))
  if (issue.code === 'invalid_union') return explainUnion(issue.errors, path, data)
  return [{ path, message: messageOf(issue, valueAt(data, path), path) }]
}

function unknownKey(path: DocumentPath, key: string): Complaint {
  const known = wordsAt(path)
  if (known.includes(key)) {
    const message = `"${key}" cannot stand like this: write each step on a line of its own, with a dash.`
    return { path: [...path, key], atKey: true, message }
  }
  const hint =
    didYouMean(key, known) ?? (known.length > 0 ? `Known here: ${known.join(', ')}.` : '')
  return {
    path: [...path, key],
    atKey: true,
    message: `"${key}" is not known here. ${hint}`.trim(),
  }
}

/** Of several forms, that of which the value comes nearest. */
function explainUnion(
  forms: readonly (readonly z.core.$ZodIssue[])[],
  path: DocumentPath,
  data: unknown,
): Complaint[] {
  const near = forms.filter((issues) => issues.every((issue) => !isOtherForm(issue)))
  const nearest = near.toSorted((a, b) => a.length - b.length)[0]
  if (nearest) return nearest.flatMap((issue) => explain(issue, path, data))
  return [notAnyForm(valueAt(data, path), path)]
}

function notAnyForm(value: unknown, path: DocumentPath): Complaint {
  const [key] = isObject(value) && !Array.isArray(value) ? Object.keys(value) : []
  if (key !== undefined) return unknownKey(path, key)
  return { path, message: `${shown(value)} is not known here. ${hintFor(value, path)}`.trim() }
}

function isOtherForm(issue: z.core.$ZodIssue): boolean {
  if (issue.path.length > 0) return false
  return ['invalid_type', 'unrecognized_keys', 'invalid_value'].includes(issue.code)
}

function messageOf(issue: z.core.$ZodIssue, value: unknown, path: DocumentPath): string {
  if (issue.code === 'custom') return issue.message
  if (value === undefined) return `"${String(path.at(-1))}" is missing.`
  if (issue.code === 'invalid_value') {
    return `${shown(value)} is not known here. ${hintFor(value, path, issue.values.map(String))}`
  }
  return `${shown(value)} does not fit: ${issue.message.replace(/^Invalid input: /, '')}.`
}

function hintFor(value: unknown, path: DocumentPath, known = wordsAt(path)): string {
  const hint = typeof value === 'string' ? didYouMean(value, known) : undefined
  return hint ?? (known.length > 0 ? `Known: ${[...new Set(known)].join(', ')}.` : '')
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function valueAt(data: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      isObject(value) && Object.hasOwn(value, part) ? value[part as string] : undefined,
    data,
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
