import type { APIRoute } from 'astro'
import { referencePages } from '#contract'
import { site } from '#site'
import { connectorAddress } from '../marketplace/connector.ts'
import { allConnectors } from './_connectors.ts'
import { allArticles } from './articles/_article.ts'

/** Pages that search engines have no use for. */
const unlisted = ['/404.html', '/search.html']

/** Every page of the site, as sitemaps.org has it. */
export const GET: APIRoute = async () => {
  const articles = [...(await allArticles()).values()].map(({ address, updated }) => ({
    address,
    updated,
  }))
  const others = [
    ...fixedPages(),
    ...referencePages(),
    ...(await allConnectors()).map(connectorAddress),
  ]
  const pages = [...others.map((address) => ({ address, updated: undefined })), ...articles]
  const urls = pages.map(({ address, updated }) => {
    const lastChange = updated ? `<lastmod>${updated}</lastmod>` : ''
    return `  <url><loc>${new URL(address, site.url).href}</loc>${lastChange}</url>\n`
  })
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`,
    { headers: { 'content-type': 'application/xml' } },
  )
}

/** The pages of this folder that are no templates. */
function fixedPages(): string[] {
  return Object.keys(import.meta.glob(['./*.astro', './sandbox/*.astro']))
    .map((path) => path.slice(1).replace(/(\/index)?\.astro$/, ''))
    .map((path) => (path === '' ? '/' : `${path}.html`))
    .filter((address) => !unlisted.includes(address))
}
