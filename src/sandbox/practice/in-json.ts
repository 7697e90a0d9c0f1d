/** A text as it stands within a JSON text, so that a search for one with quotes finds it. */
export function inJson(text: string | undefined): string | undefined {
  return text && JSON.stringify(text).slice(1, -1)
}
