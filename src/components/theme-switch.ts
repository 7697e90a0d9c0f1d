import { remember } from './choices/remember.ts'

/** Reads the remembered choice into the radio buttons, and writes a new one back. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const chosen = document.documentElement.dataset['theme'] ?? 'system'
    for (const input of this.querySelectorAll('input')) input.checked = input.value === chosen
    this.addEventListener('change', (event) => choose((event.target as HTMLInputElement).value))
  }
}

function choose(theme: string): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset['theme']
  else dataset['theme'] = theme
  remember('theme', theme === 'system' ? undefined : theme)
}

customElements.define('theme-switch', ThemeSwitch)
