/**
 * A text to keep. One that was read from a file may be a part of a larger one, the piece of the file
 * that it stands in, and keeps all of that in memory; a copy does not.
 */
export function copyText(text: string): string {
  return Array.from(text).join('')
}
