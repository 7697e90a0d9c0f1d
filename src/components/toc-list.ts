import { readingLine } from './reading-line.ts'

/** Marks the entry of the section that the reader is in: the last heading above the line that is read. */
class TocList extends HTMLElement {
  #stop = new AbortController()
  #waiting = false

  connectedCallback(): void {
    const links = [...this.querySelectorAll('a')]
    const headings = links.map((link) =>
      document.getElementById(decodeURIComponent(link.hash.slice(1))),
    )
    const look = () => {
      this.#waiting = false
      const line = readingLine(scrollY, innerHeight, document.documentElement.scrollHeight)
      const at = headings.findLastIndex(
        (heading) => heading && heading.getBoundingClientRect().top < line,
      )
      mark(links, Math.max(at, 0))
    }
    const lookSoon = () => {
      if (this.#waiting) return
      this.#waiting = true
      requestAnimationFrame(look)
    }
    // Headings only change places while the page scrolls or takes another size.
    const size = new ResizeObserver(lookSoon)
    size.observe(document.body)
    addEventListener('scroll', lookSoon, { passive: true, signal: this.#stop.signal })
    this.#stop.signal.addEventListener('abort', () => size.disconnect())
  }

  disconnectedCallback(): void {
    this.#stop.abort()
  }
}

function mark(links: HTMLAnchorElement[], index: number): void {
  for (const [at, link] of links.entries()) {
    if (at !== index) link.removeAttribute('aria-current')
    else if (!link.ariaCurrent) {
      link.setAttribute('aria-current', 'true')
      keepInView(link)
    }
  }
}

/** A table of contents that is longer than the screen scrolls along, and moves nothing but itself. */
function keepInView(link: HTMLAnchorElement): void {
  const box = link.closest('nav')
  if (!box || box.scrollHeight <= box.clientHeight) return
  const { top, bottom } = link.getBoundingClientRect()
  const frame = box.getBoundingClientRect()
  if (top < frame.top) box.scrollTop -= frame.top - top + box.clientHeight / 3
  else if (bottom > frame.bottom) box.scrollTop += bottom - frame.bottom + box.clientHeight / 3
}

customElements.define('toc-list', TocList)
