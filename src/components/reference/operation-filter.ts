import { choiceChanged } from '../choices/remembered-choice.ts'

/** Shows only the operations that have all the words typed, and the sections that have such operations. */
class OperationFilter extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input')
    input?.addEventListener('input', () => this.#show(input.value))
    document.addEventListener(choiceChanged, () => this.#show(input?.value ?? ''))
    this.#show(input?.value ?? '')
  }

  #show(text: string): void {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean)
    let shown = 0
    for (const resource of document.querySelectorAll<HTMLElement>('[data-resource]')) {
      let here = 0
      for (const item of resource.querySelectorAll<HTMLElement>('[data-operation]')) {
        item.hidden = !words.every((word) => item.dataset['operation']?.includes(word))
        if (!item.hidden && isInVersion(item)) here += 1
      }
      resource.hidden = here === 0
      shown += here
    }
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = words.length > 0 ? describe(shown) : ''
  }
}

/** What came after the version that the reader chose is hidden by style. */
function isInVersion({ dataset }: HTMLElement): boolean {
  const version = document.documentElement.dataset['version']
  return !version || !dataset['lacks']?.split(' ').includes(version)
}

function describe(count: number): string {
  if (count === 0) return 'No operation has all these words.'
  return count === 1 ? 'One operation.' : `${count} operations.`
}

customElements.define('operation-filter', OperationFilter)
