import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { didYouMean, operations } from '#contract'
import type { Problem } from './problems.ts'

/** A link to a section, with the place where it is written. */
export interface AnchorLink {
  file: string
  line: number
  /** Address and `#anchor`. */
  target: string
  /** As the author wrote it. */
  written: string
}

/** The anchors of a page; nothing when they are not known before it is built. */
export type AnchorsOf = (address: string) => ReadonlySet<string> | undefined

/** What is wrong with links to sections, as far as the anchors of their pages are known. */
export function brokenAnchors(links: readonly AnchorLink[], anchorsOf: AnchorsOf): Problem[] {
  return links.flatMap(({ file, line, target, written }) => {
    const [address, anchor] = splitTarget(target)
    const anchors = anchorsOf(address) ?? operationAnchors(address, anchor)
    if (!anchors || !anchor || anchors.has(anchor) || anchor === 'main') return []
    return [
      {
        file,
        line,
        message: `"${written}": no "#${anchor}" on ${address}`,
        hint: hintFor(anchor, anchors),
      },
    ]
  })
}

/** The links to sections of pages that only the build makes, such as `/help.html#api`. */
export function linksToBuiltPages(
  links: readonly AnchorLink[],
  anchorsOf: AnchorsOf,
): AnchorLink[] {
  return links.filter(({ target }) => {
    const [address, anchor] = splitTarget(target)
    return !anchorsOf(address) && !operationAnchors(address, anchor)
  })
}

/** The anchors of pages as they lie in a built site. */
export function builtAnchors(folder: string): AnchorsOf {
  const read = new Map<string, ReadonlySet<string> | undefined>()
  return (address) => {
    const path = address.endsWith('/') ? `${address}index.html` : address
    if (!read.has(path)) read.set(path, idsIn(join(folder, path)))
    return read.get(path)
  }
}

function idsIn(file: string): ReadonlySet<string> | undefined {
  if (!file.endsWith('.html') || !existsSync(file)) return undefined
  const html = readFileSync(file, 'utf8')
  return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id))
}

function splitTarget(target: string): [address: string, anchor: string] {
  const [page = '', anchor = ''] = target.split('#', 2)
  return [page.split('?', 1)[0] ?? page, anchor]
}

/** The entries of the API reference are known from the contract. */
function operationAnchors(address: string, anchor: string): ReadonlySet<string> | undefined {
  return address === '/api-reference.html' && /^(get|post|patch|put|delete)_/.test(anchor)
    ? new Set(Object.keys(operations))
    : undefined
}

function hintFor(anchor: string, anchors: ReadonlySet<string>): string {
  const guess = didYouMean(anchor, anchors)
  if (guess) return guess
  const some = [...anchors].slice(0, 12).map((name) => `#${name}`)
  return some.length > 0
    ? `It has ${some.join(', ')}${anchors.size > 12 ? ' …' : ''}.`
    : 'It has no sections.'
}
