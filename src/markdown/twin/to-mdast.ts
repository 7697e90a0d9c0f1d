import type { Element, Nodes as HastNodes } from 'hast'
import { toString } from 'hast-util-to-string'
import type {
  BlockContent,
  Image,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  TableRow,
} from 'mdast'
import { isElement } from '../elements.ts'
import { componentNodes } from './components.ts'
import { printedSample } from './samples.ts'
import { asElement, hasClass, textOf } from './tags.ts'

/** What the nodes of a page need to know of the site. */
export interface TwinContext {
  /** Where a link of the page leads, for somebody who has only the text. */
  link(href: string): string
  /** The page as people see it. */
  address: string
  /** What samples print as the PIM's address. */
  baseUrl: string
}

/** What a rendered page says, as a Markdown tree; what only a browser can use is left out. */
export function toMdast(nodes: readonly HastNodes[], context: TwinContext): RootContent[] {
  const result: RootContent[] = []
  let words: PhrasingContent[] = []
  const endParagraph = () => {
    const children = trim(words)
    if (children.length > 0) result.push({ type: 'paragraph', children })
    words = []
  }
  for (const node of nodes) {
    const blocks = blocksOf(node, context)
    if (!blocks) {
      words.push(...phrasing([node], context))
    } else {
      endParagraph()
      result.push(...blocks)
    }
  }
  endParagraph()
  return result
}

type Blocks = (element: Element, context: TwinContext) => RootContent[]

const inside: Blocks = ({ children }, context) => toMdast(children, context)

const blocks: Record<string, Blocks> = {
  p: paragraph,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  ul: list,
  ol: list,
  blockquote: (element, context) => [quote(inside(element, context))],
  aside: (element, context) => [quote(inside(element, context))],
  pre: (element) => [{ type: 'code', value: textOf(element) }],
  hr: () => [{ type: 'thematicBreak' }],
  table,
  figure,
  figcaption: boldLine,
  summary: boldLine,
  div: inside,
  section: inside,
  details: inside,
  center: inside,
  video: () => [],
  audio: () => [],
}

/** The blocks that a node stands for; nothing for words, which belong into a paragraph. */
function blocksOf(node: HastNodes, context: TwinContext): RootContent[] | undefined {
  const component = componentNodes(node, {
    ...context,
    inside: (children) => toMdast(children, context),
  })
  if (component) return component
  const element = asElement(node)
  if (!element || !Object.hasOwn(blocks, element.tagName)) return undefined
  return blocks[element.tagName]?.(element, context)
}

function paragraph(element: Element, context: TwinContext): RootContent[] {
  if (hasClass(element, 'availability')) return [availability(element)]
  const children = trim(phrasing(element.children, context))
  if (children.length === 0) return []
  return hasClass(element, 'callout-title') || hasClass(element, 'tab-label')
    ? [{ type: 'paragraph', children: [{ type: 'strong', children }] }]
    : [{ type: 'paragraph', children }]
}

function availability({ children }: Element): Paragraph {
  const words = children.map((badge) => toString(badge)).filter(Boolean)
  return {
    type: 'paragraph',
    children: [
      {
        type: 'emphasis',
        children: [{ type: 'text', value: `Available in: ${words.join(', ')}` }],
      },
    ],
  }
}

function boldLine({ children }: Element, context: TwinContext): RootContent[] {
  const words = trim(phrasing(children, context))
  return words.length > 0
    ? [{ type: 'paragraph', children: [{ type: 'strong', children: words }] }]
    : []
}

