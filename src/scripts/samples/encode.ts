/** How a sample file is written, by the name in its XML declaration. */
export type Encode = (text: string) => Buffer

/**
 * ISO-8859-1 is written as the ERPs that declare it write it: with the euro sign and quotes of
 * Windows-1252. Characters that it lacks become references.
 */
export const encoders: Readonly<Record<string, Encode>> = {
  'UTF-8': (text) => Buffer.from(text, 'utf8'),
  'ISO-8859-1': encodeWindows1252,
  'Windows-1252': encodeWindows1252,
  'UTF-16': (text) => Buffer.from(text, 'utf16le'),
}

/** What stands before the first character: the byte order mark that UTF-16 has to have. */
export const marks: Readonly<Record<string, Buffer>> = { 'UTF-16': Buffer.of(0xff, 0xfe) }

const upperHalf = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 128 }, (_, at) => at + 128),
)

function encodeWindows1252(text: string): Buffer {
  const bytes = Array.from(text).flatMap((character) => {
    const at = upperHalf.indexOf(character)
    if (character.charCodeAt(0) < 128) return character.charCodeAt(0)
    return at >= 0 ? at + 128 : [...Buffer.from(`&#${character.codePointAt(0)};`)]
  })
  return Buffer.from(bytes)
}
