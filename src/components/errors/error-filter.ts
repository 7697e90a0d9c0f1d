import { templatePattern, withoutCommonEnding } from '../../contract/error-template.ts'

/**
 * Shows only the errors that have all the words typed, or that say a message which was pasted: as it
 * came, or with the whole answer around it.
 */
class ErrorFilter extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input')
    input?.addEventListener('input', () => this.#show(input.value))
    if (input?.value) this.#show(input.value)
  }

  #show(text: string): void {
    const isMeant = questionOf(text)
    let shown = 0
    for (const section of document.querySelectorAll<HTMLElement>('[data-errors]')) {
      const items = [...section.querySelectorAll<HTMLElement>('[data-error]')]
      for (const item of items) item.hidden = !isMeant(item)
      section.hidden = items.every(({ hidden }) => hidden)
      shown += items.filter(({ hidden }) => !hidden).length
    }
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = text.trim() === '' ? '' : describe(shown)
  }
}

function questionOf(text: string): (item: HTMLElement) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const messages = messagesIn(text).map(withoutCommonEnding)
  return (item) =>
    words.every((word) => item.textContent?.toLowerCase().includes(word) === true) ||
    templatesOf(item).some((pattern) => messages.some((message) => pattern.test(message)))
}

const patterns = new WeakMap<HTMLElement, RegExp[]>()

function templatesOf(item: HTMLElement): RegExp[] {
  const known = patterns.get(item)
  if (known) return known
  const templates = [...item.querySelectorAll<HTMLElement>('[data-template]')]
  const made = templates.map(({ dataset }) => templatePattern(dataset['template'] ?? '', 'i'))
  patterns.set(item, made)
  return made
}

/** The text itself, and all that is called a message in it when it is an answer. */
function messagesIn(text: string): string[] {
  const found = [...text.matchAll(/"message"\s*:\s*("(?:[^"\\]|\\.)*")/g)]
  return [text.trim(), ...found.map(([, quoted = '""']) => String(JSON.parse(quoted)))]
}

function describe(count: number): string {
  if (count === 0) return 'No error says this. Try fewer words.'
  return count === 1 ? 'One error.' : `${count} errors.`
}

customElements.define('error-filter', ErrorFilter)
