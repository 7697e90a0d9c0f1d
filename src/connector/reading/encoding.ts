import { SourceError } from '../records/source-error.ts'

/** How a file's bytes are to be read as text, and how that is known. */
export interface Encoding {
  /** As `TextDecoder` names it: `utf-8`, `utf-16le`, `windows-1252` (also for ISO-8859-1) … */
  name: string
  /**
   * A byte order mark, the XML declaration, a guess by the bytes, nothing (only ASCII has been seen
   * so far), or the reader's choice.
   */
  by: 'mark' | 'declaration' | 'guess' | 'nothing' | 'choice'
}

const marks: readonly [name: string, bytes: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * The encoding of a file that begins with these bytes: its mark, else what the XML declaration says,
 * else UTF-8 when the bytes are, else Windows-1252 (what Western programs write without saying so).
 *
 * ISO-8859-1 is read as Windows-1252: senders declare the one and mean the other's euro sign and
 * quotes, and the web has settled it that way. A declared UTF-16 is not believed when the
 * declaration itself is written in single bytes.
 */
export function recogniseEncoding(head: Uint8Array): Encoding {
  const mark = marks.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte))
  if (mark) return { name: mark[0], by: 'mark' }
  const wide = wideEncodingOf(head)
  if (wide) return { name: wide, by: 'guess' }
  const declared = declaredEncodingOf(head)
  if (declared && !/^(utf|ucs|iso-10646-ucs)-?(16|2)/i.test(declared)) {
    return { name: canonicalName(declared) ?? declared, by: 'declaration' }
  }
  return guessEncoding(head) ?? { name: 'utf-8', by: 'nothing' }
}

/** The name under which `TextDecoder` knows an encoding; undefined when it does not. */
function canonicalName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** @throws SourceError for an encoding that nobody here can read */
export function ensureKnown({ name }: Encoding): void {
  if (canonicalName(name)) return
  throw new SourceError(
    `The file's encoding is said to be “${name}”, which is not one that can be read. ` +
      'Have it exported as UTF-8, or choose the right encoding by hand.',
  )
}

/** UTF-8 or Windows-1252, judged by characters that are not ASCII; undefined without a whole one. */
export function guessEncoding(bytes: Uint8Array): Encoding | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return /[^\0-\x7f]/.test(text) ? { name: 'utf-8', by: 'guess' } : undefined
  } catch {
    return { name: 'windows-1252', by: 'guess' }
  }
}

/** A first ASCII character in two bytes: UTF-16 without a mark. */
function wideEncodingOf([first, second]: Uint8Array): string | undefined {
  if (first === 0 && second !== undefined && second !== 0) return 'utf-16be'
  return first !== undefined && first !== 0 && second === 0 ? 'utf-16le' : undefined
}

function declaredEncodingOf(head: Uint8Array): string | undefined {
  const start = new TextDecoder('windows-1252').decode(head.subarray(0, 1024))
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']\s*([^"'\s]+)/.exec(start)?.[1]
}
