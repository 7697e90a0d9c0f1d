import { writeFile } from 'node:fs/promises'
import type { AstroIntegration, AstroIntegrationLogger, HookParameters } from 'astro'
import { ContentError, throwProblems } from './problems.ts'
import { styleSheet } from './rehype-styles.ts'
import type { Redirect } from './tables.ts'
import type { Workspace } from './workspace.ts'

/** What pages import to get the rules for the articles' own styles. */
const stylesModule = 'virtual:article-styles.css'

/**
 * Checks all content before a build and stops it with the whole list; in development the list is
 * shown and the check repeated when content changes. Also: redirects, and the articles' styles.
 */
export function articlesIntegration(workspace: Workspace): AstroIntegration {
  let building = false
  return {
    name: 'doorway-articles',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        building = command === 'build'
        updateConfig({
          redirects: astroRedirects(workspace.redirects()),
          vite: { plugins: [stylesPlugin(workspace)] },
        })
      },
      'astro:routes:resolved': ({ routes }) => workspace.setPages(pageAddresses(routes)),
      'astro:config:done': async () => {
        if (building) throwProblems((await workspace.check()).problems)
      },
      'astro:server:setup': ({ server, logger }) => watch(workspace, server, logger),
      'astro:build:done': async ({ dir, logger }) => {
        await writeFile(new URL('_redirects', dir), redirectLines(workspace.redirects()))
        logger.info(`_redirects: ${workspace.redirects().length} old addresses`)
      },
    },
  }
}

type Routes = HookParameters<'astro:routes:resolved'>['routes']
type Server = HookParameters<'astro:server:setup'>['server']

/** Pages without parameters, at the addresses that the build format `file` gives them. */
function pageAddresses(routes: Routes): string[] {
  return routes
    .filter(({ type, params }) => type === 'page' && params.length === 0)
    .flatMap(({ pathname }) =>
      !pathname || pathname === '/' ? ['/', '/index.html'] : [`${pathname}.html`],
    )
}

/** Astro adds `.html` itself: from `/a/b` it makes `a/b.html`, a page that leads on. */
function astroRedirects(redirects: readonly Redirect[]): Record<string, string> {
  return Object.fromEntries(redirects.map(({ from, to }) => [from.replace(/\.html$/, ''), to]))
}

/** The form that this project's server and several hosts of static sites read. */
function redirectLines(redirects: readonly Redirect[]): string {
  return redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('')
}

function stylesPlugin(workspace: Workspace) {
  return {
    name: 'doorway-article-styles',
    resolveId: (id: string) => (id === stylesModule ? stylesModule : undefined),
    load: async (id: string) =>
      id === stylesModule ? styleSheet((await workspace.check()).styles) : undefined,
  }
}

function watch(workspace: Workspace, server: Server, logger: AstroIntegrationLogger): void {
  const check = async () => {
    try {
      throwProblems((await workspace.check()).problems)
    } catch (error) {
      if (!(error instanceof ContentError)) throw error
      logger.error(error.message)
      server.ws.send({
        type: 'error',
        err: { message: error.message, stack: '', loc: overlayPlace(error) },
      })
    }
  }
  server.watcher.add(workspace.contentDir)
  server.watcher.on('all', (_, path) => {
    if (!path.startsWith(workspace.contentDir)) return
    workspace.refresh()
    invalidateStyles(server)
    void check()
  })
  void check()
}

function invalidateStyles(server: Server): void {
  for (const { moduleGraph } of Object.values(server.environments)) {
    const module = moduleGraph.getModuleById(stylesModule)
    if (module) moduleGraph.invalidateModule(module)
  }
}

function overlayPlace({ loc }: ContentError): { file: string; line: number; column: number } {
  return { ...loc, column: 0 }
}
