import { join } from 'node:path'
import { checkContent } from './check.ts'
import type { CheckResult } from './check.ts'
import { connectorAddress } from '../marketplace/connector.ts'
import type { Connector } from '../marketplace/connector.ts'
import { readConnectors } from './connectors/read.ts'
import { readLibrary } from './library.ts'
import { inOrder } from './problems.ts'
import type { Processor } from './processor.ts'
import { createRenderings } from './renderings.ts'
import { createSiteMap } from './site-map.ts'
import type { SiteMap } from './site-map.ts'
import { readExceptions, readNavigation, readRedirects } from './tables.ts'
import type { Redirect, Series, Theme } from './tables.ts'

interface Options {
  contentDir: string
  publicDir: string
  createProcessor(siteMap: () => SiteMap): Processor
}

/** The content as it lies on disk, read when needed and read anew when told that it changed. */
export interface Workspace {
  /** What it reads: the content, and the files that are served as they are. */
  folders: string[]
  contentDir: string
  processor: Processor
  redirects(): readonly Redirect[]
  /** Tells which pages the site has besides articles. */
  setPages(addresses: readonly string[]): void
  /** What the site's own lists name. */
  tables(): {
    themes: readonly Theme[]
    series: readonly Series[]
    connectors: readonly Connector[]
  }
  /** Forgets what was read: the texts alone, which pages depend on, or pictures too. */
  refresh(what: 'texts' | 'everything'): void
  /** Rules for the classes that stand for `style` attributes, of the pages that were rendered. */
  stylesSoFar(): ReadonlyMap<string, string>
  check(): Promise<CheckResult>
}

export function createWorkspace({ contentDir, publicDir, createProcessor }: Options): Workspace {
  let pages: readonly string[] = []
  let state: State | undefined
  const current = () => (state ??= readState(contentDir, publicDir, pages))
  const renderings = createRenderings(
    createProcessor(() => current().siteMap),
    () => current().siteMap.version,
  )
  return {
    folders: [contentDir, publicDir],
    contentDir,
    processor: renderings.processor,
    redirects: () => current().redirects,
    tables: () => {
      const { library, series, connectors } = current()
      return { themes: library.themes, series, connectors }
    },
    setPages(addresses) {
      pages = addresses
      state = undefined
    },
    refresh(what) {
      state = undefined
      if (what === 'everything') renderings.forget()
    },
    stylesSoFar: renderings.styles,
    check() {
      const { problems, ...content } = current()
      current().checked ??= checkContent({ ...content, renderings }).then((result) => ({
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
  const { connectors, problems: connectorProblems } = readConnectors(contentDir)
  const { exceptions, problems: exceptionProblems } = readExceptions(contentDir)
  return {
    library,
    redirects,
    redirectsFile: join(contentDir, 'redirects.yaml'),
    series,
    connectors,
    navigationFile: join(contentDir, 'navigation.yaml'),
    siteMap: createSiteMap({
      library,
      redirects,
      pages: [...pages, ...connectors.map(connectorAddress)],
      publicDir,
    }),
    exceptions,
    exceptionsFile: join(contentDir, 'samples.yaml'),
    problems: [...problems, ...navigationProblems, ...connectorProblems, ...exceptionProblems],
    checked: undefined as Promise<CheckResult> | undefined,
  }
}
