import { z } from 'astro/zod'

/** The two kinds of reader: who works in the PIM, and who connects something to it. */
export const audiences = ['user', 'integrator'] as const

const common = {
  /** Unique among the articles of its kind; the end of the address. */
  id: z.string(),
  /** Plain text. */
  title: z.string(),
  /** The same as HTML, with the emphasised words in `<em>`. */
  titleHtml: z.string(),
  /** A sentence for search engines and lists. */
  description: z.string(),
  /** Where the page is on this site: `/articles/what-is-a-connection.html`. */
  address: z.string(),
  /** Names of pages to read next; see `articleName`. */
  related: z.array(z.string()),
  /** Other words that readers search it by. */
  keywords: z.array(z.string()),
  /** Whom it serves: who uses the PIM, who connects something to it, or both. */
  audience: z.array(z.enum(audiences)),
  /** The day of the last change that readers should hear of: `2026-11-21`. */
  updated: z.iso.date().optional(),
  /** The least edition of the PIM that has what the page is about. */
  edition: z.enum(['every', 'growth', 'enterprise']),
}

/** What a page of `content/` says about itself; one shape for each kind of page. */
export const articleSchemas = {
  help: z.object({
    kind: z.literal('help'),
    ...common,
    themes: z.array(z.string()),
    /** Shown on the front page. */
    popular: z.boolean(),
  }),
  tutorial: z.object({
    kind: z.literal('tutorial'),
    ...common,
    /** The folder, and the file in it: `your-first-request` and `step-1`. */
    tutorial: z.string(),
    page: z.string(),
  }),
  documentation: z.object({ kind: z.literal('documentation'), ...common, page: z.string() }),
  guide: z.object({ kind: z.literal('guide'), ...common, guide: z.string(), page: z.string() }),
}

export type ArticleKind = keyof typeof articleSchemas
export type ArticleOf<Kind extends ArticleKind> = z.infer<(typeof articleSchemas)[Kind]>
export type Article = { [Kind in ArticleKind]: ArticleOf<Kind> }[ArticleKind]
export type Edition = Article['edition']
export type Audience = (typeof audiences)[number]

/** The folder of `content/` that holds each kind of page. */
export const articleFolders = {
  help: 'help',
  tutorial: 'getting-started',
  documentation: 'documentation',
  guide: 'guides',
} as const satisfies Record<ArticleKind, string>

/**
 * What `related` calls a page: a help article by its id, any other page by its place in `content/`,
 * such as `documentation/filters`.
 */
export function articleName({ kind, id }: Pick<Article, 'kind' | 'id'>): string {
  return kind === 'help' ? id : `${articleFolders[kind]}/${id}`
}
