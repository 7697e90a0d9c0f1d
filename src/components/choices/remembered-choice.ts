import { remember } from './remember.ts'

/** Told to the page when a choice changes: what depends on it looks again. */
export const choiceChanged = 'doorway:choice'

/**
 * Reads what was chosen (`data-edition`, `data-version` on <html>) into its select, writes a new choice back, and keeps
 * all selects of the same choice alike, on this page and on the site's other open pages.
 */
class RememberedChoice extends HTMLElement {
  #stop = new AbortController()

  connectedCallback(): void {
    const { choice } = this.dataset
    const select = this.querySelector('select')
    if (!choice || !select) return
    const { signal } = this.#stop
    const read = () => {
      select.value = document.documentElement.dataset[choice] ?? ''
    }
    read()
    select.addEventListener(
      'change',
      () => {
        show(choice, select.value)
        remember(choice, select.value || undefined)
      },
      { signal },
    )
    document.addEventListener(choiceChanged, read, { signal })
    addEventListener(
      'storage',
      ({ key, newValue }) => void (key === `doorway.${choice}` && show(choice, newValue ?? '')),
      { signal },
    )
  }

  disconnectedCallback(): void {
    this.#stop.abort()
  }
}

function show(choice: string, value: string): void {
  const { dataset } = document.documentElement
  if (value) dataset[choice] = value
  else delete dataset[choice]
  document.dispatchEvent(new Event(choiceChanged))
}

customElements.define('remembered-choice', RememberedChoice)
