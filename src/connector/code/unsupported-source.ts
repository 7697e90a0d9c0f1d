import type { Mapping } from '../mapping/schema.ts'
import { formatOf, type Plan, recordPath } from './plan.ts'
import type { Language } from './project-file.ts'
import type { Unsupported } from './unsupported-part.ts'

/** What of a mapping's words about its file no project could follow. */
export function aboutSource(mapping: Mapping, language: Language): Unsupported[] {
  const { encoding } = mapping.source ?? {}
  return [
    ...aboutRecord(mapping),
    ...(formatOf(mapping) === 'csv' ? aboutDelimiter(mapping, language) : []),
    ...(encoding !== undefined && !isEncoding(encoding)
      ? [{ what: 'source.encoding', why: `There is no encoding "${encoding}". Try windows-1252.` }]
      : []),
  ]
}

/** How a record path begins, by format. */
const records: Record<Plan['format'], { root?: string; advice: string }> = {
  xml: { advice: 'Say which element repeats, as in record: export/item.' },
  csv: { root: 'row', advice: 'Say record: row. That is what a line of CSV is called.' },
  json: { root: '$', advice: 'Say where the records are, from the root on: record: $/products.' },
  'json-lines': { root: '$', advice: 'Say record: $. That is what a line of JSON is called.' },
}

function aboutRecord(mapping: Mapping): Unsupported[] {
  const { root, advice } = records[formatOf(mapping)]
  const { steps, attribute } = recordPath(mapping)
  const [first] = steps
  const isHere = root === undefined || first?.name === root || first?.name === '*'
  const isTooDeep = root === 'row' && steps.length > 1
  return [
    ...(first === undefined || !isHere || isTooDeep
      ? [{ what: 'source.record', why: advice }]
      : []),
    ...(attribute !== undefined || steps.some(({ where }) => where.length > 0)
      ? [{ what: 'source.record', why: 'Conditions stand in records.keep, not in this path.' }]
      : []),
  ]
}

function aboutDelimiter({ source = {} }: Mapping, language: Language): Unsupported[] {
  const what = 'source.delimiter'
  const { delimiter } = source
  if (delimiter === undefined) {
    return [{ what, why: "A project does not guess it. Say what parts the cells: delimiter: ';'." }]
  }
  const isOneByte = delimiter.codePointAt(0)! < 0x80
  if (language !== 'php' || isOneByte) return []
  return [{ what, why: 'PHP reads tables only by a delimiter of one byte.' }]
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).fatal === false
  } catch {
    return false
  }
}
