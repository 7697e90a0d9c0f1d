import { site } from '#site'
import { fillCollection } from './fill-collection.ts'

/** Downloads with the reader's own address in them, and into a Postman collection also what they have of a sandbox. */
class FilledDownloads extends HTMLElement {
  #stop = new AbortController()

  connectedCallback(): void {
    const { signal } = this.#stop
    this.addEventListener('click', (event) => void this.#download(event), { signal })
  }

  disconnectedCallback(): void {
    this.#stop.abort()
  }

  async #download(event: MouseEvent): Promise<void> {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const [answer, { $values }, { saveFile }] = await Promise.all([
      fetch(link.href),
      import('../../widgets/state/values.ts'),
      import('../../widgets/ui/save-file.ts'),
    ])
    const text = (await answer.text()).replaceAll(site.url, location.origin)
    const isCollection = link.pathname.endsWith('/postman.json')
    const filled = isCollection ? fillCollection(text, $values.get()) : text
    saveFile(new Blob([filled]), link.pathname.split('/').at(-1) ?? 'reference')
  }
}

customElements.define('filled-downloads', FilledDownloads)
