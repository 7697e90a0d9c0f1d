import { AsyncLocalStorage } from 'node:async_hooks'
import { unified } from '@astrojs/markdown-remark'
import type { Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import type { VFile } from 'vfile'
import { remarkBlockSyntax } from './block-syntax.ts'
import { problemsOf, throwProblems } from './problems.ts'
import type { Problem } from './problems.ts'
import { rehypeEmbeds } from './rehype-embeds.ts'
import { rehypeEmoji } from './rehype-emoji.ts'
import { rehypeHeadings, rehypeSections } from './rehype-headings.ts'
import { rehypeLinks } from './rehype-links.ts'
import { rehypePictures } from './rehype-pictures.ts'
import { rehypeStyles } from './rehype-styles.ts'
import { remarkBlocks } from './remark-blocks.ts'
import { remarkCode } from './remark-code.ts'
import { remarkComponents } from './remark-components.ts'
import { remarkSamples } from './remark-samples.ts'
import type { SampleRunner } from './samples/run.ts'
import type { SiteMap } from './site-map.ts'
import { factsOf } from './vfile-data.ts'
import type { PageFacts } from './vfile-data.ts'

interface Options {
  runner: SampleRunner
  baseUrl: string
  publicDir: string
  siteMap(): SiteMap
}

/** What one page gave when it was rendered for a check: its facts and everything wrong with it. */
export interface PageReport {
  facts: PageFacts
  problems: Problem[]
}

export type Processor = ReturnType<typeof unified>

/**
 * Astro's remark pipeline with the dialect in it, the same for `.md` and `.mdx`. A page with
 * problems throws them all at its end; inside `reportPage` it hands them over instead.
 */
export function createProcessor({ runner, baseUrl, publicDir, siteMap }: Options): Processor {
  return unified({
    smartypants: false,
    remarkPlugins: [
      remarkBlockSyntax,
      remarkBlocks,
      remarkComponents,
      [remarkSamples, { runner, baseUrl }],
      remarkCode,
    ],
    rehypePlugins: [
      rehypeRawHtml,
      rehypeEmoji,
      rehypeHeadings,
      rehypeEmbeds,
      [rehypePictures, publicDir],
      [rehypeLinks, siteMap],
      rehypeStyles,
      rehypeSections,
      rehypeReport,
    ],
  })
}

/** Runs a rendering and gives what it found, instead of letting it fail at the first page. */
export async function reportPage(render: () => Promise<unknown>): Promise<PageReport | undefined> {
  const sink: { report?: PageReport } = {}
  await sinks.run(sink, render)
  return sink.report
}

const sinks = new AsyncLocalStorage<{ report?: PageReport }>()

function rehypeReport() {
  return (_: Root, file: VFile): void => {
    const sink = sinks.getStore()
    if (sink) sink.report = { facts: factsOf(file), problems: problemsOf(file) }
    else throwProblems(problemsOf(file))
  }
}

/** Raw HTML as elements, so that later transforms see one kind of tag. MDX has no raw HTML. */
function rehypeRawHtml() {
  const parse = rehypeRaw()
  return (tree: Root, file: VFile) => (file.path.endsWith('.mdx') ? undefined : parse(tree, file))
}
