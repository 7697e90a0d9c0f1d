/**
 * The Markdown dialect of PIM help centers, as Astro renders it: `astro.config.mjs` takes
 * `markdown()`, `content.config.ts` the loaders and shapes, pages the tables.
 */
import { resolve } from 'node:path'
import type { AstroIntegration } from 'astro'
import type { ArticleSamples } from './check.ts'
import { articlesIntegration } from './integration.ts'
import { createProcessor } from './processor.ts'
import type { Problem } from './problems.ts'
import type { Processor } from './processor.ts'
import { createSampleRunner } from './samples/run.ts'
import type { Send } from './samples/session.ts'
import type { Site } from './twin/llms.ts'
import { createWorkspace } from './workspace.ts'

export {
  type Article,
  type ArticleKind,
  articleName,
  type ArticleOf,
  articleSchemas,
  type Audience,
  type Edition,
} from './article.ts'
export { connectorLoader } from './connectors/loader.ts'
export type { ArticleSamples } from './check.ts'
export { isException } from './check-code.ts'
export { articleLoader } from './loader.ts'
export { createPage, NewPageError, pageKinds } from './new-page.ts'
export { ContentError, type Problem, throwProblems } from './problems.ts'
export type { ListedSample } from './vfile-data.ts'
export { isRequest } from './samples/requests-in-code.ts'
export {
  type Answer,
  openSession,
  type Sample,
  type Send,
  type Session,
} from './samples/session.ts'
export {
  type SampleException,
  listExceptions,
  orderedThemeSchema,
  parseExceptions,
  parseNavigation,
  parseThemes,
  sampleExceptionSchema,
  seriesSchema,
} from './tables.ts'

export interface MarkdownOptions {
  /** Takes the requests of articles while they are built. */
  send: Send
  /** Whose pages they are; its address is also what samples print as the PIM's. */
  site: Site
  /** @default 'content' */
  contentDir?: string
  /** @default 'public' */
  publicDir?: string
}

/** The dialect, in the two pieces that Astro's configuration takes. */
export interface Markdown {
  /** The `markdown` key. */
  config: { processor: Processor; syntaxHighlight: false }
  /** Checks all content before a build, writes redirects and the articles' style sheet. */
  integration: AstroIntegration
  /** Everything wrong in the content. `pages` are the addresses that the site has besides articles. */
  check(pages: readonly string[]): Promise<Problem[]>
  /** The requests of every article, with what the PIM answered, and its other code. */
  samples(): Promise<ArticleSamples[]>
}

/** Everything that Astro's configuration needs to render articles. */
export function markdown({
  send,
  site,
  contentDir = 'content',
  publicDir = 'public',
}: MarkdownOptions): Markdown {
  const workspace = createWorkspace({
    contentDir: resolve(contentDir),
    publicDir: resolve(publicDir),
    createProcessor: (siteMap) =>
      createProcessor({
        runner: createSampleRunner(send, site.url),
        baseUrl: site.url,
        contentDir: resolve(contentDir),
        publicDir: resolve(publicDir),
        siteMap,
      }),
  })
  return {
    config: { processor: workspace.processor, syntaxHighlight: false },
    integration: articlesIntegration(workspace, site, send),
    async check(pages) {
      workspace.setPages(pages)
      return (await workspace.check()).problems
    },
    samples: async () => (await workspace.check()).samples,
  }
}
