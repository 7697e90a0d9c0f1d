import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** A built page that readers may look for. */
export interface BuiltPage {
  url: string
  html: string
}

/**
 * The pages in `folder` but those that lead elsewhere, that are for searching, or that ask not to be listed;
 * one after the other, for a large site does not fit into memory.
 */
export function* readPages(folder: string): Generator<BuiltPage> {
  const redirects = readRedirects(join(folder, '_redirects'))
  for (const path of globSync('**/*.html', { cwd: folder }).toSorted()) {
    const url = urlOf(path)
    const html = readFileSync(join(folder, path), 'utf8')
    if (!redirects.has(url) && !isUnlisted(url, html)) yield { url, html: withSpaces(html) }
  }
}

/** Pagefind takes what stands in neighbouring cells for one word unless there is a space. */
function withSpaces(html: string): string {
  return html.replaceAll(/<\/(?:td|th|dt|dd)>|<\/span>(?=<code)/g, ' $&')
}

function urlOf(path: string): string {
  return `/${path.split(sep).join('/')}`.replace(/(^|\/)index\.html$/, '$1')
}

function isUnlisted(url: string, html: string): boolean {
  return (
    url === '/404.html' ||
    /<meta name="robots" content="noindex/.test(html) ||
    /<meta http-equiv="refresh"/i.test(html)
  )
}

function readRedirects(path: string): Set<string> {
  if (!existsSync(path)) return new Set()
  const lines = readFileSync(path, 'utf8').split('\n')
  return new Set(lines.map((line) => line.split(/\s+/)[0] ?? ''))
}
