import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'astro'
import { site } from '#site'
import { indexSite } from './search/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const output = join(root, 'dist')
const stamp = join(output, '.doorway-build')
/** What the site is made of. */
const ingredients = ['src', 'content', 'public', 'astro.config.mjs', 'package-lock.json']

if (import.meta.main) await buildSite()

/** Builds the site unless the one in `dist` was made of just these sources. */
export async function ensureBuilt(): Promise<void> {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return
  process.stderr.write('Building the site …\n')
  await buildSite()
}

async function buildSite(): Promise<void> {
  const made = fingerprint()
  await build({ root, logLevel: 'warn' })
  await indexSite(output)
  await compressFiles(output)
  writeFileSync(stamp, made)
}

/** Lays a Brotli and a gzip form beside each text file, so that serving costs no time. */
export async function compressFiles(folder: string): Promise<void> {
  const texts = filesBelow(folder).filter((path) =>
    /\.(html|css|js|svg|json|xml|txt|md)$/.test(path),
  )
  const queue = texts.values()
  const worker = async () => {
    for (const path of queue) await compressFile(path)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
}

async function compressFile(path: string): Promise<void> {
  const bytes = await readFile(path)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, quality))
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes))
}

function fingerprint(): string {
  const hash = createHash('sha256').update(site.url)
  for (const path of ingredients.flatMap((name) => filesBelow(join(root, name)))) {
    hash.update(path).update(readFileSync(path))
  }
  return hash.digest('hex')
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return []
  if (/\.\w+$/.test(path)) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
