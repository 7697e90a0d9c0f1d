import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../dist', import.meta.url))

/** Addresses that lead on to others. */
export const redirects = readRedirects()

/** The addresses of all pages of the built site, those aside that only lead on. */
export const pages = readPages()

function readPages(): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => addressOf(join(entry.parentPath, entry.name)))
    .filter((address) => !redirects.includes(address))
    .sort()
}

function addressOf(path: string): string {
  return `/${relative(folder, path).split(sep).join('/')}`.replace(/\/index\.html$/, '/')
}

function readRedirects(): string[] {
  const path = join(folder, '_redirects')
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.startsWith('/')).map((line) => line.split(/\s+/)[0] ?? '')
}
