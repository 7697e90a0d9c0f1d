import { persistentAtom } from '@nanostores/persistent'
import { atom, computed } from 'nanostores'
import { checkMapping, createApply, type MappingDocument, parseMapping } from '#connector'
import { linesOf, placeOf } from './lines.ts'
import { $pim } from './pim.ts'
import { $source, chooseRecord, type OpenSource } from './source.ts'

/** The mapping as text, which is what it is: the lists on the screen are another view of it. */
export const $text = persistentAtom<string>('doorway.connector.mapping', '')

/** Undefined before there is one. */
export const $document = computed($text, (text) => (text === '' ? undefined : parseMapping(text)))

/** The last one that could be understood: what is shown while the text is being written. */
export const $understood = computed($document, (document) => {
  if (!document || document.mapping) lastUnderstood = document
  return lastUnderstood
})

let lastUnderstood: MappingDocument | undefined

/** What is to be mended, as far as the PIM is known. */
export const $problems = computed([$document, $pim], (document, pim) => {
  if (!document) return []
  return pim.kind === 'open'
    ? checkMapping(document, pim.structure, { canUpload: false })
    : document.problems
})

/** What turns records into products. */
export const $apply = computed([$document, $pim], (document, pim) =>
  document?.mapping && pim.kind === 'open'
    ? createApply(document.mapping, pim.structure)
    : undefined,
)

/** Which of the first records is looked at, from 0. */
export const $at = atom(0)

export const $record = computed([$source, $at], (source, at) =>
  source.kind === 'read' ? source.records[Math.min(at, source.records.length - 1)] : undefined,
)

export const $applied = computed([$apply, $record], (apply, record) =>
  apply && record ? apply(record) : undefined,
)

/** The next record after this one, or before it, that does not become a product as it is. */
export function findTroubled(direction: 1 | -1): number | undefined {
  const [source, apply] = [$source.get(), $apply.get()]
  if (source.kind !== 'read' || !apply) return undefined
  for (let at = $at.get() + direction; ; at += direction) {
    const record = source.records[at]
    if (!record) return undefined
    const applied = apply(record)
    if (applied.kind === 'rejected' || (applied.kind === 'product' && applied.notes.length > 0)) {
      return at
    }
  }
}

export function leaveMapping(): void {
  $text.set('')
  $reasons.set(new Map())
  $at.set(0)
}

/**
 * Changes the mapping, comments untouched. What would make it no mapping is not done.
 *
 * @returns what is wrong with it then
 */
export function edit(change: (document: MappingDocument) => MappingDocument): string | undefined {
  const document = $document.get()
  if (!document) return undefined
  const next = change(document)
  if (!next.mapping) return next.problems[0]?.message
  $added.set(undefined)
  $text.set(next.text)
  return undefined
}

/** Why the lines of a suggested mapping are there, by `identityOf`. */
export const $reasons = atom<ReadonlyMap<string, string>>(new Map())

/** Which line was added by the last press, by its place: it opens, and has the focus. */
export const $added = atom<string | undefined>()

/** Adds a line for somebody to fill in. */
export function addAndOpen(change: (document: MappingDocument) => MappingDocument): void {
  const before = new Set(placesOf($document.get()))
  if (edit(change) !== undefined) return
  $added.set(placesOf($document.get()).find((place) => !before.has(place)))
}

function placesOf(document: MappingDocument | undefined): string[] {
  return document?.mapping ? linesOf(document.mapping).map(placeOf) : []
}

// This may be loaded for a file that is read already.
$source.subscribe((source, before) => {
  if (source.kind !== 'read') return
  if (before?.kind !== 'read') $at.set(0)
  meetRecord(source)
})

/** A mapping that is there already says where the records are, as long as the file has such. */
function meetRecord({ inspection: { record, candidates } }: OpenSource): void {
  const wanted = $document.get()?.mapping?.source?.record
  if (wanted === undefined || record === undefined || wanted === record) return
  if (candidates.some(({ path }) => path === wanted)) void chooseRecord(wanted)
  else edit((document) => document.set(['source', 'record'], record))
}
