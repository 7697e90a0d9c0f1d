import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'astro/zod'
import * as pagefind from 'pagefind'
import { parse } from 'yaml'
import type { SearchTable } from '#search'
import { connectorAddress } from '../../marketplace/connector.ts'
import { readConnectors } from '../../markdown/connectors/read.ts'
import { readLibrary } from '../../markdown/library.ts'
import { readNavigation, readThemes } from '../../markdown/tables.ts'
import { root } from '../steps.ts'
import { readFragments } from './fragments.ts'
import { readPages } from './pages.ts'
import { type ReferencePlace, referencePlaces } from './reference.ts'
import { createTable } from './table.ts'

/**
 * Writes `pagefind/` into the built site: Pagefind's index of its pages and of the places of the API
 * reference, and `signposts.json`, the table of `src/search`.
 */
export async function indexSite(output: string): Promise<void> {
  const reference = readReference(output)
  const content = join(root, 'content')
  const { connectors } = readConnectors(content)
  const files = await createIndex(output, reference, new Set(connectors.map(connectorAddress)))
  const table = createTable({
    fragments: readFragments(files),
    articles: readLibrary(content).articles.map(({ article }) => article),
    connectors,
    series: readNavigation(content).series,
    reference: new Map(reference.map(({ signpost }) => [signpost.url, signpost])),
    synonyms: synonyms.parse(parse(readFileSync(join(content, 'search/synonyms.yaml'), 'utf8'))),
    themes: readThemes(content).themes.map(({ id, title }) => ({ id, title })),
  })
  write(join(output, 'pagefind'), files, table)
}

/** Groups of words and phrases. A number or a null in YAML wants quotes. */
const synonyms = z.array(z.array(z.string()).min(2))

/** Described place by place, in words of the contract. */
const isReference = (url: string) => /^\/api-reference(\.html|\/)/.test(url)

function readReference(output: string): ReferencePlace[] {
  const pages = new Map<string, string | undefined>()
  return referencePlaces((path) => {
    if (!pages.has(path)) pages.set(path, readPage(join(output, path)))
    return pages.get(path)
  })
}

function readPage(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

async function createIndex(
  output: string,
  reference: readonly ReferencePlace[],
  /** Entries of a list: their names find them, and their texts, all alike, would crowd out others. */
  entries: ReadonlySet<string>,
): Promise<readonly pagefind.IndexFile[]> {
  const { index } = answered(await pagefind.createIndex({ excludeSelectors, rootSelector: 'main' }))
  if (!index) throw new Error('Pagefind made no index')
  for (const { url, html } of readPages(output)) {
    if (isReference(url) || entries.has(url)) continue
    answered(await index.addHTMLFile({ url, content: html }))
  }
  for (const { signpost, content } of reference) {
    const meta = { title: signpost.title }
    answered(await index.addCustomRecord({ url: signpost.url, content, language: 'en', meta }))
  }
  const { files } = answered(await index.getFiles())
  await pagefind.close()
  return files
}

/** What stands in a page's `<main>` and is no text of it. */
const excludeSelectors = [
  'nav',
  'footer',
  'button',
  'select',
  'svg',
  'template',
  '[role="tablist"]',
  '.toc-fold',
  '.visually-hidden',
]

function answered<Answer extends { errors: string[] }>(answer: Answer): Answer {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('; ')}`)
  return answer
}

/** Pagefind brings interfaces of its own; of its code, only what searches is served. */
function write(folder: string, files: readonly pagefind.IndexFile[], table: SearchTable): void {
  rmSync(folder, { recursive: true, force: true })
  for (const { path, content } of files.filter(isServed)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  writeFileSync(join(folder, 'signposts.json'), JSON.stringify(table))
}

function isServed({ path }: pagefind.IndexFile): boolean {
  return /^(pagefind\.js|pagefind-entry\.json|wasm\.en\.|pagefind\.en_|fragment\/|index\/)/.test(
    path,
  )
}
