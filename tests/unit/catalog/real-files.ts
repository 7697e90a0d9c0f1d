import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CatalogFiles } from '#catalog'

/** The catalogue of the house, as it lies in `content/catalog`. */
export function realFiles(): CatalogFiles {
  const root = new URL('../../../content/catalog/', import.meta.url)
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(fileURLToPath(root).length))
    .map((path) => path.replace(/^\//, ''))
  return new Map(
    paths.map((path) => {
      const bytes = readFileSync(new URL(path, root))
      return [path, path.startsWith('media/') ? new Uint8Array(bytes) : bytes.toString('utf8')]
    }),
  )
}
