import { CatalogError, readSource, type Source } from './source.ts'

/** The files below `content/catalog`: path -> text, or bytes where the file is a picture or a document. */
export type CatalogFiles = ReadonlyMap<string, string | Uint8Array>

/** A YAML file that the catalogue cannot do without. */
export function readFile(files: CatalogFiles, path: string): Source {
  const text = files.get(path)
  if (text === undefined) throw new CatalogError(path, 1, 'is missing')
  if (typeof text !== 'string') throw new CatalogError(path, 1, 'should be text')
  return readSource(path, text)
}

/** All YAML files of a folder, by name. */
export function readFolder(files: CatalogFiles, folder: string): Source[] {
  return [...files.keys()]
    .filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.yaml'))
    .sort()
    .map((path) => readFile(files, path))
}
