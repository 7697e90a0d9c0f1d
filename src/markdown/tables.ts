import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'astro/zod'
import { LineCounter, isMap, isScalar, parse, parseDocument } from 'yaml'
import type { Problem } from './problems.ts'

/** A subject of help articles. */
export const themeSchema = z.strictObject({
  /** What articles name in `themes`. */
  id: z.string(),
  title: z.string(),
  description: z.string(),
})

/** A subject as an entry of a collection, which has no order of its own. */
export const orderedThemeSchema = themeSchema.extend({ order: z.number() })

const listSchema = z.strictObject({
  /** Of a tutorial or guide its folder; of a part of the documentation a name of its own. */
  id: z.string(),
  title: z.string(),
  /** A sentence for lists. */
  description: z.string().optional(),
  /** File names without their ending, in the order of reading. */
  pages: z.array(z.string()).min(1),
})

/** Pages that are read one after the other: a tutorial, a guide, a part of the documentation. */
export const seriesSchema = listSchema.extend({
  kind: z.enum(['tutorial', 'documentation', 'guide']),
  /** Ids of articles of this kind. */
  pages: z.array(z.string()),
  /** Its place in `navigation.yaml`. */
  order: z.number(),
})

const themes = z.array(themeSchema)
const navigation = z.strictObject({
  tutorials: z.array(listSchema).default([]),
  documentation: z.array(listSchema).default([]),
  guides: z.array(listSchema).default([]),
})
const exceptionSchema = z.strictObject({
  /** The page, as `related` names it: `documentation/clients`. */
  page: z.string(),
  /** How the block begins. */
  begins: z.string().min(1),
  reason: z.string().min(1),
})
const exceptions = z.array(exceptionSchema)

/** A request that nobody runs, as an entry of a collection. */
export const sampleExceptionSchema = exceptionSchema.extend({ id: z.string() })

const redirects = z.record(z.string(), z.string())

export type Theme = z.infer<typeof themeSchema>
export type Series = z.infer<typeof seriesSchema>

/** A request on a page that nobody runs before a reader does, and why. */
export type SampleException = z.infer<typeof exceptions>[number]

/** One line of `redirects.yaml`. */
export interface Redirect {
  from: string
  to: string
  line: number
}

/** The subjects of help articles, from `themes.yaml`. */
export function readThemes(contentDir: string): { themes: Theme[]; problems: Problem[] } {
  const { data, problems } = readTable(join(contentDir, 'themes.yaml'), themes, [])
  return { themes: data, problems }
}

/** The text of `themes.yaml` as entries of a collection. */
export function parseThemes(text: string): z.infer<typeof orderedThemeSchema>[] {
  return themes.parse(parse(text)).map((theme, order) => ({ ...theme, order }))
}

/** The text of `samples.yaml` as a list. */
export function parseExceptions(text: string): SampleException[] {
  return exceptions.parse(parse(text) ?? [])
}

/** The text of `samples.yaml` as entries of a collection, which want ids. */
export function listExceptions(text: string): z.infer<typeof sampleExceptionSchema>[] {
  return parseExceptions(text).map((exception, index) => ({ ...exception, id: String(index) }))
}

/** Which series there are and in which order their pages are read, from `navigation.yaml`. */
export function readNavigation(contentDir: string): { series: Series[]; problems: Problem[] } {
  const empty = { tutorials: [], documentation: [], guides: [] }
  const { data, problems } = readTable(join(contentDir, 'navigation.yaml'), navigation, empty)
  return { series: toSeries(data), problems }
}

/** The text of `navigation.yaml` as entries of a collection, each with an id of its own. */
export function parseNavigation(text: string): Series[] {
  return toSeries(navigation.parse(parse(text)))
}

function toSeries({ tutorials, documentation, guides }: z.infer<typeof navigation>): Series[] {
  const inFolder = ({ id, pages }: { id: string; pages: string[] }) =>
    pages.map((page) => `${id}/${page}`)
  return [
    ...tutorials.map((list) => ({ ...list, kind: 'tutorial' as const, pages: inFolder(list) })),
    ...documentation.map((list) => ({ ...list, kind: 'documentation' as const })),
    ...guides.map((list) => ({ ...list, kind: 'guide' as const, pages: inFolder(list) })),
  ].map((list, order) => ({ ...list, order }))
}

/** The requests on pages that are not run before a reader does, from `samples.yaml`. */
export function readExceptions(contentDir: string): {
  exceptions: (SampleException & { line: number })[]
  problems: Problem[]
} {
  const { data, problems, lineOfItem } = readTable(join(contentDir, 'samples.yaml'), exceptions, [])
  const lined = data.map((exception, index) => ({ ...exception, line: lineOfItem(index) }))
  return { exceptions: lined, problems }
}

/** Old addresses and where they lead today, from `redirects.yaml`. */
export function readRedirects(contentDir: string): { redirects: Redirect[]; problems: Problem[] } {
  const { data, problems, lineOf } = readTable(join(contentDir, 'redirects.yaml'), redirects, {})
  const list = Object.entries(data).map(([from, to]) => ({ from, to, line: lineOf(from) }))
  return { redirects: list, problems }
}

function readTable<T>(file: string, schema: z.ZodType<T>, empty: T) {
  const source = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const counter = new LineCounter()
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false })
  const lineAt = (offset: number | undefined) => counter.linePos(offset ?? 0).line
  const problems: Problem[] = document.errors.map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    message: error.message,
  }))
  const parsed = schema.safeParse(document.errors.length > 0 ? empty : (document.toJS() ?? empty))
  for (const issue of parsed.error?.issues ?? []) {
    const node = document.getIn(issue.path, true) as { range?: [number] } | undefined
    const where = issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
    problems.push({ file, line: lineAt(node?.range?.[0]), message: `${where}${issue.message}` })
  }
  const lineOf = (key: string) => {
    const pairs = isMap(document.contents) ? document.contents.items : []
    const pair = pairs.find((each) => isScalar(each.key) && each.key.value === key)
    return lineAt(isScalar(pair?.key) ? pair.key.range?.[0] : undefined)
  }
  const lineOfItem = (index: number) => {
    const node = document.getIn([index], true) as { range?: [number] } | undefined
    return lineAt(node?.range?.[0])
  }
  return { data: parsed.data ?? empty, problems, lineOf, lineOfItem }
}
