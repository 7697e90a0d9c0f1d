import { prepare, type Outcome } from './ask.ts'
import { addressOf, requestOf } from './address.ts'
import { element } from './element.ts'
import { Filters } from './filters.ts'
import { showHits } from './hits.ts'
import { LatestSearch } from './latest.ts'
import { keepSearch } from './recent.ts'
import './search.css'
import { announcement, failureText, noteOf } from './words.ts'
import type { SearchRequest } from '#search'

/** Many enough to look through; a better word finds more than a second page would. */
const limit = 30

/** `<search-page>`: results at an address that can be shared. Without results, the list of all pages stays. */
class SearchPage extends HTMLElement {
  readonly #latest = new LatestSearch((outcome, request) => this.#show(outcome, request))
  readonly #filters = new Filters(() => this.#search())
  readonly #list = element('ol', { class: 'hits' })
  readonly #note = element('div', { class: 'search-note' })
  readonly #status = element('p', { class: 'visually-hidden', role: 'status' })

  connectedCallback(): void {
    prepare()
    this.querySelector('form')?.append(this.#filters.element)
    this.querySelector('[data-results]')?.append(this.#status, this.#note, this.#list)
    this.addEventListener('submit', (event) => {
      event.preventDefault()
      keepSearch(this.#field.value)
      this.#search()
    })
    this.#field.addEventListener('input', () => this.#search())
    addEventListener('popstate', () => this.#readAddress())
    this.#readAddress()
  }

  get #field(): HTMLInputElement {
    const field = this.querySelector<HTMLInputElement>('input[name="q"]')
    if (!field) throw new Error('a search page without a field')
    return field
  }

  #readAddress(): void {
    const { text, ...filter } = requestOf(location.search)
    this.#field.value = text
    this.#filters.chosen = filter
    this.#search()
  }

  #search(): void {
    const request = { text: this.#field.value.trim(), ...this.#filters.chosen }
    history.replaceState(history.state, '', addressOf(request))
    this.#name(request.text)
    this.#latest.want({ ...request, limit })
  }

  /** The title of the window says what was searched for. */
  #name(text: string): void {
    const [, ...rest] = (this.dataset['title'] ?? document.title).split(' · ')
    this.dataset['title'] ??= document.title
    document.title = [text ? `${text}: search` : 'Search', ...rest].join(' · ')
  }

  #show(outcome: Outcome, { text }: SearchRequest): void {
    if (this.#latest.isBusy) return
    const isSearch = text !== ''
    this.toggleAttribute('data-searching', isSearch && 'results' in outcome)
    if ('failure' in outcome) {
      this.#showFailure(outcome.failure)
      return
    }
    const { results } = outcome
    this.#filters.offer(results.themes)
    this.#filters.count(isSearch ? results.counts : undefined)
    const note = isSearch ? noteOf(results) : undefined
    this.#note.replaceChildren(...(note === undefined ? [] : [element('p', {}, note)]))
    this.#list.replaceChildren(...(isSearch ? showHits(results, 'links') : []))
    this.#status.textContent = isSearch ? announcement(outcome) : ''
  }

  #showFailure(failure: 'unreachable' | 'no index'): void {
    const { title, text } = failureText(failure)
    this.#note.replaceChildren(
      element(
        'div',
        { class: 'notice', 'data-tone': 'warn' },
        element('p', { class: 'notice-title' }, title),
        element('p', {}, text),
      ),
    )
    this.#list.replaceChildren()
    this.#status.textContent = `${title} ${text}`
  }
}

customElements.define('search-page', SearchPage)
