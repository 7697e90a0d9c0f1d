import { createHash } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import type { Problem } from './problems.ts'
import { reportPage } from './processor.ts'
import type { PageReport, Processor } from './processor.ts'
import { noFacts } from './vfile-data.ts'

type MarkdownResult = Awaited<
  ReturnType<Awaited<ReturnType<Processor['createRenderer']>>['render']>
>
type MdxRenderer = Awaited<ReturnType<NonNullable<Processor['createMdxRenderer']>>>
type MdxResult = Awaited<ReturnType<MdxRenderer['process']>>

/** A page as Astro takes it, or why it has none, beside what the rendering found. */
interface Rendering {
  report: PageReport
  result: { value: MarkdownResult | MdxResult } | { error: unknown }
}

/** A page's text, in the form that both Astro and the check know it. */
export interface PageText {
  file: string
  /** Without front matter. */
  body: string
  /** In the front matter; without one the first heading is the title. */
  title?: string | undefined
}

/**
 * Every page rendered once, for the check and for Astro alike, and again only when its text or the
 * addresses of the site are others.
 */
export interface Renderings {
  /** What Astro renders with. */
  processor: Processor
  report(page: PageText): Promise<PageReport>
  /** The styles of all pages rendered so far. */
  styles(): ReadonlyMap<string, string>
  forget(): void
}

/**
 * @param dialect renders; Astro's own settings for it are those of `options` below
 * @param version another text whenever pages must be rendered anew
 */
export function createRenderings(dialect: Processor, version: () => string): Renderings {
  const renderers = createRenderers(dialect)
  const kept = new Map<string, { key: string; rendering: Promise<Rendering> }>()
  const styles = new Map<string, string>()

  const rendered = (page: PageText): Promise<Rendering> => {
    const key = keyOf(page, version())
    const known = kept.get(page.file)
    if (known?.key === key) return known.rendering
    const rendering = render(page, renderers).then((made) => {
      for (const [name, rule] of made.report.facts.styles) styles.set(name, rule)
      return made
    })
    kept.set(page.file, { key, rendering })
    return rendering
  }
  return {
    styles: () => styles,
    forget: () => kept.clear(),
    report: async (page) => (await rendered(page)).report,
    processor: {
      ...dialect,
      createRenderer: async () => ({
        render: async (body, { fileURL, frontmatter } = {}) => {
          const file = fileURL ? decodeURIComponent(fileURL.pathname) : ''
          return valueOf(await rendered({ file, body, title: titleIn(frontmatter) }))
        },
      }),
      createMdxRenderer: async () => ({
        process: async (body, file, frontmatter) =>
          valueOf(await rendered({ file, body, title: titleIn(frontmatter) })),
      }),
    },
  }
}

/** What Astro would hand over too; `srcDir` finds the pages that are MDX themselves, of which there are none. */
const options = { syntaxHighlight: false as const }

function createRenderers(dialect: Processor) {
  let markdown: ReturnType<Processor['createRenderer']> | undefined
  let mdx: Promise<MdxRenderer> | undefined
  return {
    markdown: () => (markdown ??= dialect.createRenderer(options)),
    mdx: () =>
      (mdx ??= dialect.createMdxRenderer?.(options, {
        optimize: false,
        srcDir: pathToFileURL('./src/'),
        sourcemap: false,
      }) as Promise<MdxRenderer>),
  }
}

async function render(
  { file, body, title }: PageText,
  renderers: ReturnType<typeof createRenderers>,
): Promise<Rendering> {
  const frontmatter = title === undefined ? {} : { title }
  const { report, value, error } = await reportPage(async () =>
    file.endsWith('.mdx')
      ? (await renderers.mdx()).process(body, file, frontmatter)
      : (await renderers.markdown()).render(body, { fileURL: pathToFileURL(file), frontmatter }),
  )
  if (value !== undefined && report) return { report, result: { value } }
  return { report: { ...emptyReport(), problems: [problemOf(error, file)] }, result: { error } }
}

function emptyReport(): PageReport {
  return { facts: noFacts(), problems: [], text: '' }
}

/** What a parser says of a text that it cannot read. */
function problemOf(error: unknown, file: string): Problem {
  const { line, reason, message } = error as { line?: number; reason?: string; message: string }
  const hint = file.endsWith('.mdx')
    ? 'MDX reads < and { as code: close every tag (<br />), write &lt; and \\{ in text, or name the file .md.'
    : undefined
  return { file, line: line ?? 1, message: reason ?? message, hint }
}

function valueOf<Result>({ result }: Rendering): Result {
  if ('error' in result) throw result.error
  return result.value as Result
}

/** Front matter leaves blank lines or spaces in its place, depending on who took it out. */
function keyOf({ body, title }: PageText, version: string): string {
  return createHash('sha256')
    .update(`${version}\n${title === undefined}\n${body.trimStart()}`)
    .digest('hex')
}

function titleIn(frontmatter: Record<string, unknown> | undefined): string | undefined {
  return typeof frontmatter?.title === 'string' ? frontmatter.title : undefined
}
