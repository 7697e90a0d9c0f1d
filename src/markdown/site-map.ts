import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { referencePages } from '#contract'
import type { Library } from './library.ts'
import type { Redirect } from './tables.ts'

/** Which addresses this site has. */
export interface SiteMap {
  /** Whether a page, its Markdown, a redirect or a file in `public` is there; a query does not matter. */
  has(address: string): boolean
  /** All pages and redirects. */
  addresses(): string[]
  /** The address of the article in this file. */
  addressOf(file: string): string | undefined
  /** Whether an article is at this address. */
  isArticle(address: string): boolean
  /** Where an address leads in the end: itself, or the target of its redirect. */
  follow(address: string): string
  /** Another text for another map. */
  version: string
}

interface Sources {
  library: Library
  redirects: readonly Redirect[]
  /** Pages that are no articles: `/`, `/help.html`. */
  pages: readonly string[]
  publicDir: string
}

/** The site map from articles, redirects, other pages and public files. */
export function createSiteMap({ library, redirects, pages, publicDir }: Sources): SiteMap {
  const files = new Map(library.articles.map(({ file, article }) => [file, article.address]))
  const articles = new Set(files.values())
  const led = new Map(redirects.map(({ from, to }) => [from, to]))
  const withTwin = new Set([...articles, ...referencePages()])
  const isText = (address: string) =>
    /^\/llms(-full)?\.txt$/.test(address) || withTwin.has(address.replace(/\.md$/, '.html'))
  const known = new Set([...articles, ...referencePages(), ...led.keys(), ...pages])
  return {
    has: (address) =>
      known.has(withoutQuery(address)) || isText(address) || isPublicFile(publicDir, address),
    addresses: () => [...known],
    isArticle: (address) => articles.has(address),
    addressOf: (file) => files.get(file),
    follow: (address) => led.get(withoutQuery(address)) ?? address,
    version: createHash('sha256')
      .update(JSON.stringify([...files, ...led, ...pages]))
      .digest('hex'),
  }
}

function withoutQuery(address: string): string {
  return address.split('?', 1)[0] ?? address
}

function isPublicFile(publicDir: string, address: string): boolean {
  const path = join(publicDir, withoutQuery(address))
  return existsSync(path) && statSync(path).isFile()
}
