import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseDocument, stringify } from 'yaml'
import { didYouMean } from '#contract'
import { articleFolders } from './article.ts'
import type { ArticleKind } from './article.ts'
import { newConnector } from './connectors/new.ts'
import { readLibrary } from './library.ts'
import { slug } from './slug.ts'
import { readNavigation, readThemes } from './tables.ts'

/** Why a page cannot be begun, and what to do about it. */
export class NewPageError extends Error {
  override name = 'NewPageError'
}

/** What authors call the kinds of pages. */
const kinds: Readonly<Record<string, ArticleKind>> = {
  article: 'help',
  documentation: 'documentation',
  guide: 'guide',
  tutorial: 'tutorial',
}

/** The keys of `navigation.yaml` that list pages of these kinds. */
const listNames = {
  tutorial: 'tutorials',
  documentation: 'documentation',
  guide: 'guides',
} as const

/** The kind that is no article: a file of the marketplace. */
const connector = 'connector'

export const pageKinds: readonly string[] = [...Object.keys(kinds), connector]

export interface NewPageOptions {
  /** Subjects of a help article, as in its front matter. @default the first of `themes.yaml` */
  themes?: string | undefined
  /** The tutorial, guide or part of the documentation that a page belongs to. */
  series?: string | undefined
  /** Whether the page may hold components. @default false */
  mdx?: boolean | undefined
}

interface NewPage {
  file: string
  address: string
  /** What the author may want to do next. */
  todo: string[]
}

/**
 * Writes a page to begin with, and its place in the navigation. It is well as it is: the check of the
 * content finds nothing in it.
 *
 * @throws NewPageError when the kind, the title, a theme or the series will not do, or the page exists
 */
export function createPage(
  contentDir: string,
  kind: string,
  title: string,
  options: NewPageOptions = {},
): NewPage {
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (!known && kind !== connector) {
    throw new NewPageError(unknown('kind of page', kind, pageKinds))
  }
  const id = slug(title)
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(id)) {
    throw new NewPageError(`The title "${title}" gives no address: use letters from a to z in it.`)
  }
  const page = draftOf(contentDir, known, id, title, options)
  ensureFree(contentDir, page)
  mkdirSync(dirname(page.file), { recursive: true })
  writeFileSync(page.file, page.text, { flag: 'wx' })
  if (page.place) addToNavigation(contentDir, page.place)
  return { file: page.file, address: page.address, todo: page.todo }
}

function draftOf(
  contentDir: string,
  kind: ArticleKind | undefined,
  id: string,
  title: string,
  options: NewPageOptions,
): Draft {
  if (kind === undefined) return connectorPage(contentDir, id, title)
  if (kind === 'help') return helpPage(contentDir, id, title, options)
  return seriesPage(contentDir, kind, id, title, options)
}

interface Place {
  list: string
  index: number
  page: string
}

interface Draft extends NewPage {
  text: string
  place?: Place
}

function connectorPage(contentDir: string, id: string, name: string): Draft {
  const draft = newConnector(contentDir, id, name, today())
  if (!draft) throw new NewPageError(`A connector "${name}" is there already.`)
  return {
    ...draft,
    todo: [
      'Fill it in: each line says what it may hold; see /documentation/writing-articles.html#connectors.',
    ],
  }
}

function helpPage(
  contentDir: string,
  id: string,
  title: string,
  { themes: written, mdx }: NewPageOptions,
): Draft {
  const known = readThemes(contentDir).themes.map((theme) => theme.id)
  const themes = written?.split(/[\s,]+/).filter(Boolean) ?? known.slice(0, 1)
  for (const theme of themes) {
    if (!known.includes(theme)) throw new NewPageError(unknown('theme', theme, known))
  }
  const front = { id, themes: themes.join(', '), title, popular: false, 'ee-only': false }
  return {
    file: join(contentDir, articleFolders.help, `${id}${mdx ? '.mdx' : '.md'}`),
    address: `/articles/${id}.html`,
    text: `---\n${stringify({ ...front, updated: today() }, { lineWidth: 0 })}---\n\n${start(mdx)}`,
    todo: [
      'related, keywords and description help readers to find it; see /documentation/writing-articles.html.',
    ],
  }
}

function seriesPage(
  contentDir: string,
  kind: Exclude<ArticleKind, 'help'>,
  id: string,
  title: string,
  { series: name, mdx }: NewPageOptions,
): Draft {
  const lists = readNavigation(contentDir).series.filter((series) => series.kind === kind)
  const names = lists.map((series) => series.id)
  if (!name) {
    throw new NewPageError(`Say where the page belongs: --series with one of ${names.join(', ')}.`)
  }
  const index = names.indexOf(name)
  if (index < 0) throw new NewPageError(unknown('series', name, names))
  const path = kind === 'documentation' ? id : `${name}/${id}`
  return {
    file: join(contentDir, articleFolders[kind], `${path}${mdx ? '.mdx' : '.md'}`),
    address: `/${articleFolders[kind]}/${path}.html`,
    text: `---\n${stringify({ title, updated: today() }, { lineWidth: 0 })}---\n\n${start(mdx)}`,
    todo: [`It is the last page of "${name}": content/navigation.yaml has the order.`],
    place: { list: listNames[kind], index, page: id },
  }
}

function ensureFree(contentDir: string, { file, address }: Draft): void {
  const taken = readLibrary(contentDir).articles.find(({ article }) => article.address === address)
  if (taken) throw new NewPageError(`${address} is there already: ${taken.file}`)
  if (existsSync(file)) throw new NewPageError(`${file} is there already.`)
}

/** Adds the page at the end of its list; everything else in the file stays as it is written. */
function addToNavigation(contentDir: string, { list, index, page }: Place): void {
  const file = join(contentDir, 'navigation.yaml')
  const document = parseDocument(readFileSync(file, 'utf8'))
  document.addIn([list, index, 'pages'], page)
  writeFileSync(file, document.toString({ lineWidth: 0, flowCollectionPadding: false }))
}

function unknown(what: string, word: string, known: readonly string[]): string {
  const guess = didYouMean(word, known)
  return `There is no ${what} "${word}". ${guess ? `${guess} ` : ''}Known: ${known.join(', ')}.`
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

function start(mdx = false): string {
  const request = mdx
    ? '<Request title="One product" operation="get_products" query={{ limit: 1 }} />'
    : '```http run title="One product"\nGET /api/rest/v1/products?limit=1\n```'
  return `Answer the question of the title here, in two or three sentences: many readers need no more.

# What people look for

One idea a paragraph, with an example from the catalogue. Then show it:

${request}

::: tips
What makes it easier, or where to read on.
:::
`
}
