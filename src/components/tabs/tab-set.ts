import { persistentAtom } from '@nanostores/persistent'
import type { WritableAtom } from 'nanostores'
import { $language } from '../../widgets/state/language.ts'

/** Tabs as the ARIA practices have them; the choice is shared by all sets with the same key. */
class TabSet extends HTMLElement {
  #forget: (() => void)[] = []

  connectedCallback(): void {
    const tabs = [...this.querySelectorAll<HTMLElement>(':scope > [role=tablist] > [role=tab]')]
    const panels = [...this.querySelectorAll<HTMLElement>(':scope > .tab')]
    connect(tabs, panels)
    const $choice = choiceOf(this.dataset['key'] ?? '')
    const choose = (index: number) => $choice.set(tabs[index]?.dataset['value'] ?? '')
    const showTarget = () => {
      const index = panels.findIndex((panel) => panel.querySelector(':target'))
      if (index >= 0) choose(index)
    }
    this.#forget.push(
      $choice.subscribe((value) => show(tabs, panels, value)),
      listen(this, 'click', ({ target }) => {
        const index = tabs.findIndex((tab) => tab === target)
        if (index >= 0) choose(index)
      }),
      listen(this, 'keydown', (event) => {
        const next = targetOf(event.key, tabs.indexOf(event.target as HTMLElement), tabs.length)
        if (next === undefined) return
        event.preventDefault()
        choose(next)
        tabs[next]?.focus()
      }),
      listen(globalThis, 'hashchange', showTarget),
    )
    showTarget()
  }

  disconnectedCallback(): void {
    for (const forget of this.#forget.splice(0)) forget()
  }
}

let count = 0

/** Tab and panel name each other. */
function connect(tabs: HTMLElement[], panels: HTMLElement[]): void {
  for (const [index, tab] of tabs.entries()) {
    const panel = panels[index]
    if (!panel) continue
    tab.id ||= `tab-${++count}`
    panel.id ||= `${tab.id}-panel`
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', tab.id)
    tab.setAttribute('aria-controls', panel.id)
  }
}

/** A choice that this set does not offer leaves it as it is. */
function show(tabs: HTMLElement[], panels: HTMLElement[], value: string): void {
  const wanted = tabs.findIndex((tab) => tab.dataset['value'] === value)
  const shown = panels.findIndex((panel) => 'selected' in panel.dataset)
  const index = wanted >= 0 ? wanted : Math.max(0, shown)
  for (const [at, tab] of tabs.entries()) {
    tab.setAttribute('aria-selected', String(at === index))
    tab.tabIndex = at === index ? 0 : -1
    panels[at]?.toggleAttribute('data-selected', at === index)
  }
}

const choices = new Map<string, WritableAtom<string>>()

/** Languages are chosen in panels with a request, too; theirs is the same store. */
function choiceOf(key: string): WritableAtom<string> {
  if (key === 'doorway.language') return $language as WritableAtom<string>
  const choice = choices.get(key) ?? persistentAtom(key, '')
  choices.set(key, choice)
  return choice
}

function targetOf(key: string, at: number, tabs: number): number | undefined {
  if (at < 0) return undefined
  if (key === 'ArrowRight') return (at + 1) % tabs
  if (key === 'ArrowLeft') return (at - 1 + tabs) % tabs
  if (key === 'Home') return 0
  return key === 'End' ? tabs - 1 : undefined
}

function listen<Name extends keyof HTMLElementEventMap | 'hashchange'>(
  target: EventTarget,
  name: Name,
  react: (
    event: Name extends keyof HTMLElementEventMap ? HTMLElementEventMap[Name] : Event,
  ) => void,
): () => void {
  target.addEventListener(name, react as EventListener)
  return () => target.removeEventListener(name, react as EventListener)
}

customElements.define('tab-set', TabSet)
