import { isKind, type SearchRequest } from '#search'

/** Where the results for a search stand: `/search.html?q=token&kind=help`. */
export function addressOf({ text, kind, theme }: SearchRequest): string {
  const query = new URLSearchParams()
  if (text) query.set('q', text)
  if (kind) query.set('kind', kind)
  if (theme) query.set('theme', theme)
  return query.size > 0 ? `/search.html?${query}` : '/search.html'
}

/** The search that an address is for; what it does not know is left out. */
export function requestOf(search: string): SearchRequest {
  const query = new URLSearchParams(search)
  const [kind, theme] = [query.get('kind') ?? '', query.get('theme')]
  return {
    text: query.get('q') ?? '',
    ...(isKind(kind) && { kind }),
    ...(theme && { theme }),
  }
}
