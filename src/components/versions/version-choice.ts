import { remember } from '../remember.ts'

/** Told to the page when another version is chosen: what is counted must be counted anew. */
export const versionChanged = 'doorway:version'

/** Reads the remembered version into the select, and writes a new one back, also for the site's other open pages. */
class VersionChoice extends HTMLElement {
  #stop = new AbortController()

  connectedCallback(): void {
    const select = this.querySelector('select')
    if (!select) return
    const { signal } = this.#stop
    select.value = document.documentElement.dataset['version'] ?? ''
    select.addEventListener(
      'change',
      () => {
        show(select.value)
        remember('version', select.value || undefined)
      },
      { signal },
    )
    addEventListener(
      'storage',
      ({ key, newValue }) => {
        if (key !== 'doorway.version') return
        select.value = newValue ?? ''
        show(select.value)
      },
      { signal },
    )
  }

  disconnectedCallback(): void {
    this.#stop.abort()
  }
}

function show(version: string): void {
  const { dataset } = document.documentElement
  if (version) dataset['version'] = version
  else delete dataset['version']
  document.dispatchEvent(new Event(versionChanged))
}

customElements.define('version-choice', VersionChoice)
