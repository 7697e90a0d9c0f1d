import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { didYouMean } from '#contract'
import { brokenAnchors, linksToBuiltPages } from './anchors.ts'
import type { AnchorLink } from './anchors.ts'
import { articleName } from './article.ts'
import type { Article } from './article.ts'
import { checkErrorArticles, errorArticleLinks } from './error-articles.ts'
import { checkCode } from './check-code.ts'
import type { Library } from './library.ts'
import type { ReadArticle } from './read-article.ts'
import type { Problem } from './problems.ts'
import type { PageReport } from './processor.ts'
import type { Renderings } from './renderings.ts'
import type { SiteMap } from './site-map.ts'
import type { Redirect, SampleException, Series } from './tables.ts'
import type { CodeFence, TriedSample } from './vfile-data.ts'

interface Content {
  library: Library
  redirects: readonly Redirect[]
  redirectsFile: string
  series: readonly Series[]
  navigationFile: string
  exceptions: readonly (SampleException & { line: number })[]
  exceptionsFile: string
  siteMap: SiteMap
  renderings: Renderings
}

/** What the check of all content found. */
export interface CheckResult {
  problems: Problem[]
  /** Rules for the classes that stand for `style` attributes. */
  styles: Map<string, string>
  /** Links to sections that can be looked for only when the site is built. */
  linksToBuiltPages: AnchorLink[]
  /** Each article with what it says, as plain Markdown. */
  texts: { article: Article; text: string }[]
  /** The requests and the code of each article. */
  samples: ArticleSamples[]
}

/** What an article asks a PIM: the requests that were sent, and all code that was not. */
export interface ArticleSamples {
  article: Article
  file: string
  tried: readonly TriedSample[]
  code: readonly CodeFence[]
}

/** Renders every article, samples included, and compares them with each other and with the tables. */
export async function checkContent(content: Content): Promise<CheckResult> {
  const reports = await renderAll(content)
  const anchors = new Map(reports.map(({ article, facts }) => [article.address, facts.anchors]))
  const anchorsOf = (address: string) => anchors.get(address)
  const errorLinks = errorArticleLinks(dirname(content.redirectsFile))
  const links = [
    ...linksOf(reports),
    ...anchorsOfRedirects(content),
    ...errorLinks.filter(({ target }) => target.includes('#')),
  ]
  const styles = new Map<string, string>()
  for (const { facts } of reports) for (const [name, rule] of facts.styles) styles.set(name, rule)
  const samples = reports.map(({ article, file, facts }) => {
    return { article, file, tried: facts.samples, code: facts.code }
  })
  return {
    styles,
    samples,
    texts: reports.map(({ article, text }) => ({ article, text })),
    linksToBuiltPages: linksToBuiltPages(links, anchorsOf),
    problems: [
      ...content.library.problems,
      ...reports.flatMap(({ problems }) => problems),
      ...brokenAnchors(links, anchorsOf),
      ...checkErrorArticles(errorLinks, content.siteMap),
      ...checkRedirects(content),
      ...checkNavigation(content),
      ...checkCode(samples, content.exceptions, content.exceptionsFile),
    ],
  }
}

type Report = PageReport & Pick<ReadArticle, 'article' | 'file'>

/**
 * One page after the other: the PIM that answers samples is in this process, so nothing is waited for. In
 * between, whatever else the process does has its turn.
 */
async function renderAll({ library, renderings }: Content): Promise<Report[]> {
  const reports: Report[] = []
  for (const { article, file, body, titled } of library.articles) {
    const title = titled ? article.title : undefined
    await setImmediate()
    reports.push({ ...(await renderings.report({ file, body, title })), article, file })
  }
  return reports
}

function linksOf(reports: readonly Report[]): AnchorLink[] {
  return reports.flatMap(({ file, facts }) => facts.links.map((link) => ({ ...link, file })))
}

/** Where old addresses lead to a section. */
function anchorsOfRedirects({ redirects, redirectsFile: file }: Content): AnchorLink[] {
  return redirects
    .filter(({ to }) => to.includes('#'))
    .map(({ to, line }) => ({ file, line, target: to, written: to }))
}

function checkRedirects({ siteMap, redirects, redirectsFile: file, library }: Content): Problem[] {
  const pages = new Set(library.articles.map(({ article }) => article.address))
  return redirects.flatMap(({ from, to, line }): Problem[] => {
    const [path = ''] = to.split('#', 1)
    if (!/^\/[^\s?#]+$/.test(from)) {
      return [
        {
          file,
          line,
          message: `"${from}" is not the address of a page`,
          hint: 'Write /folder/page.html, without ? and #.',
        },
      ]
    }
    if (pages.has(from)) return [{ file, line, message: `"${from}" is a page itself` }]
    if (siteMap.follow(path) !== path) {
      return [
        { file, line, message: `"${to}" is led on itself`, hint: `Name ${siteMap.follow(path)}.` },
      ]
    }
    if (!siteMap.has(path)) {
      const guess = didYouMean(path, siteMap.addresses())
      return [{ file, line, message: `"${to}" is no page`, hint: guess }]
    }
    return []
  })
}

/** Each page of a series has its place in the order, and each place has its page. */
function checkNavigation({ series, navigationFile, library }: Content): Problem[] {
  const listed = new Set(
    series.flatMap(({ kind, pages }) => pages.map((id) => articleName({ kind, id }))),
  )
  const pages = library.articles.filter(({ article }) => article.kind !== 'help')
  const names = new Set(pages.map(({ article }) => articleName(article)))
  return [
    ...[...listed]
      .filter((name) => !names.has(name))
      .map((name) => ({
        file: navigationFile,
        line: lineOf(name.split('/').at(-1) ?? name, navigationFile),
        message: `no page "content/${name}"`,
        hint: didYouMean(name, names) ?? 'Write the page, or take it out of the list.',
      })),
    ...pages
      .filter(({ article }) => !listed.has(articleName(article)))
      .map(({ file }) => ({
        file,
        line: 1,
        message: 'this page is in no series',
        hint: 'Add it to content/navigation.yaml.',
      })),
  ]
}

/** The first line that has this word. */
function lineOf(word: string, file: string): number {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return (
    Math.max(
      0,
      lines.findIndex((line) => line.split(/[\s,[\]{}]+/).includes(word)),
    ) + 1
  )
}
