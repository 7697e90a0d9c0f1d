import { formatSuggestion, suggest } from '#connector'
import { $document, $reasons, $text, edit, leaveMapping } from './mapping.ts'
import { $pim, failPim, openPim } from './pim.ts'
import { reasonsOf } from './reasons.ts'
import { fetchMapping } from './samples.ts'
import { $source, chooseRecord } from './source.ts'

/** Looks into the reader's PIM, and proposes a mapping for it where there is none. */
export async function beginMapping(): Promise<void> {
  await openPim()
  if (!$document.get()) suggestMapping()
}

/** A first mapping out of names, values and the PIM's attributes, in place of the one there is. */
export function suggestMapping(): void {
  const [source, pim] = [$source.get(), $pim.get()]
  if (source.kind !== 'read' || pim.kind !== 'open') return
  const suggestion = suggest(source.inspection, pim.structure)
  $text.set(formatSuggestion(suggestion))
  $reasons.set(reasonsOf(suggestion))
}

/** Begins with the mapping that is written for this file already. */
export async function takeGuideMapping(path: string): Promise<void> {
  try {
    const text = await fetchMapping(path)
    leaveMapping()
    $text.set(text)
  } catch {
    const text = 'Look whether the network is there, and try again.'
    return failPim({ title: 'The mapping did not come', text, remedy: 'again' })
  }
  await openPim()
}

/** The records are somewhere else; the mapping is for those then. */
export async function moveToRecord(path: string): Promise<void> {
  edit((document) => document.set(['source', 'record'], path))
  await chooseRecord(path)
}
