/** Marks the entry of the section that the reader is in: the last heading above the upper third. */
class TocList extends HTMLElement {
  #stop = new AbortController()

  connectedCallback(): void {
    const links = [...this.querySelectorAll('a')]
    const headings = links.map((link) =>
      document.getElementById(decodeURIComponent(link.hash.slice(1))),
    )
    let waiting = false
    const mark = () => {
      waiting = false
      const line = innerHeight / 3
      const at = headings.findLastIndex(
        (heading) => heading && heading.getBoundingClientRect().top < line,
      )
      for (const [index, link] of links.entries()) {
        if (index === Math.max(at, 0)) link.setAttribute('aria-current', 'true')
        else link.removeAttribute('aria-current')
      }
    }
    const soon = () => {
      if (waiting) return
      waiting = true
      requestAnimationFrame(mark)
    }
    addEventListener('scroll', soon, { passive: true, signal: this.#stop.signal })
    mark()
  }

  disconnectedCallback(): void {
    this.#stop.abort()
  }
}

customElements.define('toc-list', TocList)
