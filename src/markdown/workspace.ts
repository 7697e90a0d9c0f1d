import { join } from 'node:path'
import { checkContent } from './check.ts'
import type { CheckResult } from './check.ts'
import { readLibrary } from './library.ts'
import { inOrder } from './problems.ts'
import type { Processor } from './processor.ts'
import { createSiteMap } from './site-map.ts'
import type { SiteMap } from './site-map.ts'
import { readNavigation, readRedirects } from './tables.ts'
import type { Redirect } from './tables.ts'

interface Options {
  contentDir: string
  publicDir: string
  createProcessor(siteMap: () => SiteMap): Processor
}

/** The content as it lies on disk, read when needed and read anew when told that it changed. */
export interface Workspace {
  contentDir: string
  processor: Processor
  redirects(): readonly Redirect[]
  /** Tells which pages the site has besides articles. */
  setPages(addresses: readonly string[]): void
  /** Forgets what was read. */
  refresh(): void
  check(): Promise<CheckResult>
}

export function createWorkspace({ contentDir, publicDir, createProcessor }: Options): Workspace {
  let pages: readonly string[] = []
  let state: State | undefined
  const current = () => (state ??= readState(contentDir, publicDir, pages))
  const processor = createProcessor(() => current().siteMap)
  return {
    contentDir,
    processor,
    redirects: () => current().redirects,
    setPages(addresses) {
      pages = addresses
      state = undefined
    },
    refresh() {
      state = undefined
    },
    check() {
      const { problems, ...content } = current()
      current().checked ??= checkContent({ ...content, processor }).then((result) => ({
        ...result,
        problems: inOrder([...problems, ...result.problems]),
      }))
      return current().checked as Promise<CheckResult>
    },
  }
}

type State = ReturnType<typeof readState>

function readState(contentDir: string, publicDir: string, pages: readonly string[]) {
  const library = readLibrary(contentDir)
  const { redirects, problems } = readRedirects(contentDir)
  const { series, problems: navigationProblems } = readNavigation(contentDir)
  return {
    library,
    redirects,
    redirectsFile: join(contentDir, 'redirects.yaml'),
    series,
    navigationFile: join(contentDir, 'navigation.yaml'),
    siteMap: createSiteMap({ library, redirects, pages, publicDir }),
    problems: [...problems, ...navigationProblems],
    checked: undefined as Promise<CheckResult> | undefined,
  }
}
