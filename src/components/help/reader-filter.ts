/** Takes the choice from the address (`#for-user`) and puts a new one there. */
class ReaderFilter extends HTMLElement {
  #stop = new AbortController()

  connectedCallback(): void {
    const inputs = [...this.querySelectorAll('input')]
    const read = () => {
      for (const input of inputs) if (location.hash === `#${input.id}`) input.checked = true
    }
    read()
    addEventListener('hashchange', read, { signal: this.#stop.signal })
    this.addEventListener('change', ({ target }) => {
      const { id } = target as HTMLInputElement
      const address = id === 'for-everybody' ? location.pathname : `#${id}`
      history.replaceState(null, '', address)
    })
  }

  disconnectedCallback(): void {
    this.#stop.abort()
  }
}

customElements.define('reader-filter', ReaderFilter)
