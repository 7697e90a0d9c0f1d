import type { Element, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import rehypeRaw from 'rehype-raw'
import { visit } from 'unist-util-visit'
import { stringify } from 'yaml'
import type { Article } from '../article.ts'
import { pictureMark } from './components.ts'

/** Where a page of content is as Markdown: `/articles/a.html` and `/articles/a.md`. */
export function twinAddress(address: string): string {
  return address.replace(/\.html$/, '.md')
}

interface Twin {
  article: Article
  /** What `twinBody` made of the page. */
  body: string
  /** The site's own address. */
  baseUrl: string
  /** The page as it was built, which says its pictures in words; without it they are only mentioned. */
  html?: string | undefined
}

/** A page as a Markdown file: where it is, what it is about, and all that it says. */
export function twinPage({ article, body, baseUrl, html }: Twin): string {
  const { title, description, address, updated } = article
  const head = stringify(
    { title, address: baseUrl + address, description, ...(updated && { updated }) },
    { lineWidth: 0 },
  )
  const pictures = body.includes(pictureMark) && html ? pictureWords(html) : []
  const text = body.replaceAll(pictureMark, () => pictures.shift() ?? '_A picture._')
  return `---\n${head}---\n\n# ${title}\n\n${text.trimEnd()}\n`
}

/** What the drawings of a page say, one paragraph each, in their order. */
function pictureWords(html: string): string[] {
  return [...html.matchAll(/<figure class="picture[\s\S]*?<\/figure>/g)].map(([figure]) => {
    const words: string[] = []
    visit(parse(figure), 'element', (node) => {
      const isNew = /^(title|desc|figcaption)$/.test(node.tagName)
      if (isNew) words.push(endSentence(toString(node as Element)))
    })
    return `_Picture: ${[...new Set(words)].join(' ')}_`
  })
}

function endSentence(words: string): string {
  const text = words.replaceAll(/\s+/g, ' ').trim()
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function parse(html: string): Root {
  const tree = { type: 'root', children: [{ type: 'raw', value: html }] }
  return rehypeRaw()(tree as Root, { path: '' } as never) as Root
}
