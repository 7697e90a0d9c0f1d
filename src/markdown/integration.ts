import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration, HookParameters } from 'astro'
import { brokenAnchors, builtAnchors } from './anchors.ts'
import {
  problemsBelow,
  serveTwins,
  stylesImport,
  stylesModule,
  watchArticles,
} from './development.ts'
import { throwProblems } from './problems.ts'
import { styleSheet } from './rehype-styles.ts'
import { samplesPlugin } from './reference/module.ts'
import type { Send } from './samples/session.ts'
import type { Redirect } from './tables.ts'
import { writeTwins } from './twin/files.ts'
import type { Site } from './twin/llms.ts'
import type { Workspace } from './workspace.ts'

/**
 * Checks all content before a build and stops it with the whole list; in development the list is
 * shown and the check repeated when content changes. Also: redirects, the articles' styles, and the examples of
 * the API reference.
 */
export function articlesIntegration(
  workspace: Workspace,
  site: Site,
  send: Send,
): AstroIntegration {
  let building = false
  return {
    name: 'doorway-articles',
    hooks: {
      'astro:config:setup': ({ command, updateConfig, injectScript }) => {
        building = command === 'build'
        if (command === 'dev') injectScript('page', problemsBelow)
        updateConfig({
          redirects: astroRedirects(workspace.redirects()),
          vite: {
            plugins: [
              stylesPlugin(workspace, () => building),
              samplesPlugin({ send, baseUrl: site.url, contentDir: workspace.contentDir }),
            ],
          },
        })
      },
      'astro:routes:resolved': ({ routes }) => workspace.setPages(pageAddresses(routes)),
      'astro:config:done': async () => {
        if (building) throwProblems((await workspace.check()).problems)
      },
      'astro:server:setup': ({ server, logger }) => {
        watchArticles(workspace, server, logger)
        server.middlewares.use(serveTwins(workspace, site))
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { linksToBuiltPages } = await workspace.check()
        throwProblems(brokenAnchors(linksToBuiltPages, builtAnchors(fileURLToPath(dir))))
        await writeTwins(workspace, site, fileURLToPath(dir))
        await writeFile(new URL('_redirects', dir), redirectLines(workspace.redirects()))
        logger.info(`_redirects: ${workspace.redirects().length} old addresses`)
      },
    },
  }
}

type Routes = HookParameters<'astro:routes:resolved'>['routes']

/** Pages without parameters, at the addresses that the build format `file` gives them. */
function pageAddresses(routes: Routes): string[] {
  return routes
    .filter(({ type, params }) => type === 'page' && params.length === 0)
    .flatMap(({ pathname }) =>
      !pathname || pathname === '/' ? ['/', '/index.html'] : [`${pathname}.html`],
    )
}

/**
 * Astro adds `.html` itself: from `/a/b` it makes `a/b.html`, a page that leads on. An address that never
 * had this ending cannot be a file, so only servers that read `_redirects` know it.
 */
function astroRedirects(redirects: readonly Redirect[]): Record<string, string> {
  return Object.fromEntries(
    redirects
      .filter(({ from }) => from.endsWith('.html'))
      .map(({ from, to }) => [from.replace(/\.html$/, ''), to]),
  )
}

/** The form that this project's server and several hosts of static sites read. */
function redirectLines(redirects: readonly Redirect[]): string {
  return redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('')
}

/** A build has looked at every article by then; in development, the pages seen so far have to do. */
function stylesPlugin(workspace: Workspace, isBuild: () => boolean) {
  return {
    name: 'doorway-article-styles',
    resolveId: (id: string) => (id === stylesImport ? stylesModule : undefined),
    load: async (id: string) => {
      if (id !== stylesModule) return undefined
      return styleSheet(isBuild() ? (await workspace.check()).styles : workspace.stylesSoFar())
    },
  }
}
