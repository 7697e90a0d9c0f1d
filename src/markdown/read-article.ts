import { relative, sep } from 'node:path'
import type { Heading, Paragraph, PhrasingContent, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { articleFolders, audiences } from './article.ts'
import type { Article, ArticleKind, Audience } from './article.ts'
import { remarkBlockSyntax } from './block-syntax.ts'
import { readFrontMatter } from './front-matter.ts'
import type { FrontMatter } from './front-matter.ts'
import type { Problem } from './problems.ts'
import { emojify } from './rehype-emoji.ts'

/** An article with its text, and what is wrong with its front matter. */
export interface ReadArticle {
  article: Article
  file: string
  body: string
  /** Whether the title is in the front matter rather than the first heading. */
  titled: boolean
  lines: FrontMatter['lines']
  problems: Problem[]
}

/** Reads one file of `content/`: front matter, title, description and address. */
export function readArticle(
  source: string,
  file: string,
  contentDir: string,
  kind: ArticleKind,
): ReadArticle {
  const { frontMatter, body, problems } = readFrontMatter(source, file, kind)
  const { heading, paragraph } = readBeginning(body, frontMatter)
  const title = titleFrom(frontMatter.title, heading)
  const path = pathBelow(contentDir, kind, file)
  if (!title.title) {
    problems.push({
      file,
      line: 1,
      message: 'a page without title',
      hint: 'Begin it with "# ...".',
    })
  }
  const common = {
    ...title,
    description: frontMatter.description ?? describe(paragraph),
    related: frontMatter.related,
    keywords: frontMatter.keywords,
    audience: frontMatter.audience.length > 0 ? frontMatter.audience : usualAudience(kind),
    edition: frontMatter.edition,
    ...(frontMatter.updated && { updated: frontMatter.updated }),
  }
  return {
    article: settle(kind, path, frontMatter, common),
    file,
    body,
    titled: frontMatter.title !== undefined,
    lines: frontMatter.lines,
    problems,
  }
}

const parser = unified().use(remarkParse).use(remarkBlockSyntax).freeze()

/** What a page says of itself where its front matter is silent. */
interface Beginning {
  heading?: Heading | undefined
  paragraph?: Paragraph | undefined
}

/** Most of an article need not be parsed for that; references may be explained at its end. */
function readBeginning(body: string, { title, description }: FrontMatter): Beginning {
  if (title !== undefined && description !== undefined) return {}
  const found = beginningOf(parser.parse(untilBlankLine(body, 2000)))
  const enough =
    (title !== undefined || found.heading) &&
    found.paragraph &&
    !/\[/.test(toString(found.paragraph))
  return enough ? found : beginningOf(parser.parse(body))
}

function untilBlankLine(text: string, length: number): string {
  const end = text.slice(length).search(/\n[ \t\r]*\n/)
  return end < 0 ? text : text.slice(0, length + end)
}

function beginningOf({ children }: Root): Beginning {
  return {
    heading: children.find((node) => node.type === 'heading' && node.depth === 1) as
      Heading | undefined,
    paragraph: children.find(
      (node) => node.type === 'paragraph' && !toString(node).startsWith('<'),
    ) as Paragraph | undefined,
  }
}

/** Help is for everybody unless it says otherwise; the other pages are about building. */
function usualAudience(kind: ArticleKind): Audience[] {
  return kind === 'help' ? [...audiences] : ['integrator']
}

type Common = Omit<Article, 'kind' | 'id' | 'address'>

function settle(
  kind: ArticleKind,
  path: string,
  frontMatter: FrontMatter,
  common: Common,
): Article {
  if (kind === 'help') {
    const { themes, popular } = frontMatter
    const id = frontMatter.id ?? path
    return { kind, id, address: `/articles/${id}.html`, ...common, themes, popular }
  }
  const address = `/${articleFolders[kind]}/${path}.html`
  const [folder = '', page = folder] = path.split('/')
  if (kind === 'documentation') return { kind, id: path, address, ...common, page: path }
  if (kind === 'guide') return { kind, id: path, address, ...common, guide: folder, page }
  return { kind, id: path, address, ...common, tutorial: folder, page }
}

function pathBelow(contentDir: string, kind: ArticleKind, file: string): string {
  const path = relative(`${contentDir}/${articleFolders[kind]}`, file)
  return path
    .replace(/\.mdx?$/, '')
    .split(sep)
    .join('/')
}

/** `How to **connect** my PIM?` in the front matter, else the first heading. */
function titleFrom(
  written: string | undefined,
  heading: Heading | undefined,
): Pick<Common, 'title' | 'titleHtml'> {
  if (written === undefined) {
    return {
      title: emojify(toString(heading ?? '')),
      titleHtml: emojify(inlineHtml(heading?.children ?? [])),
    }
  }
  return {
    title: emojify(written.replaceAll(emphasis, '$1')),
    titleHtml: emojify(escapeHtml(written).replaceAll(emphasis, '<em>$1</em>')),
  }
}

const emphasis = /\*\*(.+?)\*\*/g

function inlineHtml(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) =>
      node.type === 'strong' || node.type === 'emphasis'
        ? `<em>${escapeHtml(toString(node))}</em>`
        : escapeHtml(toString(node)),
    )
    .join('')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The first words of the text, up to a sentence or word that ends before 160 letters. */
function describe(paragraph: Paragraph | undefined): string {
  if (paragraph) visit(paragraph, 'html', (node) => void (node.value = ' '))
  const words = toString(paragraph ?? '')
    .replaceAll(/\s*:[a-z0-9_+-]+:/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (words.length <= 160) return words
  const cut = words.slice(0, 160)
  const sentence = cut.lastIndexOf('. ')
  return sentence > 60 ? cut.slice(0, sentence + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`
}
