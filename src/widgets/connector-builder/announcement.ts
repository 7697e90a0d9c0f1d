import type { Pim } from './pim.ts'
import { counted } from './signs.ts'
import type { Source } from './source.ts'

/** What is said aloud when the file has been read. */
export function sourceAloud(source: Source): string {
  if (source.kind === 'refused') return `${source.name} cannot be read. ${source.problem}`
  if (source.kind !== 'read') return ''
  return `${source.file.name} is read: ${counted(source.inspection.count, 'record')}.`
}

/** What is said aloud when the PIM has been looked into, and whenever the mapping fits or does not. */
export function mappingAloud(pim: Pim, problems: number): string {
  if (pim.kind === 'failed') return `${pim.obstacle.title}. ${pim.obstacle.text}`
  if (pim.kind !== 'open') return ''
  return problems === 0
    ? 'The mapping fits.'
    : `The mapping has ${counted(problems, 'thing')} to mend.`
}
