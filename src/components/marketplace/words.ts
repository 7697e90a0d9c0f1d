/** What was found, as it is shown and announced. */
export function foundWords(shown: number, text: string, without: number): string {
  const found = shown === 0 ? 'No connector' : count(shown)
  const more = without > 0 ? ` ${without} more ${without === 1 ? 'uses' : 'use'} no API.` : ''
  return `${found}${text ? ` for “${text}”` : ''}.${more}`
}

/** The end of the heading `No connector …`. */
export function nothingWords(text: string): string {
  return text ? ` for “${text}”` : ' like that'
}

/** What the button out of a dead end says. `found` is how many there are without filters. */
export function widenWords(found: number): string {
  return found > 0 ? `Show the ${found} without these filters` : 'Show all connectors'
}

function count(shown: number): string {
  return shown === 1 ? 'One connector' : `${shown} connectors`
}
