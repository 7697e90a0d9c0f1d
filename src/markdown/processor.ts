import { AsyncLocalStorage } from 'node:async_hooks'
import { unified } from '@astrojs/markdown-remark'
import type { Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import { EXIT, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { remarkBlockSyntax } from './block-syntax.ts'
import { problemsOf } from './problems.ts'
import type { Problem } from './problems.ts'
import { rehypeEmbeds } from './rehype-embeds.ts'
import { rehypeEmoji } from './rehype-emoji.ts'
import { rehypeHeadings, rehypeSections } from './rehype-headings.ts'
import { rehypeLinks } from './rehype-links.ts'
import { rehypePictures } from './rehype-pictures.ts'
import { rehypeStyles } from './rehype-styles.ts'
import { rehypeTables } from './rehype-tables.ts'
import { remarkBlocks } from './remark-blocks.ts'
import { remarkCode } from './remark-code.ts'
import { remarkComponents } from './remark-components.ts'
import { remarkExpressions } from './remark-expressions.ts'
import { remarkSamples } from './remark-samples.ts'
import { remarkSteps } from './remark-steps.ts'
import type { SampleRunner } from './samples/run.ts'
import type { SiteMap } from './site-map.ts'
import { twinBody } from './twin/index.ts'
import { twinAddress } from './twin/pages.ts'
import type { TwinContext } from './twin/to-mdast.ts'
import { factsOf } from './vfile-data.ts'
import type { PageFacts } from './vfile-data.ts'

interface Options {
  runner: SampleRunner
  baseUrl: string
  contentDir: string
  publicDir: string
  siteMap(): SiteMap
}

/** What one page gave when it was rendered for a check: its facts and everything wrong with it. */
export interface PageReport {
  facts: PageFacts
  problems: Problem[]
  /** What it says, as plain Markdown. */
  text: string
}

export type Processor = ReturnType<typeof unified>

/**
 * Astro's remark pipeline with the dialect in it, the same for `.md` and `.mdx`. A page with
 * problems is rendered as far as it goes; `reportPage` hands them over.
 */
export function createProcessor(options: Options): Processor {
  const { runner, baseUrl, contentDir, publicDir, siteMap } = options
  return unified({
    smartypants: false,
    remarkPlugins: [
      remarkBlockSyntax,
      remarkBlocks,
      remarkComponents,
      remarkExpressions,
      remarkSteps,
      [remarkSamples, { runner, baseUrl }],
      remarkCode,
    ],
    rehypePlugins: [
      rehypeRawHtml,
      rehypeEmoji,
      rehypeHeadings,
      rehypeEmbeds,
      [rehypePictures, { contentDir, publicDir }],
      [rehypeLinks, siteMap],
      rehypeStyles,
      rehypeTables,
      rehypeSections,
      [rehypeReport, { baseUrl, siteMap }],
    ],
  })
}

/** A rendering's result, or what it threw, beside what was found on the way. */
export interface Reported<Value> {
  report?: PageReport
  value?: Value
  error?: unknown
}

/** Runs the rendering of one page and gives what it found along with its result. */
export async function reportPage<Value>(render: () => Promise<Value>): Promise<Reported<Value>> {
  const sink: { report?: PageReport } = {}
  try {
    const value = await sinks.run(sink, render)
    return { ...sink, value }
  } catch (error) {
    return { ...sink, error }
  }
}

const sinks = new AsyncLocalStorage<{ report?: PageReport }>()

function rehypeReport({ baseUrl, siteMap }: Pick<Options, 'baseUrl' | 'siteMap'>) {
  return (tree: Root, file: VFile): void => {
    const sink = sinks.getStore()
    if (!sink) return
    sink.report = {
      facts: factsOf(file),
      problems: problemsOf(file),
      text: twinBody(tree, twinContext(file, baseUrl, siteMap())),
    }
  }
}

/** Links of a page as text: to the text of other pages, and to all else in full. */
function twinContext(file: VFile, baseUrl: string, siteMap: SiteMap): TwinContext {
  const own = siteMap.addressOf(file.path) ?? ''
  return {
    baseUrl,
    address: baseUrl + own,
    link(href) {
      if (!href.startsWith('/') || href.startsWith('//')) return href
      const [path = '', anchor] = href.split('#', 2)
      const address = siteMap.isArticle(path) ? twinAddress(path) : path
      return baseUrl + address + (anchor === undefined ? '' : `#${anchor}`)
    },
  }
}

/**
 * Raw HTML as elements, so that later transforms see one kind of tag; comments are the authors' own and
 * stay out of the page. MDX has no raw HTML.
 */
function rehypeRawHtml() {
  const parse = rehypeRaw()
  return (tree: Root, file: VFile): Root | undefined => {
    if (file.path.endsWith('.mdx') || !hasRaw(tree)) return undefined
    const parsed = parse(tree, file) as Root
    remove(parsed, 'comment')
    return parsed
  }
}

function hasRaw(tree: Root): boolean {
  let found = false
  visit(tree, 'raw', () => {
    found = true
    return EXIT
  })
  return found
}

function remove(tree: Root, type: string): void {
  visit(tree, type, (_, index, parent) => {
    if (index === undefined || !parent) return undefined
    parent.children.splice(index, 1)
    return index
  })
}
