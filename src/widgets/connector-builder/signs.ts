import type { Applied } from '#connector'
import type { Pim } from './pim.ts'
import type { Source } from './source.ts'
import type { Sign } from './StepPanel.tsx'

/** What has come of the file, in a word or two. */
export function signOfSource(source: Source): Sign {
  if (source.kind === 'none') return { tone: 'idle', text: 'None yet' }
  if (source.kind === 'reading') return { tone: 'busy', text: 'Reading' }
  if (source.kind === 'refused') return { tone: 'bad', text: 'Cannot be read' }
  const { count, isComplete } = source.inspection
  if (count === 0) return { tone: 'warn', text: 'No records' }
  return { tone: 'ok', text: `${isComplete ? '' : 'over '}${counted(count, 'record')}` }
}

export function signOfMapping(pim: Pim, hasMapping: boolean, problems: number): Sign {
  if (pim.kind === 'opening') return { tone: 'busy', text: 'Looking' }
  if (!hasMapping) return { tone: 'idle', text: 'None yet' }
  if (problems > 0) return { tone: 'bad', text: `${counted(problems, 'thing')} to mend` }
  return pim.kind === 'open' ? { tone: 'ok', text: 'Fits' } : { tone: 'idle', text: 'Not checked' }
}

export function signOfProduct(applied: Applied | undefined): Sign | undefined {
  if (!applied) return undefined
  if (applied.kind === 'rejected') return { tone: 'bad', text: 'Cannot be sent' }
  if (applied.kind === 'skipped') return { tone: 'info', text: 'Left out' }
  return applied.notes.length > 0
    ? { tone: 'warn', text: 'With gaps' }
    : { tone: 'ok', text: 'Can be sent' }
}

/** `1 record`, `1,204 records` */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
