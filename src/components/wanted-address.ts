/** Says which address was wanted; the page itself cannot know, because it is one file for all of them. */
class WantedAddress extends HTMLElement {
  connectedCallback(): void {
    if (location.pathname === '/404.html') return
    const code = document.createElement('code')
    code.textContent = readable(location.pathname)
    this.replaceChildren(code)
  }
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

customElements.define('wanted-address', WantedAddress)
