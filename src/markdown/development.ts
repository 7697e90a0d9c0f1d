import type { ServerResponse } from 'node:http'
import type { AstroIntegrationLogger, HookParameters } from 'astro'
import type { Connect } from 'vite'
import { ContentError, throwProblems } from './problems.ts'
import { twinFiles } from './twin/files.ts'
import type { Site } from './twin/llms.ts'
import type { Workspace } from './workspace.ts'

type Server = HookParameters<'astro:server:setup'>['server']

/** What pages import to get the rules for the articles' own styles, and its name inside the bundler. */
export const stylesImport = 'virtual:article-styles.css'
export const stylesModule = `\0${stylesImport}`

/** Lays the list of problems below the page instead of over it; runs in the author's browser. */
export const problemsBelow = `
const sheet = new CSSStyleSheet()
sheet.replaceSync(\`vite-error-overlay {
  position: fixed;
  inset: auto 0 0;
  block-size: 45vh;
  overflow: auto;
  contain: strict;
  border-block-start: 4px solid crimson;
}\`)
document.adoptedStyleSheets.push(sheet)
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') document.querySelector('vite-error-overlay')?.remove()
})
`

/**
 * Checks the content when the server starts and whenever it changes. What is wrong is shown in the
 * terminal and below the page, which stays as far as it could be rendered; Escape puts it away.
 */
export function watchArticles(
  workspace: Workspace,
  server: Server,
  logger: AstroIntegrationLogger,
): void {
  let current: ContentError | undefined
  const check = async () => {
    const before = current
    current = await findProblems(workspace)
    if (current) logger.error(current.message)
    if (current) server.ws.send(overlay(current))
    else if (before) server.ws.send({ type: 'full-reload' })
    invalidateStyles(server)
  }
  const report = () => void check().catch((error: unknown) => logger.error(String(error)))
  server.ws.on('connection', () => {
    if (current) server.ws.send(overlay(current))
  })
  server.watcher.add(workspace.folders)
  server.watcher.on('all', (event, path) => {
    if (!workspace.folders.some((folder) => path.startsWith(folder))) return
    workspace.refresh(/\.(mdx?|yaml)$/.test(path) ? 'texts' : 'everything')
    if (event !== 'addDir') report()
  })
  server.httpServer?.once('listening', report)
}

async function findProblems(workspace: Workspace): Promise<ContentError | undefined> {
  try {
    throwProblems((await workspace.check()).problems)
    return undefined
  } catch (error) {
    if (error instanceof ContentError) return error
    throw error
  }
}

function overlay({ message, loc }: ContentError) {
  return { type: 'error' as const, err: { message, stack: '', loc: { ...loc, column: 0 } } }
}

function invalidateStyles(server: Server): void {
  for (const { moduleGraph } of Object.values(server.environments)) {
    const module = moduleGraph.getModuleById(stylesModule)
    if (module) moduleGraph.invalidateModule(module)
  }
}

/** What a build writes beside the pages. */
export function serveTwins(workspace: Workspace, site: Site): Connect.NextHandleFunction {
  const answer = async (path: string, response: ServerResponse, next: Connect.NextFunction) => {
    try {
      const text = (await twinFiles(workspace, site)).get(path)
      if (text === undefined) return next()
      const type = path.endsWith('.md') ? 'markdown' : 'plain'
      response.setHeader('content-type', `text/${type}; charset=utf-8`)
      response.end(text)
    } catch (error) {
      next(error)
    }
  }
  return (request, response, next) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? ''
    if (!/\.md$|^\/llms(-full)?\.txt$/.test(path)) return next()
    void answer(path, response, next)
  }
}
