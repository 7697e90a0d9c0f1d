// The first visit pays for these few lines only: dialog, layer and index come when somebody searches.

/** Makes the link to the search page a button that opens the dialog, and listens for the keys. */
class SearchOpener extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a')
    if (!link) return
    const button = document.createElement('button')
    button.type = 'button'
    for (const { name, value } of link.attributes) {
      if (name !== 'href') button.setAttribute(name, value)
    }
    button.setAttribute('aria-keyshortcuts', '/ Control+K Meta+K')
    button.setAttribute('aria-haspopup', 'dialog')
    button.append(...link.childNodes)
    button.addEventListener('click', () => void open())
    for (const event of ['pointerenter', 'focus']) {
      button.addEventListener(event, () => void load().catch(() => undefined), { once: true })
    }
    link.replaceWith(button)
    document.addEventListener('keydown', onKey)
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', onKey)
  }
}

function onKey(event: KeyboardEvent): void {
  const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
  const isK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey
  if (event.defaultPrevented || !(isK || (isSlash && !isTyping(event.target)))) return
  event.preventDefault()
  void open()
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

async function open(): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('search-page input[name="q"]')
  if (field) {
    field.focus()
    field.select()
    return
  }
  try {
    const { openSearchDialog } = await load()
    openSearchDialog()
  } catch {
    location.assign('/search.html')
  }
}

async function load(): Promise<typeof import('./dialog.ts')> {
  return import('./dialog.ts')
}

customElements.define('search-opener', SearchOpener)
