/**
 * The options of a combobox's list: one of them is active, the arrows move on, and the field that keeps the
 * focus says which (`aria-activedescendant`).
 */
export class Options {
  readonly #field: HTMLInputElement
  readonly #list: HTMLElement
  #active: HTMLElement | undefined

  constructor(field: HTMLInputElement, list: HTMLElement) {
    this.#field = field
    this.#list = list
  }

  get active(): HTMLElement | undefined {
    return this.#active
  }

  /** Takes the options that the list has now; the first becomes active when `startsActive`. */
  reset(startsActive: boolean): void {
    const all = this.#all()
    for (const [at, option] of all.entries()) option.id = `search-option-${at}`
    this.#field.setAttribute('aria-expanded', String(all.length > 0))
    this.#activate(startsActive ? all[0] : undefined)
  }

  /** Moves by one, from the end to the beginning and back; `first` and `last` go there. */
  move(to: 'next' | 'previous' | 'first' | 'last'): void {
    const all = this.#all()
    const at = this.#active ? all.indexOf(this.#active) : -1
    const target = {
      next: all[(at + 1) % all.length],
      previous: all[at > 0 ? at - 1 : all.length - 1],
      first: all[0],
      last: all.at(-1),
    }[to]
    this.#activate(target)
    this.#active?.scrollIntoView({ block: 'nearest' })
  }

  #all(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('[role="option"]')]
  }

  #activate(option: HTMLElement | undefined): void {
    this.#active?.setAttribute('aria-selected', 'false')
    this.#active = option
    option?.setAttribute('aria-selected', 'true')
    if (option) this.#field.setAttribute('aria-activedescendant', option.id)
    else this.#field.removeAttribute('aria-activedescendant')
  }
}
