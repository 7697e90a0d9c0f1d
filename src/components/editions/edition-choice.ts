import { remember } from '../remember.ts'

const changed = 'doorway:edition'

/** Reads the remembered edition into the select, writes a new one back, and keeps all selects of a page alike. */
class EditionChoice extends HTMLElement {
  #stop = new AbortController()

  connectedCallback(): void {
    const select = this.querySelector('select')
    if (!select) return
    const { signal } = this.#stop
    const read = () => {
      select.value = document.documentElement.dataset['edition'] ?? ''
    }
    read()
    select.addEventListener('change', () => choose(select.value), { signal })
    document.addEventListener(changed, read, { signal })
    addEventListener(
      'storage',
      (event) => void (event.key === 'doorway.edition' && show(event.newValue ?? '')),
      {
        signal,
      },
    )
  }

  disconnectedCallback(): void {
    this.#stop.abort()
  }
}

function choose(edition: string): void {
  show(edition)
  remember('edition', edition || undefined)
}

function show(edition: string): void {
  const { dataset } = document.documentElement
  if (edition) dataset['edition'] = edition
  else delete dataset['edition']
  document.dispatchEvent(new Event(changed))
}

customElements.define('edition-choice', EditionChoice)
