import { isKind, kinds, type SearchRequest, type SearchResults } from '#search'
import { element } from './element.ts'
import { kindNames } from './words.ts'

export type Filter = Pick<SearchRequest, 'kind' | 'theme'>

/** Chips for the kinds, and folded away those for the themes; `onChange` hears that another is chosen. */
export class Filters {
  readonly element: HTMLElement
  readonly #kinds = chips('kind', 'Kind of page')
  readonly #themes = chips('theme', 'Theme')
  readonly #themeName = element('span', {}, 'all')
  /** Maybe chosen before the themes are known. */
  #theme: string | undefined

  constructor(onChange: () => void) {
    const named = kinds.filter((kind) => kind !== 'page')
    this.#kinds.append(
      chip('kind', '', 'All'),
      ...named.map((kind) => chip('kind', kind, kindNames[kind].many)),
    )
    this.#themes.append(chip('theme', '', 'All themes'))
    const folded = element(
      'details',
      { class: 'search-themes' },
      element('summary', {}, 'Theme: ', this.#themeName),
      this.#themes,
    )
    this.element = element('div', { class: 'search-filters' }, this.#kinds, folded)
    this.element.addEventListener('change', () => {
      this.#theme = chosenIn(this.#themes)
      this.#nameTheme()
      onChange()
    })
  }

  get chosen(): Filter {
    const kind = chosenIn(this.#kinds) ?? ''
    return { kind: isKind(kind) ? kind : undefined, theme: this.#theme }
  }

  set chosen({ kind, theme }: Filter) {
    choose(this.#kinds, kind)
    this.#theme = theme
    choose(this.#themes, theme)
    this.#nameTheme()
  }

  /** Fills the list of themes, once they are known. */
  offer(themes: SearchResults['themes']): void {
    if (radiosOf(this.#themes).length > 1) return
    this.#themes.append(...themes.map(({ id, title }) => chip('theme', id, title)))
    choose(this.#themes, this.#theme)
    this.#nameTheme()
  }

  /** Says beside each kind how many places fit. */
  count(counts: SearchResults['counts'] | undefined): void {
    for (const { value, parentElement: label } of radiosOf(this.#kinds)) {
      const count = label?.querySelector('.count')
      if (count && isKind(value)) count.textContent = counts ? String(counts[value]) : ''
    }
  }

  #nameTheme(): void {
    const radio = radiosOf(this.#themes).find(({ checked, value }) => checked && value)
    this.#themeName.textContent = radio?.parentElement?.textContent ?? 'all'
  }
}

function chips(name: string, label: string): HTMLFieldSetElement {
  const legend = element('legend', { class: 'visually-hidden' }, label)
  return element('fieldset', { class: 'search-chips', name }, legend)
}

function chip(name: string, value: string, label: string): HTMLLabelElement {
  return element(
    'label',
    { class: 'chip' },
    element('input', { type: 'radio', name, value, checked: value === '' }),
    element('span', {}, label),
    element('span', { class: 'count', 'aria-hidden': 'true' }),
  )
}

function radiosOf(fieldset: HTMLFieldSetElement): HTMLInputElement[] {
  return [...fieldset.querySelectorAll('input')]
}

function chosenIn(fieldset: HTMLFieldSetElement): string | undefined {
  return radiosOf(fieldset).find(({ checked }) => checked)?.value || undefined
}

function choose(fieldset: HTMLFieldSetElement, value = ''): void {
  for (const radio of radiosOf(fieldset)) radio.checked = radio.value === value
}
