import type { Element, ElementContent, Root, RootContent } from 'hast'
import { toString } from 'hast-util-to-string'
import { h, s } from 'hastscript'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { isElement, visitTags } from './elements.ts'
import { createSlugger } from './slug.ts'
import { frontMatterOf } from './vfile-data.ts'

/**
 * Headings of a page whose title stands above the article: the shallowest becomes an `h2`, and each
 * has an anchor.
 *
 *     # Meet the lamp   ->  <h2 id="meet-the-lamp">Meet the lamp<a class="heading-anchor" ...></h2>
 *
 * Without a title in the front matter the first `#` heading is the title, and leaves the text.
 */
export function rehypeHeadings() {
  return (tree: Root, file: VFile): void => {
    if (!frontMatterOf(file).title) removeTitle(tree)
    const headings = collectHeadings(tree)
    const shift = 2 - Math.min(...headings.map(depthOf))
    const slugger = createSlugger(writtenIds(tree))
    for (const heading of headings) {
      heading.tagName = `h${Math.min(6, depthOf(heading) + shift)}`
      const words = headingText(heading)
      heading.properties.id ??= slugger(words)
      // Its own name, so that who goes from heading to heading does not hear the link in each.
      heading.properties.ariaLabel = words
      heading.children.push(anchorTo(String(heading.properties.id), words))
    }
  }
}

/**
 * A section for each heading down to `h3`, side by side, so that a widget can stand next to the
 * words that it belongs to.
 */
export function rehypeSections() {
  return (tree: Root): void => {
    const result: RootContent[] = []
    let section: Element | undefined
    for (const node of tree.children) {
      if (isElement(node, 'h2', 'h3')) {
        section = h('section')
        result.push(section)
      }
      if (section && node.type !== 'doctype') section.children.push(node as ElementContent)
      else result.push(node)
    }
    tree.children = result
  }
}

function removeTitle(tree: Root): void {
  const index = tree.children.findIndex((node) => isElement(node, 'h1'))
  if (index >= 0) tree.children.splice(index, 1)
}

function collectHeadings(tree: Root): Element[] {
  const headings: Element[] = []
  visit(tree, 'element', (node) => {
    if (/^h[1-6]$/.test(node.tagName)) headings.push(node)
  })
  return headings
}

/** Anchors that the author made; a heading does not take one of them. */
function writtenIds(tree: Root): string[] {
  const ids: string[] = []
  visitTags(tree, (tag) => {
    const id = tag.get('id')
    if (id) ids.push(id)
  })
  return ids
}

function depthOf(heading: Element): number {
  return Number(heading.tagName.slice(1))
}

/** The words of a heading; an emoji in it is decoration. */
function headingText(heading: Element): string {
  const words = heading.children.filter(
    (node) => !(isElement(node, 'span') && node.properties.role === 'img'),
  )
  return toString({ ...heading, children: words })
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** A picture of a link, not a sign: signs would end up in the table of contents. */
function anchorTo(id: string, words: string): Element {
  const icon = s('svg', { viewBox: '0 0 16 16', width: 14, height: 14, ariaHidden: 'true' }, [
    s('path', {
      d: 'M6.5 9.5a3 3 0 0 0 4.3 0l2.4-2.4a3 3 0 0 0-4.3-4.3l-.9.9M9.5 6.5a3 3 0 0 0-4.3 0L2.8 8.9a3 3 0 0 0 4.3 4.3l.9-.9',
      fill: 'none',
      stroke: 'currentColor',
      strokeWidth: 1.5,
      strokeLinecap: 'round',
    }),
  ])
  return h(
    'a',
    { className: ['heading-anchor'], href: `#${id}`, ariaLabel: `Link to “${words}”` },
    icon,
  )
}
