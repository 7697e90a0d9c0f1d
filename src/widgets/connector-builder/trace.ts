import {
  createTransform,
  isRefusal,
  parsePath,
  PathError,
  type PimStructure,
  type RecordNode,
  select,
  type TransformSpec,
} from '#connector'
import type { Line } from './lines.ts'

/** What a line has after one of its steps, for one record. */
export interface Traced {
  texts: readonly string[]
  /** Why the step could not use a text. */
  refusal?: string
}

/** The texts of a line's field, and what each of its steps makes of them. The first entry is the file's. */
export function traceLine(
  { from, value, transforms = [] }: Line['rule'],
  node: RecordNode,
  structure: PimStructure,
): Traced[] {
  const found = (from === undefined ? [] : [from].flat()).flatMap((path) => textsAt(node, path))
  const start = value === undefined ? found : [...found, String(value)]
  const trace: Traced[] = [{ texts: start }]
  let texts: readonly string[] = start.filter((text) => text.trim() !== '')
  for (const spec of transforms) {
    const traced = take(spec, texts, structure)
    texts = traced.texts
    trace.push(traced)
  }
  return trace
}

function take(spec: TransformSpec, texts: readonly string[], structure: PimStructure): Traced {
  const step = createTransform(spec, {
    measurementFamilies: structure.measurementFamilies.values(),
  })
  if ('all' in step) return { texts: step.all(texts) }
  const results = texts.map((text) => step.each(text))
  const refusal = results.find(isRefusal)?.reason
  const good = results.flatMap((result) => (isRefusal(result) ? [] : result))
  return { texts: good.filter((text) => text.trim() !== ''), ...(refusal && { refusal }) }
}

function textsAt(node: RecordNode, path: string): string[] {
  try {
    return select(node, parsePath(path)).map(({ text }) => text)
  } catch (error) {
    if (error instanceof PathError) return []
    throw error
  }
}

/** Texts on one line, short: `“1.299,00”`. */
export function textsWords(texts: readonly string[]): string {
  if (texts.length === 0) return 'nothing'
  const shown = texts.slice(0, 3).map((text) => {
    const line = text.replaceAll(/\s+/g, ' ')
    return `“${line.length > 60 ? `${line.slice(0, 59)}…` : line}”`
  })
  return texts.length > 3 ? `${shown.join(', ')} and ${texts.length - 3} more` : shown.join(', ')
}
