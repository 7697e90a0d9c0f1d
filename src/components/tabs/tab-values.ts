import { snippetLanguages } from '#client'

/** Under which name the choice between these tabs is remembered. */
export function tabKey(label: string, tabs: readonly string[]): string {
  return isLanguages(label, tabs) ? 'doorway.language' : `doorway.tabs.${slug(label)}`
}

/** What is remembered when each of these tabs is chosen. */
export function tabValues(label: string, tabs: readonly string[]): string[] {
  return tabs.map((tab) => (isLanguages(label, tabs) && languageOf(tab)?.id) || slug(tab))
}

/** Panels with a request remember a language, too; a set of just these languages agrees with them. */
function isLanguages(label: string, tabs: readonly string[]): boolean {
  return label === 'Language' && tabs.every(languageOf)
}

function languageOf(tab: string) {
  return snippetLanguages.find((language) => language.label === tab)
}

function slug(words: string): string {
  return words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')
}
