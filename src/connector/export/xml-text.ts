import { escapeText } from 'entities'

/** A text as the content of an element. What XML 1.0 cannot hold at all, escaped or not, is left out. */
export function xmlText(text: string): string {
  return escapeText(text.replace(forbidden, '')).replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
}

/** Everything but the characters of https://www.w3.org/TR/xml/#charsets; half a surrogate pair, too. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
