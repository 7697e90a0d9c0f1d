import type { Pim } from './pim.ts'
import { counted } from './signs.ts'
import type { Source } from './source.ts'

/** What is said aloud when the file or the PIM has been read. */
export function announcement(source: Source, pim: Pim, problems: number): string {
  if (source.kind === 'refused') return `${source.name} cannot be read. ${source.problem}`
  if (pim.kind === 'failed') return `${pim.obstacle.title}. ${pim.obstacle.text}`
  if (source.kind !== 'read') return ''
  const { count } = source.inspection
  const read = `${source.file.name} is read: ${counted(count, 'record')}.`
  if (pim.kind !== 'open') return read
  return `${read} ${problems === 0 ? 'The mapping fits.' : `The mapping has ${counted(problems, 'thing')} to mend.`}`
}