function heading({ tagName, children }: Element, context: TwinContext): RootContent[] {
  const depth = Number(tagName.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6
  const words = children.filter((node) => !isElement(node) || !hasClass(node, 'heading-anchor'))
  return [{ type: 'heading', depth, children: trim(phrasing(words, context)) }]
}

function quote(children: RootContent[]): RootContent {
  return { type: 'blockquote', children: children as BlockContent[] }
}

function list({ tagName, properties, children }: Element, context: TwinContext): RootContent[] {
  const items = children.filter((node) => isElement(node, 'li'))
  return [
    {
      type: 'list',
      ordered: tagName === 'ol',
      start: tagName === 'ol' ? Number(properties.start ?? 1) : null,
      spread: false,
      children: items.map((item) => listItem(item, context)),
    },
  ]
}

function listItem({ children }: Element, context: TwinContext): ListItem {
  const box = children.find((node) => isElement(node, 'input'))
  return {
    type: 'listItem',
    spread: false,
    checked: box ? Boolean(box.properties.checked) : null,
    children: toMdast(children, context) as BlockContent[],
  }
}

function figure(element: Element, context: TwinContext): RootContent[] {
  if (hasClass(element, 'sample')) return printedSample(element)
  if (!hasClass(element, 'code-block')) return inside(element, context)
  const title = element.children.find((node) => isElement(node, 'figcaption'))
  const language = String(element.properties.dataLanguage ?? '')
  return [
    {
      type: 'code',
      lang: language && language !== 'none' ? language : title ? 'text' : null,
      meta: title ? toString(title) : null,
      value: textOf(element.children.find((node) => isElement(node, 'pre'))),
    },
  ]
}

function table(element: Element, context: TwinContext): RootContent[] {
  const rows: TableRow[] = rowsOf(element).map(({ children }) => ({
    type: 'tableRow',
    children: children
      .filter((cell) => isElement(cell, 'td', 'th'))
      .map((cell) => ({ type: 'tableCell', children: cellWords(cell, context) })),
  }))
  return rows.length > 0 ? [{ type: 'table', children: rows }] : []
}

function rowsOf({ children }: Element): Element[] {
  return children
    .filter((node) => isElement(node))
    .flatMap((node) => (node.tagName === 'tr' ? [node] : rowsOf(node)))
}

/** A cell is one line: the blocks in it stand side by side. */
function cellWords({ children }: Element, context: TwinContext): PhrasingContent[] {
  const words = children.flatMap((node) =>
    isElement(node, 'p', 'div', 'ul', 'ol', 'li')
      ? [...cellWords(node, context), { type: 'text' as const, value: ' ' }]
      : phrasing([node], context),
  )
  return trim(words)
}

type Words = (element: Element, context: TwinContext) => PhrasingContent[]

const wordsIn: Words = ({ children }, context) => phrasing(children, context)
const asHtml: Words = (element, context) => [
  { type: 'html', value: `<${element.tagName}>` },
  ...wordsIn(element, context),
  { type: 'html', value: `</${element.tagName}>` },
]
const emphasis: Words = (element, context) => [
  { type: 'emphasis', children: wordsIn(element, context) },
]
const strong: Words = (element, context) => [
  { type: 'strong', children: wordsIn(element, context) },
]
const deleted: Words = (element, context) => [
  { type: 'delete', children: wordsIn(element, context) },
]

const inline: Record<string, Words> = {
  em: emphasis,
  i: emphasis,
  strong,
  b: strong,
  del: deleted,
  s: deleted,
  code: (element) => [{ type: 'inlineCode', value: toString(element) }],
  br: () => [{ type: 'break' }],
  img: (element, context) => image(element, context),
  a: link,
  sub: asHtml,
  sup: asHtml,
  kbd: asHtml,
  input: () => [],
  svg: () => [],
  iframe: () => [],
}

function phrasing(nodes: readonly HastNodes[], context: TwinContext): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value.replaceAll(/\s+/g, ' ') }]
    const element = asElement(node)
    if (!element || element.properties.hidden) return []
    return (inline[element.tagName] ?? wordsIn)(element, context)
  })
}

function link(element: Element, context: TwinContext): PhrasingContent[] {
  const { href, dataFootnoteBackref } = element.properties
  if (dataFootnoteBackref !== undefined) return []
  const children = wordsIn(element, context)
  if (!href) return children
  return [{ type: 'link', url: context.link(String(href)), children }]
}

/** A picture by its words; the file's name in a build is nobody's business. */
function image({ properties }: Element, context: TwinContext): Image[] | PhrasingContent[] {
  const alt = String(properties.alt ?? '')
  if (!alt) return []
  const source = String(properties.src ?? '')
  return source.startsWith('/')
    ? [{ type: 'image', alt, url: context.link(source) }]
    : [{ type: 'emphasis', children: [{ type: 'text', value: `Picture: ${alt}` }] }]
}

/** Words as Markdown has them: no two spaces in a row, none at a line's or a paragraph's end. */
function trim(words: readonly PhrasingContent[]): PhrasingContent[] {
  const kept: PhrasingContent[] = []
  for (const node of words) {
    const last = kept.at(-1)
    if (node.type !== 'text') kept.push(node)
    else if (last?.type === 'text') last.value = `${last.value}${node.value}`.replaceAll(/ +/g, ' ')
    else if (!last || last.type === 'break') kept.push({ ...node, value: node.value.trimStart() })
    else kept.push({ ...node })
  }
  return withoutEnd(kept)
}

function withoutEnd(words: PhrasingContent[]): PhrasingContent[] {
  const last = words.at(-1)
  if (last?.type === 'text') last.value = last.value.trimEnd()
  const isEmpty = last?.type === 'break' || (last?.type === 'text' && !last.value)
  return isEmpty
    ? withoutEnd(words.slice(0, -1))
    : words.filter((node) => node.type !== 'text' || node.value)
}
