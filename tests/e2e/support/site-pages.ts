import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../dist', import.meta.url))

/** Addresses that lead on to others. */
export const redirects = readRedirects()

/** The addresses of all pages of the built site, those aside that only lead on. */
export const pages = readPages()

/**
 * A few pages that stand for all, for what takes long: those at the top, and the largest of each folder. Their
 * number does not grow with that of the articles.
 */
export const samplePages = [...Map.groupBy(pages, folderOf)].flatMap(([name, inFolder]) =>
  name === '/' ? inFolder : inFolder.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 2),
)

/** Pages that one template makes of one file or operation each: some stand for all, what differs is text. */
const areAlike = (address: string) =>
  address.startsWith('/marketplace/') ||
  /^\/api-reference\/(get|post|patch|put|delete)_/.test(address)

/**
 * All pages in groups that take about as long, so that several can be looked at at once; of those that are alike,
 * samples.
 */
export const pageBatches = batchPages()

/** The addresses of what else the site offers to read: feeds, downloads, the contract, pages as Markdown. */
export const otherFiles = ['.xml', '.txt', '.md', '.json', '.yaml'].flatMap(readAddresses)

function readPages(): string[] {
  return readAddresses('.html').filter((address) => !redirects.includes(address))
}

function readAddresses(ending: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => addressOf(join(entry.parentPath, entry.name)))
    .sort()
}

function batchPages(): string[][] {
  const batches: string[][] = []
  for (const page of pages.filter((each) => !areAlike(each) || samplePages.includes(each))) {
    const last = batches.at(-1)
    const isFull = !last || last.length === 5 || sizeOf(last[0] ?? '/') + sizeOf(page) > 1e6
    if (isFull) batches.push([page])
    else last.push(page)
  }
  return batches
}

function folderOf(address: string): string {
  return /^\/(?:[^/]+\/)?/.exec(address)?.[0] ?? '/'
}

function sizeOf(address: string): number {
  return statSync(join(folder, address.replace(/\/$/, '/index.html'))).size
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
