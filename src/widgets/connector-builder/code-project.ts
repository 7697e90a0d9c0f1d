import { strToU8, zipSync } from 'fflate'
import {
  type Inspection,
  type Language,
  type Mapping,
  type ProjectFile,
  type Unsupported,
  unsupported,
  writeProject,
} from '#connector'

/** The connector as a program in a language, or what keeps it from being one. */
export type CodeProject =
  | { kind: 'written'; files: readonly ProjectFile[] }
  | { kind: 'unsupported'; reasons: readonly Unsupported[] }

/** Writes the program that does with such files what this page did with this one. */
export function codeProject(
  mapping: Mapping,
  inspection: Pick<Inspection, 'format' | 'record'>,
  language: Language,
): CodeProject {
  const settled = settle(mapping, inspection)
  const reasons = unsupported(settled, language)
  return reasons.length > 0
    ? { kind: 'unsupported', reasons }
    : { kind: 'written', files: writeProject(settled, language) }
}

/** A program recognises nothing: what was found out about the file has to be said. */
function settle(
  mapping: Mapping,
  { format, record }: Pick<Inspection, 'format' | 'record'>,
): Mapping {
  const { kind } = format
  const delimiter = kind === 'csv' ? { delimiter: format.delimiter } : {}
  return { ...mapping, source: { format: kind, record, ...delimiter, ...mapping.source } }
}

/** The files in one folder, as a ZIP. */
export function archiveOf(folder: string, files: readonly ProjectFile[]): Uint8Array<ArrayBuffer> {
  return zipSync(
    Object.fromEntries(files.map(({ path, text }) => [`${folder}/${path}`, strToU8(text)])),
  )
}
