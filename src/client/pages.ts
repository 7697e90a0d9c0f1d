import { AnswerError, ForeignLinkError } from './errors.ts'
import type { UntypedResult } from './result.ts'

/** What pages of every list have in common, of both pagination types. */
interface AnyPage {
  _links?: { next?: { href?: string } }
  _embedded: { items: readonly unknown[] }
}

/**
 * A list page by page: the first from `start`, each next one from the page's own `next` link, until
 * a page has no such link or no items. (The PIM links to a next page whenever a page is full, so
 * the last link may lead to an empty page; that one is not given.)
 *
 * @param fetchPage asks for one address
 * @throws AnswerError when a page is answered with an error
 * @throws ForeignLinkError when a link leads away from `baseUrl`'s origin; nothing is sent there
 */
export async function* followPages(
  start: string,
  baseUrl: string,
  fetchPage: (url: string) => Promise<UntypedResult>,
): AsyncGenerator<AnyPage, void, undefined> {
  const { origin } = new URL(baseUrl)
  const seen = new Set<string>()
  for (let url: string | undefined = start; url !== undefined && !seen.has(url);) {
    seen.add(url)
    const { data, error, response } = await fetchPage(url)
    if (error) throw new AnswerError(error, response)
    if (!isPage(data)) {
      throw new AnswerError({ message: `${url} does not answer with a list.` }, response)
    }
    const { _embedded: content, _links: links } = data
    const isEmpty = content.items.length === 0
    if (!isEmpty || url === start) yield data
    url = isEmpty ? undefined : resolveNext(links?.next?.href, url, origin)
  }
}

/** The items of page after page. */
export async function* itemsOfPages(
  pages: AsyncIterable<AnyPage>,
): AsyncGenerator<unknown, void, undefined> {
  for await (const { _embedded: content } of pages) yield* content.items
}

function resolveNext(
  href: string | undefined,
  current: string,
  origin: string,
): string | undefined {
  if (href === undefined) return undefined
  const next = new URL(href, current)
  if (next.origin !== origin) throw new ForeignLinkError(next.href, origin)
  return next.href
}

function isPage(data: unknown): data is AnyPage {
  const { _embedded: content } = Object(data) as { _embedded?: { items?: unknown } }
  return Array.isArray(content?.items)
}
