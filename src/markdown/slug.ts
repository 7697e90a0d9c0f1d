/**
 * The anchor of a heading: lower case, punctuation dropped, runs of spaces and dashes one dash.
 * Letters, digits and marks of every script stay; so does the underscore, a part of names such as
 * `patch_products`.
 *
 *     slug('Step 1 | Create a connection')  ->  'step-1-create-a-connection'
 */
export function slug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_\s\p{Pd}]/gu, '')
    .replaceAll(/[\s\p{Pd}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
}

/**
 * Slugs for the headings of one page. A slug that is taken gets `-1`, `-2` ...; a heading without
 * a letter is a `section`. `others` are anchors that the page has besides.
 */
export function createSlugger(others: Iterable<string> = []): (text: string) => string {
  const taken = new Set(others)
  return (text) => {
    const base = slug(text) || 'section'
    let candidate = base
    for (let count = 1; taken.has(candidate); count++) candidate = `${base}-${count}`
    taken.add(candidate)
    return candidate
  }
}
