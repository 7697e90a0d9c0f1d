import { pathToFileURL } from 'node:url'
import { operations } from '#contract'
import { articleName } from './article.ts'
import { didYouMean } from './closest.ts'
import type { Library } from './library.ts'
import type { ReadArticle } from './read-article.ts'
import type { Problem } from './problems.ts'
import { reportPage } from './processor.ts'
import type { PageReport, Processor } from './processor.ts'
import type { SiteMap } from './site-map.ts'
import type { Redirect, Series } from './tables.ts'

interface Content {
  library: Library
  redirects: readonly Redirect[]
  redirectsFile: string
  series: readonly Series[]
  navigationFile: string
  siteMap: SiteMap
  processor: Processor
}

/** What the check of all content found. */
export interface CheckResult {
  problems: Problem[]
  /** Rules for the classes that stand for `style` attributes. */
  styles: Map<string, string>
}

/** Renders every article, samples included, and compares them with each other and with the tables. */
export async function checkContent(content: Content): Promise<CheckResult> {
  const reports = await renderAll(content)
  const styles = new Map<string, string>()
  for (const { facts } of reports) for (const [name, rule] of facts.styles) styles.set(name, rule)
  return {
    styles,
    problems: [
      ...content.library.problems,
      ...reports.flatMap(({ problems }) => problems),
      ...brokenAnchors(reports),
      ...checkRedirects(content, reports),
      ...checkNavigation(content),
    ],
  }
}

type Report = PageReport & Pick<ReadArticle, 'article' | 'file'>

async function renderAll({ library, processor }: Content): Promise<Report[]> {
  const shared = { syntaxHighlight: false as const }
  const markdown = await processor.createRenderer(shared)
  const mdx = await processor.createMdxRenderer?.(shared, {
    optimize: false,
    srcDir: pathToFileURL('./src/'),
    sourcemap: false,
  })
  return Promise.all(
    library.articles.map(async (read) => {
      const { file, body, article } = read
      const frontmatter = read.titled ? { title: article.title } : {}
      const report = await renderOne(file, () =>
        file.endsWith('.mdx')
          ? (mdx?.process(body, file, frontmatter) ?? Promise.resolve())
          : markdown.render(body, { fileURL: pathToFileURL(file), frontmatter }),
      )
      return { ...report, article, file }
    }),
  )
}

async function renderOne(file: string, render: () => Promise<unknown>): Promise<PageReport> {
  const nothing = { anchors: new Set<string>(), links: [], styles: new Map<string, string>() }
  try {
    return (await reportPage(render)) ?? { facts: nothing, problems: [] }
  } catch (error) {
    const { line, reason, message } = error as { line?: number; reason?: string; message: string }
    return { facts: nothing, problems: [{ file, line: line ?? 1, message: reason ?? message }] }
  }
}

function brokenAnchors(reports: readonly Report[]): Problem[] {
  return reports.flatMap(({ file, facts }) =>
    facts.links.flatMap(({ target, written, line }) => {
      const broken = brokenAnchor(target, reports)
      return broken ? [{ file, line, ...broken, message: `"${written}": ${broken.message}` }] : []
    }),
  )
}

/** What is wrong with the part after `#`, as far as this can be known before the pages are built. */
function brokenAnchor(
  target: string,
  reports: readonly Report[],
): Pick<Problem, 'message' | 'hint'> | undefined {
  const [page = '', anchor = ''] = target.split('#', 2)
  const address = page.split('?', 1)[0]
  const report = reports.find(({ article }) => article.address === address)
  const anchors = report
    ? report.facts.anchors
    : address === '/api-reference.html' && /^(get|post|patch|put|delete)_/.test(anchor)
      ? new Set(Object.keys(operations))
      : undefined
  if (!anchors || anchors.has(anchor) || anchor === 'main') return undefined
  const guess = didYouMean(anchor, anchors)
  return { message: `no "#${anchor}" on ${address}`, ...(guess ? { hint: guess } : {}) }
}

function checkRedirects(content: Content, reports: readonly Report[]): Problem[] {
  const { siteMap, redirects, redirectsFile: file, library } = content
  const pages = new Set(library.articles.map(({ article }) => article.address))
  return redirects.flatMap(({ from, to, line }): Problem[] => {
    const [path = '', anchor] = to.split('#', 2)
    if (!/^\/.+\.html$/.test(from)) {
      return [
        {
          file,
          line,
          message: `"${from}" is not the address of a page`,
          hint: 'Write /folder/page.html.',
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
      return [{ file, line, message: `"${to}" is no page`, ...(guess ? { hint: guess } : {}) }]
    }
    const broken = anchor === undefined ? undefined : brokenAnchor(to, reports)
    return broken ? [{ file, line, ...broken }] : []
  })
}

/** Each page of a series has its place in the order, and each place has its page. */
function checkNavigation({ series, navigationFile, library }: Content): Problem[] {
  const listed = series.flatMap(({ kind, pages }) => pages.map((id) => articleName({ kind, id })))
  const pages = library.articles.filter(({ article }) => article.kind !== 'help')
  const names = pages.map(({ article }) => articleName(article))
  return [
    ...listed
      .filter((name) => !names.includes(name))
      .map((name) => ({ file: navigationFile, line: 1, message: `no page "content/${name}"` })),
    ...pages
      .filter(({ article }) => !listed.includes(articleName(article)))
      .map(({ file }) => ({
        file,
        line: 1,
        message: 'this page is in no series',
        hint: 'Add it to content/navigation.yaml.',
      })),
  ]
}
