import { addressOf, choiceOf } from '../../marketplace/address.ts'
import {
  type Choice,
  countOptions,
  type FacetId,
  facetIds,
  type Item,
  narrow,
  noChoice,
  nothingChosen,
  type Sort,
} from '../../marketplace/filter.ts'
import { createFind, type Find } from '../../marketplace/find.ts'
import { foundWords, nothingWords, widenWords } from './words.ts'

interface Entry {
  item: Item
  row: HTMLElement
}

/**
 * `<connector-filter>`: narrows the list of connectors by words and facets. The address says what was chosen,
 * so that it can be shared and gone back to: pressing something is a step back, typing is none.
 */
class ConnectorFilter extends HTMLElement {
  readonly #stop = new AbortController()
  #entries: readonly Entry[] = []
  #find: Find = () => []
  #choice: Choice = noChoice
  /** How many there are without filters. */
  #foundByWords = 0

  connectedCallback(): void {
    this.#entries = [...this.querySelectorAll<HTMLElement>('[data-connector]')].map(entryOf)
    this.#find = createFind(this.#entries.map(({ row }) => wordsOf(row)))
    this.#foldOnPhones()
    this.addEventListener('input', ({ target }) => {
      if (target === this.#field)
        this.#choose({ ...this.#choice, text: this.#field.value }, 'replace')
    })
    this.addEventListener('change', ({ target }) => {
      if (target !== this.#field) this.#choose(this.#pressed(), 'push')
    })
    this.#on('[data-clear]', () => this.#choose({ ...noChoice, text: this.#choice.text }, 'push'))
    this.#on('[data-widen]', () => this.#widen())
    addEventListener('popstate', () => this.#readAddress(), { signal: this.#stop.signal })
    this.#readAddress()
  }

  disconnectedCallback(): void {
    this.#stop.abort()
  }

  get #field(): HTMLInputElement {
    return this.#one<HTMLInputElement>('input[name="q"]')
  }

  get #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('fieldset input')]
  }

  #one<E extends HTMLElement>(selector: string): E {
    const found = this.querySelector<E>(selector)
    if (!found) throw new Error(`the marketplace has no ${selector}`)
    return found
  }

