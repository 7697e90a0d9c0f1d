import type { APIRoute } from 'astro'
import { site } from '#site'

/** Robots may read all pages; the PIM behind them is for readers. */
export const GET: APIRoute = () =>
  new Response(`User-agent: *
Disallow: /api/
Disallow: /sandbox/

Sitemap: ${new URL('/sitemap.xml', site.url).href}
`)
