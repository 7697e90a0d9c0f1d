import type { SearchRequest, SearchResults } from '#search'
import { addressOf } from './address.ts'
import { type Outcome, prepare } from './ask.ts'
import { element } from './element.ts'
import { Filters } from './filters.ts'
import { showHits } from './hits.ts'
import { LatestSearch } from './latest.ts'
import { Options } from './options.ts'
import { forgetSearches, keepSearch, recentSearches } from './recent.ts'
import './search.css'
import { announcement, failureText, noteOf } from './words.ts'

let opened: SearchDialog | undefined

prepare()

/** Opens search over the page. `text` is what it starts with. */
export function openSearchDialog(text = ''): void {
  opened ??= new SearchDialog()
  opened.open(text)
}

/** The dialog: a field, filters, and a list of what was found, all reached without leaving the field. */
class SearchDialog {
  readonly #field = element('input', {
    class: 'search-input',
    type: 'text',
    role: 'combobox',
    name: 'q',
    'aria-label': 'Search',
    'aria-controls': 'search-list',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    enterkeyhint: 'go',
    maxlength: '4000',
    placeholder: 'A word, a question, an operation, an error',
  })
  readonly #list = element('div', {
    class: 'search-list',
    id: 'search-list',
    role: 'listbox',
    'aria-label': 'Results',
  })
  readonly #note = element('div', { class: 'search-note' })
  readonly #status = element('p', { class: 'visually-hidden', role: 'status' })
  readonly #all = element('a', { class: 'search-all', href: '/search.html' }, 'All results')
  readonly #options = new Options(this.#field, this.#list)
  readonly #filters = new Filters(() => this.#search())
  readonly #latest = new LatestSearch((outcome, request) => this.#show(outcome, request))
  readonly #dialog = this.#build()
  /** Enter was pressed before the results were there. */
  #goesOn: MouseEventInit | undefined
  #isMoved = false

  open(text: string): void {
    if (this.#dialog.open) return
    this.#dialog.showModal()
    this.#field.value = text || this.#field.value
    this.#field.select()
    this.#search()
  }

  #build(): HTMLDialogElement {
    const close = element('button', { class: 'search-close', type: 'button' }, 'Close')
    const form = element(
      'form',
      { class: 'search-form', role: 'search', action: '/search.html' },
      element('div', { class: 'search-field' }, this.#field, close),
      this.#filters.element,
    )
    const body = element('div', { class: 'search-body', tabindex: '-1' }, this.#note, this.#list)
    const dialog = element(
      'dialog',
      { class: 'search-dialog', 'aria-label': 'Search' },
      form,
      this.#status,
      body,
      element('div', { class: 'search-foot' }, keys(), this.#all),
    )
    close.addEventListener('click', () => dialog.close())
    form.addEventListener('submit', (event) => event.preventDefault())
    this.#field.addEventListener('input', () => this.#search())
    this.#field.addEventListener('keydown', (event) => this.#press(event))
    dialog.addEventListener('click', (event) => this.#click(event, dialog))
    document.body.append(dialog)
    return dialog
  }

  get #request(): SearchRequest {
    return { text: this.#field.value.trim(), ...this.#filters.chosen }
  }

  #search(): void {
    this.#isMoved = false
    const request = this.#request
    this.#all.href = addressOf(request)
    this.#dialog.dataset['state'] = 'busy'
    this.#latest.want(request)
  }

  #show(outcome: Outcome, request: SearchRequest): void {
    if (this.#latest.isBusy) return
    if ('failure' in outcome) this.#showFailure(outcome.failure)
    else if (request.text === '') this.#showStart(outcome.results)
    else this.#showResults(outcome.results)
    this.#options.reset(request.text !== '')
    this.#list.parentElement?.scrollTo(0, 0)
    if (this.#goesOn) this.#follow(this.#goesOn)
  }

  #showResults(results: SearchResults): void {
    this.#dialog.dataset['state'] = results.outcome
    const note = noteOf(results)
    this.#note.replaceChildren(...(note === undefined ? [] : [element('p', {}, note)]))
    this.#list.replaceChildren(...showHits(results, 'options'))
    this.#filters.offer(results.themes)
    this.#filters.count(results.counts)
    this.#status.textContent = announcement({ results })
  }

  /** Nothing typed yet: what was searched before, and what many read. */
  #showStart(results: SearchResults): void {
    this.#dialog.dataset['state'] = 'start'
    this.#filters.offer(results.themes)
    this.#filters.count(undefined)
    this.#status.textContent = ''
    const recent = recentSearches()
    this.#note.replaceChildren(...(recent.length > 0 ? [this.#forgetButton()] : []))
    this.#list.replaceChildren(
      ...(recent.length > 0 ? [recentGroup(recent)] : []),
      ...popularGroup(results),
    )
  }

  #forgetButton(): HTMLElement {
    const button = element(
      'button',
      { class: 'search-forget', type: 'button' },
      'Clear recent searches',
    )
    button.addEventListener('click', () => {
      forgetSearches()
      this.#field.focus()
      this.#search()
    })
    return button
  }

  #showFailure(failure: 'unreachable' | 'no index'): void {
    this.#dialog.dataset['state'] = 'failed'
    const { title, text } = failureText(failure)
    this.#note.replaceChildren(
      element(
        'div',
        { class: 'notice', 'data-tone': 'warn' },
        element('p', { class: 'notice-title' }, title),
        element('p', {}, text),
        element('p', {}, element('a', { href: '/search.html' }, 'All pages')),
      ),
    )
    this.#list.replaceChildren()
    this.#filters.count(undefined)
    this.#status.textContent = `${title} ${text}`
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return
    const move = moves[event.key]
    const isJump = event.key === 'Home' || event.key === 'End'
    if (move && (!isJump || this.#isMoved) && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      this.#isMoved = true
      this.#options.move(move)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const { ctrlKey, metaKey, shiftKey } = event
      this.#follow({ ctrlKey, metaKey, shiftKey })
    }
  }

  /** Follows the active link as a click would, with Control into a new tab. */
  #follow(held: MouseEventInit): void {
    this.#goesOn = undefined
    if (this.#latest.isBusy) this.#goesOn = held
    else
      this.#options.active?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, view: window, ...held }),
      )
  }

  #click(event: MouseEvent, dialog: HTMLDialogElement): void {
    if (event.target === dialog) dialog.close()
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link) return
    const recent = link.dataset['search']
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey
    if (recent !== undefined && isPlain) {
      event.preventDefault()
      this.#field.value = recent
      this.#field.focus()
      this.#search()
      return
    }
    keepSearch(this.#field.value)
    if (isPlain) dialog.close()
  }
}

const moves: Partial<Record<string, 'next' | 'previous' | 'first' | 'last'>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
}

function recentGroup(recent: readonly string[]): HTMLElement {
  const options = recent.map((text) =>
    element(
      'a',
      {
        class: 'hit-recent',
        role: 'option',
        tabindex: '-1',
        'aria-selected': 'false',
        href: addressOf({ text }),
        'data-search': text,
      },
      text,
    ),
  )
  return element(
    'div',
    { class: 'hit', role: 'group', 'aria-labelledby': 'search-recent' },
    element('div', { class: 'hit-group', id: 'search-recent' }, 'Recent searches'),
    ...options,
  )
}

function popularGroup(results: SearchResults): HTMLElement[] {
  const heading = element('div', { class: 'hit-group', role: 'presentation' }, 'Often read')
  return [heading, ...showHits(results, 'options')]
}

function keys(): HTMLElement {
  return element(
    'p',
    { class: 'search-keys', 'aria-hidden': 'true' },
    element('kbd', {}, '↑'),
    element('kbd', {}, '↓'),
    ' choose ',
    element('kbd', {}, 'Enter'),
    ' open ',
    element('kbd', {}, 'Esc'),
    ' close',
  )
}
