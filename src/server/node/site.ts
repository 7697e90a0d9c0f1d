import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import { etag } from 'hono/etag'
import { secureHeaders } from 'hono/secure-headers'

/**
 * The built site: files of `folder` (a page also without its `.html`), redirects of its `_redirects`,
 * and its 404 page for the rest.
 * Scripts and styles are allowed by the policy within each page, which knows their hashes; the header
 * adds what a page cannot say of itself.
 */
export function createSite(folder: string): Hono {
  const site = new Hono()
  const redirects = readRedirects(join(folder, '_redirects'))
  site.use((context, next) => (isPart(context.req.path) ? forParts : forPages)(context, next))
  site.use(etag())
  site.use(async (context, next) => {
    const target = redirects.get(context.req.path)
    if (target !== undefined) return context.redirect(withQuery(target, context.req.url), 301)
    await next()
    return undefined
  })
  site.get('/_redirects', (context) => context.notFound())
  site.use(async (context, next) => {
    await next()
    if (!context.res.ok) return
    context.header('cache-control', cacheControl(context.req.path))
    if (context.req.path.endsWith('.md')) {
      context.header('content-type', 'text/markdown; charset=utf-8')
    }
  })
  site.use(serveStatic({ root: folder, precompressed: true }))
  const pages = serveStatic({ root: folder, precompressed: true, rewriteRequestPath: pageAt })
  site.use((context, next) => (hasEnding(context.req.path) ? next() : pages(context, next)))
  site.notFound((context) => {
    const page = join(folder, '404.html')
    return existsSync(page)
      ? context.html(readFileSync(page, 'utf8'), 404)
      : context.text('Not found', 404)
  })
  return site
}

const forPages = secureHeaders({
  contentSecurityPolicy: {
    frameAncestors: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    objectSrc: ["'none'"],
  },
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
  referrerPolicy: 'strict-origin-when-cross-origin',
  xFrameOptions: 'DENY',
})

/**
 * Many small files make a page, and half a kilobyte of headers with each of them is what slow lines wait for. Only
 * these two mean something for what is no page.
 */
const forParts: MiddlewareHandler = async (context, next) => {
  await next()
  // What is not there is answered with a page.
  if (!context.res.ok) return forPages(context, () => Promise.resolve())
  context.header('x-content-type-options', 'nosniff')
  context.header('cross-origin-resource-policy', 'same-origin')
  return undefined
}

/** Scripts, styles, fonts and what search reads, whose names carry a hash or which belong to such. */
function isPart(path: string): boolean {
  return /^\/(_astro|pagefind)\//.test(path)
}

function hasEnding(path: string): boolean {
  return /\.[^/]*$/.test(path)
}

/** `/sandbox/requests` and `/sandbox/` -> `/sandbox/requests.html`, `/sandbox.html` */
function pageAt(path: string): string {
  return `${path.replace(/\/$/, '')}.html`
}

/** Files with a hash in their name never change; everything else is asked for again. */
function cacheControl(path: string): string {
  const isHashed = /^\/(_astro|pagefind\/(fragment|index))\//.test(path)
  return isHashed ? 'public, max-age=31536000, immutable' : 'no-cache'
}

/** The target with the query that came along, which stands before an anchor. */
function withQuery(target: string, url: string): string {
  const [path = '', anchor] = target.split('#', 2)
  return path + new URL(url).search + (anchor === undefined ? '' : `#${anchor}`)
}

/** Lines of `from to [status]`, as static hosts read them too. */
function readRedirects(path: string): Map<string, string> {
  if (!existsSync(path)) return new Map()
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('/'))
  return new Map(lines.map((line) => line.split(/\s+/).slice(0, 2) as [string, string]))
}