  #on(selector: string, listen: () => void): void {
    this.#one(selector).addEventListener('click', listen)
  }

  #readAddress(): void {
    const facets = facetIds.map((id) => ({
      id,
      options: this.#boxes.filter(isOf(id)).map(optionOf),
    }))
    this.#show(choiceOf(location.search, facets))
    this.#field.value = this.#choice.text
  }

  /** What the boxes and the list of orders say now. */
  #pressed(): Choice {
    const checked = this.#boxes.filter((box) => box.checked)
    const valuesOf = (id: FacetId) => checked.filter(isOf(id)).map(({ value }) => value)
    return {
      text: this.#choice.text,
      chosen: {
        category: valuesOf('category'),
        flow: valuesOf('flow'),
        edition: valuesOf('edition'),
        version: valuesOf('version'),
        code: valuesOf('code'),
      },
      all: this.#one<HTMLInputElement>('input[name="all"]').checked,
      sort: this.#one<HTMLSelectElement>('select[name="sort"]').value as Sort,
    }
  }

  #choose(choice: Choice, way: 'push' | 'replace'): void {
    const address = `${location.pathname}${addressOf({ ...choice, text: choice.text.trim() })}`
    if (way === 'push') history.pushState(null, '', address)
    else history.replaceState(null, '', address)
    this.#show(choice)
  }

  /** Out of a dead end: what the words alone find, or else the list as it was at the beginning. */
  #widen(): void {
    const { text } = this.#choice
    this.#choose(this.#foundByWords > 0 ? { ...noChoice, all: true, text } : noChoice, 'push')
    this.#field.value = this.#choice.text
    this.#field.focus()
  }

  #show(choice: Choice): void {
    this.#choice = choice
    const text = choice.text.trim()
    const ranks = new Map(this.#find(text).map((id, rank) => [id, rank]))
    const meant = this.#entries.filter(({ item }) => ranks.has(item.id))
    const items = meant.map(({ item }) => item)
    const shown = new Set(narrow(items, choice))
    for (const { item, row } of this.#entries) row.hidden = !shown.has(item)
    this.#order(comparing(choice.sort, ranks))
    this.toggleAttribute('data-all', choice.all)
    this.#press(choice, items)
    this.#foundByWords = narrow(items, { ...choice, chosen: nothingChosen, all: true }).length
    this.#tell(choice, shown)
  }

  /** Puts the rows of each list in order; sections without any row go. */
  #order(compare: (a: HTMLElement, b: HTMLElement) => number): void {
    for (const section of this.querySelectorAll<HTMLElement>('[data-list]')) {
      const rows = [...section.querySelectorAll<HTMLElement>('[data-connector]')]
      section.querySelector('ul')?.append(...rows.toSorted(compare))
      section.hidden = rows.every(({ hidden }) => hidden)
    }
  }

  /** Boxes and counts as they follow from the choice. */
  #press(choice: Choice, items: readonly Item[]): void {
    const counts = countOptions(items, choice)
    for (const id of facetIds) {
      for (const box of this.#boxes.filter(isOf(id))) {
        const count = counts[id].get(box.value) ?? 0
        box.checked = choice.chosen[id].includes(box.value)
        const label = box.closest('label')
        label?.toggleAttribute('data-empty', count === 0)
        const place = label?.querySelector('[data-count]')
        if (place) place.textContent = String(count)
      }
    }
    this.#one<HTMLInputElement>('input[name="all"]').checked = choice.all
    this.#one<HTMLSelectElement>('select[name="sort"]').value = choice.sort
  }

  /** Says how many there are, and where there is none, what can be done. */
  #tell(choice: Choice, shown: ReadonlySet<Item>): void {
    const text = choice.text.trim()
    const narrowed = facetIds.reduce((sum, id) => sum + choice.chosen[id].length, 0)
    const badge = this.#one('[data-narrowed]')
    badge.hidden = narrowed === 0
    badge.textContent = String(narrowed)
    this.#one('[data-clear]').hidden = narrowed === 0 && !choice.all
    this.#one('[data-nothing]').hidden = shown.size > 0
    this.#one('[data-for]').textContent = nothingWords(text)
    const widen = this.#one('[data-widen]')
    widen.hidden = shown.size > 0 || (this.#foundByWords === 0 && text === '')
    widen.textContent = widenWords(this.#foundByWords)
    const build = this.#one<HTMLAnchorElement>('[data-build-link]')
    const query = text ? `?${new URLSearchParams({ for: text })}` : ''
    build.href = `${this.dataset['build'] ?? ''}${query}`
    const others = choice.all ? 0 : countWithout(this.#entries, choice, this.#find)
    this.#one('[data-status]').textContent = foundWords(shown.size, text, others)
  }

  /** On a phone, the list comes first. */
  #foldOnPhones(): void {
    const details = this.#one<HTMLDetailsElement>('.facets')
    const wide = matchMedia('(width >= 60rem)')
    const fold = () => {
      details.open = wide.matches
    }
    fold()
    wide.addEventListener('change', fold, { signal: this.#stop.signal })
    details.dataset['ready'] = ''
  }
}

/** Compares rows by how well they fit, as far as there are words to fit, or by what the reader chose. */
function comparing(sort: Sort, ranks: ReadonlyMap<string, number>) {
  return (a: HTMLElement, b: HTMLElement) =>
    sort === 'fit'
      ? (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0)
      : (a.dataset[sort] ?? '').localeCompare(b.dataset[sort] ?? '', 'en')
}

/** How many more there would be with those that use no API. */
function countWithout(entries: readonly Entry[], choice: Choice, find: Find): number {
  const text = choice.text.trim()
  const ids = text ? new Set(find(text)) : undefined
  const items = entries.map(({ item }) => item).filter(({ id }) => ids?.has(id) ?? true)
  return narrow(items, { ...choice, all: true }).filter(({ api }) => !api).length
}

function entryOf(row: HTMLElement): Entry {
  const valuesOf = (id: FacetId) => row.dataset[id]?.split(' ') ?? []
  return {
    row,
    item: {
      id: row.id,
      api: row.dataset['api'] === 'yes',
      values: {
        category: valuesOf('category'),
        flow: valuesOf('flow'),
        edition: valuesOf('edition'),
        version: valuesOf('version'),
        code: valuesOf('code'),
      },
    },
  }
}

function wordsOf({ id, dataset, textContent }: HTMLElement) {
  const { name = '', publisher = '', connects = '' } = dataset
  return { id, name, publisher, connects, text: textContent ?? '' }
}

function isOf(id: FacetId): (box: HTMLInputElement) => boolean {
  return ({ name }) => name === id
}

function optionOf({ value }: HTMLInputElement) {
  return { value, label: value }
}

customElements.define('connector-filter', ConnectorFilter)
