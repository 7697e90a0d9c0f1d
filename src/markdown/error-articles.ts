import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { didYouMean } from '#contract'
import type { Problem } from './problems.ts'
import type { SiteMap } from './site-map.ts'

/** Where the catalogue of errors leads for more, and where that stands. */
export interface ErrorArticleLink {
  file: string
  line: number
  /** The address as it was written. */
  target: string
  written: string
}

/** The `article` of each entry in the folder `errors` of the content; none where there is no such folder. */
export function errorArticleLinks(contentDir: string): ErrorArticleLink[] {
  const folder = join(contentDir, 'errors')
  if (!existsSync(folder)) return []
  return globSync('*.yaml', { cwd: folder })
    .toSorted()
    .flatMap((name) => linksIn(join(folder, name)))
}

/** Those that lead to no page. What is wrong with their anchors is looked for with all other anchors. */
export function checkErrorArticles(
  links: readonly ErrorArticleLink[],
  siteMap: SiteMap,
): Problem[] {
  return links.flatMap(({ file, line, target }): Problem[] => {
    const [page = ''] = target.split('#', 1)
    if (siteMap.has(page)) return []
    const hint = didYouMean(page, siteMap.addresses())
    return [{ file, line, message: `the article "${target}" is no page`, hint }]
  })
}

function linksIn(file: string): ErrorArticleLink[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, at) => {
      const target = /^\s+article: (\S+)$/.exec(text)?.[1]
      return target === undefined ? [] : [{ file, line: at + 1, target, written: target }]
    })
}
