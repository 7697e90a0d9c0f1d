import rss from '@astrojs/rss'
import type { APIRoute } from 'astro'
import { site } from '#site'
import { readNews } from './_news.ts'

/** How many entries readers of the feed get; the page has all. */
const latest = 50

/** What is new, as RSS. */
export const GET: APIRoute = async () =>
  rss({
    title: `What is new on ${site.name}`,
    description: site.description,
    site: site.url,
    trailingSlash: false,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>en</language><atom:link href="${site.url}/feed.xml" rel="self" type="application/rss+xml"/>`,
    items: (await readNews()).slice(0, latest).map(({ title, href, description, day }) => ({
      title,
      description,
      link: href,
      pubDate: new Date(`${day}T00:00:00Z`),
    })),
  })
