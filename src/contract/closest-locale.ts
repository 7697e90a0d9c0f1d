/**
 * The one of these locales that a reader understands best: their own, one of their language, an
 * English one, or whatever there is.
 *
 * @param wanted a locale as the PIM (`fr_FR`) or a browser (`fr-FR`) writes it
 * @example closestLocale(['en_US', 'fr_FR'], 'fr-CA') // 'fr_FR'
 */
export function closestLocale(available: readonly string[], wanted: string): string | undefined {
  const own = wanted.replaceAll('-', '_').toLowerCase()
  const isOwn = (code: string) => code.toLowerCase() === own
  const speaks = (language: string) => (code: string) => languageOf(code) === language
  return (
    available.find(isOwn) ??
    available.find(speaks(languageOf(own))) ??
    available.find(speaks('en')) ??
    available[0]
  )
}

function languageOf(code: string): string {
  return code.split('_', 1)[0]?.toLowerCase() ?? ''
}
