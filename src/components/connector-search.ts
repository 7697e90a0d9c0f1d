/** Carries a search of the marketplace over: `?for=Sage 100` greets whoever found nothing there. */
class ConnectorSearch extends HTMLElement {
  connectedCallback() {
    const words = new URLSearchParams(location.search).get('for')?.trim().slice(0, 200)
    const place = this.querySelector('[data-words]')
    if (!words || !place) return
    place.textContent = words
    this.hidden = false
  }
}

customElements.define('connector-search', ConnectorSearch)
