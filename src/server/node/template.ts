import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCatalog } from '#catalog'
import type { Catalog } from '#contract'
import { migrate, plant } from '#sandbox'
import { openDatabase } from './database.ts'

const source = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const catalogFolder = source('content/catalog')
/**
 * The code that makes a template, as this process runs it: files that change later, below a dev server,
 * must not give its work their name.
 */
const maker = fingerprint([source('src/catalog'), source('src/sandbox')])

/**
 * The database that every new sandbox is a copy of, planted with the sample catalogue. It is made when
 * the catalogue, or what plants it, changed; older ones that no server uses are removed.
 */
export function ensureTemplate(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const name = `template-${maker}-${fingerprint([catalogFolder])}.sqlite`
  const path = join(folder, name)
  if (!existsSync(path)) {
    const growing = `${path}.${process.pid}`
    rmSync(growing, { force: true })
    makeTemplate(growing)
    renameSync(growing, path)
  }
  refreshTemplate(path)
  for (const other of readdirSync(folder)) {
    if (/^template-.*\.sqlite$/.test(other) && isUnused(join(folder, other))) {
      rmSync(join(folder, other), { force: true })
    }
  }
  return path
}

/** Says that a template is in use. A server that runs does so every hour. */
export function refreshTemplate(path: string): void {
  const now = new Date()
  utimesSync(path, now, now)
}

/** A template that no server refreshed for hours; one that another server still copies stays. */
function isUnused(path: string): boolean {
  const refreshed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return refreshed < Date.now() - 3 * 3_600_000
}

function makeTemplate(path: string): void {
  const database = openDatabase(path)
  migrate(database)
  plant(database, readSampleCatalog())
  database.run('analyze')
  database.close()
}

/** The catalogue that sandboxes are planted with. */
export function readSampleCatalog(): Catalog {
  return readCatalog(readFolder(catalogFolder))
}

/** Path below the folder → content: bytes for pictures and documents, text for the rest. */
function readFolder(folder: string): Map<string, string | Uint8Array> {
  return new Map(
    filesBelow(folder).map((path) => {
      const bytes = readFileSync(path)
      const name = relative(folder, path).split(sep).join('/')
      return [name, /\.ya?ml$/.test(name) ? bytes.toString('utf8') : new Uint8Array(bytes)]
    }),
  )
}

/** When nothing in these folders changed, it is the same. */
function fingerprint(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of folders.flatMap(filesBelow)) hash.update(path).update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
