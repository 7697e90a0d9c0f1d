import type { Root } from 'hast'
import type { VFile } from 'vfile'
import { didYouMean, followAnchor } from '#contract'
import { visitTags } from './elements.ts'
import type { Tag } from './elements.ts'
import { report } from './problems.ts'
import { isScript } from './rehype-embeds.ts'
import type { SiteMap } from './site-map.ts'
import { factsOf } from './vfile-data.ts'

/**
 * Links between pages, in any of the forms that articles use.
 *
 *     [there](other-article.html#a)  ->  <a href="/articles/other-article.html#a">
 *
 * An old address becomes the one that it is led on to, and `/api-reference.html#patch_products` the page of
 * that operation.
 * A link to a page that does not exist is the author's error; anchors are compared later, when all
 * pages are known.
 */
export function rehypeLinks(siteMap: () => SiteMap) {
  return (tree: Root, file: VFile): void => {
    const pages = siteMap()
    const { anchors } = factsOf(file)
    visitTags(tree, (tag) => {
      const id = tag.get('id') ?? (tag.name === 'a' ? tag.get('name') : undefined)
      if (id) anchors.add(id)
      const written = tag.name === 'a' ? tag.get('href') : undefined
      if (written !== undefined) settleLink(tag, written, pages, file)
    })
  }
}

function settleLink(tag: Tag, written: string, pages: SiteMap, file: VFile): void {
  if (!written) {
    report(file, tag.node, 'a link that leads nowhere', 'Write where: [words](page.html)')
    return
  }
  if (leadsElsewhere(written) || isScript(written)) return
  const own = pages.addressOf(file.path)
  const [path = '', anchor] = written.split('#', 2)
  const address = path ? resolve(path, own, pages) : (own ?? '')
  if (address === undefined) {
    reportBroken(path, tag.node, file, pages)
    return
  }
  const target = withAnchor(pages.follow(address), anchor)
  if (path) tag.set('href', followAnchor(target))
  if (target.includes('#')) {
    const line = tag.node.position?.start.line ?? 1
    factsOf(file).links.push({ target: decode(target), written, line })
  }
}

/** Another site, a mail program, or the PIM behind this one: nothing that could be a page. */
function leadsElsewhere(written: string): boolean {
  return /^([a-z][a-z\d+.-]*:|\/\/|\/(api|sandbox)\/)/i.test(written)
}

/** A sibling first, then the help article of that name, then a page at the top. */
function resolve(path: string, own: string | undefined, pages: SiteMap): string | undefined {
  const [bare = '', query] = path.split('?', 2)
  const candidates = bare.startsWith('/')
    ? [bare]
    : [URL.parse(bare, `http://site${own ?? '/'}`)?.pathname, `/articles/${bare}`, `/${bare}`]
  const address = candidates.find((candidate) => candidate && pages.has(candidate))
  return address && (query === undefined ? address : `${address}?${query}`)
}

function reportBroken(
  path: string,
  place: Parameters<typeof report>[1],
  file: VFile,
  pages: SiteMap,
): void {
  const name = path.split('/').at(-1) ?? path
  const known = path.startsWith('/')
    ? pages.addresses()
    : pages.addresses().map((address) => address.split('/').at(-1) ?? address)
  const guess = didYouMean(path.startsWith('/') ? path : name, known)
  report(
    file,
    place,
    `the link "${path}" leads to no page`,
    `${guess ? `${guess} ` : ''}An old address can be led on: write "${oldAddress(path)}: /where/it-is-now.html" into content/redirects.yaml.`,
  )
}

/** What the line in `redirects.yaml` would begin with. */
function oldAddress(path: string): string {
  return path.startsWith('/') ? path : `/articles/${path.replace(/^(\.{0,2}\/)+/, '')}`
}

/** Where an old address led to a section, that section has the word. */
function withAnchor(address: string, anchor: string | undefined): string {
  return anchor === undefined || address.includes('#') ? address : `${address}#${anchor}`
}

function decode(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}
