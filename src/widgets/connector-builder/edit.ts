import type { DocumentPath, MappingDocument } from '#connector'

/** Changes the mapping; what would break it is not done, and what comes back says why. */
export type Edit = (change: (document: MappingDocument) => MappingDocument) => string | undefined

/** A key with a value, or without the key where the value is empty; `options.match` is one in another. */
export function setOrRemove(edit: Edit, path: DocumentPath, value: string): string | undefined {
  const parts = path.flatMap((part) =>
    typeof part === 'string' && part.startsWith('options.') ? part.split('.') : [part],
  )
  return edit((document) => (value === '' ? document.remove(parts) : document.set(parts, value)))
}
