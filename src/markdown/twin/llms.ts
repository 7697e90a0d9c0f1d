import type { Connector } from '../../marketplace/connector.ts'
import {
  anchor,
  answersAddress,
  objectsAddress,
  operations,
  resourceAddress,
  type Operation,
} from '#contract'
import { document } from '../../contract/document.ts'
import { articleName } from '../article.ts'
import type { Article } from '../article.ts'
import type { Series, Theme } from '../tables.ts'
import { twinAddress } from './pages.ts'

/** Who the site is, for those who read only its text. */
export interface Site {
  name: string
  description: string
  /** Its own address, without a slash at the end. */
  url: string
}

interface Content {
  site: Site
  articles: readonly Article[]
  themes: readonly Theme[]
  series: readonly Series[]
  connectors: readonly Connector[]
}

/**
 * An index of everything that the site says, as https://llmstxt.org describes it: a list of links to
 * Markdown files for each kind of page.
 */
export function llmsIndex(content: Content): string {
  const { site } = content
  const lists = listsOf(content)
  return [
    `# ${site.name}`,
    `> ${site.description}`,
    introduction(site),
    ...lists.map((list) =>
      section(
        list.title,
        list.articles.map((article) => entry(article, site)),
      ),
    ),
    section('API reference', referenceLines(site)),
    ...(content.connectors.length > 0
      ? [
          section('Marketplace', [
            `- [Marketplace](${site.url}/marketplace.md): ${content.connectors.length} connectors, extensions and clients that exist, with a page for each.`,
          ]),
        ]
      : []),
    section('Optional', [
      `- [All of this in one file](${site.url}/llms-full.txt): every page above, one after the other.`,
    ]),
  ].join('\n\n')
}

/** Every page as `twinOf` gives it, one after the other, in the order of the index. */
export function llmsFull(content: Content, twinOf: (article: Article) => string): string {
  const { name, description } = content.site
  const articles = listsOf(content).flatMap((list) => list.articles)
  return [`# ${name}\n\n> ${description}\n`, ...articles.map(twinOf)].join('\n\n')
}

interface List {
  title: string
  articles: Article[]
}

/** Series in their order, then help by subject; an article of several subjects stands in its first. */
function listsOf({ articles, themes, series }: Content): List[] {
  const named = new Map(articles.map((article) => [articleName(article), article]))
  const ofSeries = series.map(({ kind, title, pages }) => ({
    title: `${kinds[kind]}: ${title}`,
    articles: pages.flatMap((id) => named.get(articleName({ kind, id })) ?? []),
  }))
  const help = articles.filter((article) => article.kind === 'help')
  const ofThemes = themes.map(({ id, title }) => ({
    title: `Help: ${title}`,
    articles: help.filter((article) => article.themes[0] === id),
  }))
  const others = { title: 'Help', articles: help.filter((article) => article.themes.length === 0) }
  return [...ofSeries, ...ofThemes, others].filter((list) => list.articles.length > 0)
}

const kinds = { tutorial: 'Tutorial', documentation: 'Documentation', guide: 'Guide' } as const

function introduction({ url }: Site): string {
  return (
    `Each page is a Markdown file with the requests that it shows and the answers that they really got. ` +
    `The API that they talk to is at ${url}/api/rest/v1; nobody needs an account for a PIM of their own to try it on.`
  )
}

/** The contract whole, then each resource with its operations, then what they share. */
function referenceLines({ url }: Site): string[] {
  const link = (title: string, address: string) => `- [${title}](${url}${twinAddress(address)})`
  const all = Object.values<Operation>(operations)
  return [
    `${link('OpenAPI', '/api-reference/openapi.json')}: the whole contract of the REST API.`,
    ...(document.tags ?? []).flatMap(({ name, description }) => [
      `${link(name, resourceAddress(name))}: ${description} Its objects and operations.`,
      ...all
        .filter(({ tag }) => tag === name)
        .map(({ id, summary, method, path }) => `${link(summary, anchor(id))}: ${method} ${path}`),
    ]),
    `${link('Objects', objectsAddress)}: what bodies and answers of several resources are made of.`,
    `${link('Answers', answersAddress)}: what many operations may answer.`,
  ]
}

function entry({ title, description, address }: Article, { url }: Site): string {
  return `- [${title.replaceAll(/[[\]]/g, '\\$&')}](${url}${twinAddress(address)}): ${description}`
}

function section(title: string, lines: readonly string[]): string {
  return `## ${title}\n\n${lines.join('\n')}${title === 'Optional' ? '\n' : ''}`
}
