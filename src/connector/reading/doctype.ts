import type { Place } from '../records/record.ts'
import { SourceError } from '../records/source-error.ts'

/**
 * A bare DOCTYPE, `BMECAT SYSTEM "bmecat_new_catalog_1_2.dtd"`, is skipped: about one real file in
 * five carries one, and it changes nothing as long as nothing is loaded. One with declarations of
 * its own is refused, since those are how a small file makes a large one or reads another.
 *
 * @throws SourceError for declarations
 */
export function refuseDeclarations(doctype: string, place: Place): void {
  const unquoted = doctype.replace(/"[^"]*"|'[^']*'/g, '')
  const start = unquoted.indexOf('[')
  if (start < 0 || /^\[\s*\]\s*$/.test(unquoted.slice(start))) return
  const [entity] = /<!ENTITY\s+(?:%\s+)?\S+/.exec(doctype) ?? []
  throw new SourceError(
    (entity
      ? `the DOCTYPE declares entities (${entity} …), which are not read, neither from here nor from another file. `
      : 'the DOCTYPE has declarations of its own between [ and ], which are not read. ') +
      'Have the export written without them, or delete everything from <!DOCTYPE to ]> and write the texts in the place of their &names;.',
    place,
  )
}
