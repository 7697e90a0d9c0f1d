import { addressOf } from './address.ts'
import { element } from './element.ts'

/**
 * `<search-for-address>`, for the page that says that there is none: searches for the words of the address that
 * was wanted, and lists what they lead to. Stays empty when that is nothing. `limit` is how many (5).
 */
class SearchForAddress extends HTMLElement {
  connectedCallback(): void {
    const text = wordsOfAddress(location.pathname)
    if (text) void this.#show(text)
  }

  async #show(text: string): Promise<void> {
    const { ask } = await import('./ask.ts')
    const { showHits } = await import('./hits.ts')
    await import('./search.css')
    const outcome = await ask({ text, limit: Number(this.getAttribute('limit') ?? 5) })
    if (!('results' in outcome) || outcome.results.outcome === 'nearest') return
    const hits = outcome.results.hits.map((hit) => ({ ...hit, sections: [] }))
    this.replaceChildren(
      element(
        'section',
        { 'aria-labelledby': 'wanted' },
        element('h2', { id: 'wanted' }, 'Perhaps you wanted'),
        element('ul', { class: 'hits' }, ...showHits({ ...outcome.results, hits }, 'links')),
        element('p', {}, element('a', { href: addressOf({ text }) }, `Search for “${text}”`)),
      ),
    )
  }
}

/** `/articles/what-is-a-conection.html` says `what is a conection`; the folder says where, not what. */
export function wordsOfAddress(path: string): string {
  const parts = path.split('/').filter(Boolean)
  const words = parts.at(-1) === 'index.html' ? parts.slice(0, -1) : parts
  const [last = '', ...above] = words.toReversed()
  const isTelling =
    /[a-z]{4}/i.test(last) && !/^(welcome|introduction|step-?\d+)(\.html)?$/.test(last)
  return (isTelling ? last : [...above.toReversed(), last].join(' '))
    .replace(/\.html?$/, '')
    .replaceAll(/%[\da-f]{2}|[^\p{L}\p{N}]+/giu, ' ')
    .trim()
}

customElements.define('search-for-address', SearchForAddress)
