import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { SKIP } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { visitTags } from './elements.ts'
import type { Tag } from './elements.ts'
import { report } from './problems.ts'

/**
 * A page loads nothing from elsewhere, so what old articles embed becomes something that needs no
 * other site: a film is a link to it, an icon of an icon font a sign.
 *
 *     <iframe src="https://www.youtube.com/embed/abc">  ->  <p class="film-link"><a href="...watch?v=abc">
 *     <i class="fa fa-check-square"></i>                ->  <span role="img" aria-label="yes">✓</span>
 */
export function rehypeEmbeds() {
  return (tree: Root, file: VFile): void => {
    visitTags(tree, (tag, index, parent) => {
      const replacement = replace(tag, file)
      if (!replacement || index === undefined || !parent || !('children' in parent)) return
      parent.children.splice(index, 1, replacement as never)
      return [SKIP, index + 1]
    })
  }
}

function replace(tag: Tag, file: VFile): Element | undefined {
  if (tag.name === 'iframe') return filmLink(tag, file)
  if (tag.name === 'i' || tag.name === 'span') return icon(tag)
  refuseForeign(tag, file)
  return isMedia(tag.name) ? mediaLink(tag) : undefined
}

const forbidden = [
  'script',
  'style',
  'link',
  'meta',
  'base',
  'object',
  'embed',
  'applet',
  'frame',
  'frameset',
]

/** What the content security policy would refuse in the reader's browser is refused here. */
function refuseForeign(tag: Tag, file: VFile): void {
  if (forbidden.includes(tag.name)) {
    report(file, tag.node, `<${tag.name}> in an article`, 'Pages load nothing that articles bring.')
  }
  const handler = tag.attributes().find((name) => /^on[a-z]/i.test(name))
  if (handler) {
    report(file, tag.node, `${handler} on <${tag.name}>`, 'Articles bring no scripts.')
  }
  const script = tag.attributes().find((name) => isScript(tag.get(name) ?? ''))
  if (script) {
    report(file, tag.node, `${script} of <${tag.name}> is a script`, 'Articles bring no scripts.')
  }
}

/** Whether an address is a script: browsers skip spaces and control characters in it. */
export function isScript(value: string): boolean {
  return /^(javascript|vbscript|data:text)/i.test(value.replaceAll(/[\s\p{Cc}]/gu, ''))
}

function isMedia(name: string): boolean {
  return name === 'video' || name === 'audio'
}

/** A film or sound on another site; one in `public` stays. */
function mediaLink(tag: Tag): Element | undefined {
  const source = tag.get('src') ?? sourceBelow(tag) ?? ''
  const url = URL.parse(source.startsWith('//') ? `https:${source}` : source)
  if (!url) return undefined
  const words = tag.name === 'video' ? 'Watch the film' : 'Listen to the recording'
  return h('p', { className: ['film-link'] }, [
    h('a', { href: url.href }, `${words} on ${siteOf(url)}`),
  ])
}

function sourceBelow({ node }: Tag): string | undefined {
  let found: string | undefined
  visitTags({ type: 'root', children: [node as Element] }, (tag) => {
    if (tag.name === 'source') found ??= tag.get('src')
  })
  return found
}

function siteOf({ hostname }: URL): string {
  return hostname.replace(/^www\./, '')
}

function filmLink(tag: Tag, file: VFile): Element | undefined {
  const source = tag.get('src') ?? ''
  const url = URL.parse(source.startsWith('//') ? `https:${source}` : source)
  if (!url || !/^https?:$/.test(url.protocol)) {
    report(file, tag.node, `<iframe> without an address to link to: "${source}"`)
    return undefined
  }
  return h('p', { className: ['film-link'] }, [
    h('a', { href: watchAddress(url) }, linkText(url, tag)),
  ])
}

function linkText(url: URL, tag: Tag): string {
  const title = tag.get('title')
  if (isYouTube(url)) return title ? `Watch “${title}” on YouTube` : 'Watch the film on YouTube'
  return `${title ?? 'Open this'} on ${siteOf(url)}`
}

function isYouTube(url: URL): boolean {
  return /(^|\.)youtube(-nocookie)?\.com$/.test(url.hostname)
}

function watchAddress(url: URL): string {
  const id = isYouTube(url) ? /^\/embed\/([\w-]+)/.exec(url.pathname)?.[1] : undefined
  return id ? `https://www.youtube.com/watch?v=${id}` : url.href
}

/** The icons that carry a meaning; the others are decoration and go. */
const signs: [RegExp, sign: string, label: string][] = [
  [/^fa-(check|check-square|check-square-o|check-circle|check-circle-o)$/, '✓', 'yes'],
  [/^fa-(times|close|remove|times-circle|times-circle-o|ban)$/, '✗', 'no'],
  [/^fa-(warning|exclamation-triangle|exclamation-circle|exclamation)$/, '⚠', 'attention'],
  [/^fa-(arrow-right|long-arrow-right|angle-right|chevron-right)$/, '→', 'then'],
]

function icon(tag: Tag): Element | undefined {
  const classes = (tag.get('className') ?? tag.get('class') ?? '').split(/\s+/)
  if (!classes.some((name) => /^fa[bsrl]?$/.test(name))) return undefined
  for (const [pattern, sign, label] of signs) {
    if (classes.some((name) => pattern.test(name))) {
      return h('span', { role: 'img', ariaLabel: label }, sign)
    }
  }
  return h('span', { hidden: true })
}
