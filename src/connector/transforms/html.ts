import { decodeHTML, escapeText } from 'entities'
import { Parser } from 'htmlparser2'
import type { Transform } from './transform.ts'

/** Entities resolved once more: `&amp;micro;m` was `&micro;m` in the file and becomes `µm`. */
export function unescape(): Transform {
  return { each: (text) => decodeHTML(text) }
}

/** The words without the tags; blocks and line breaks leave a line break. */
export function stripHtml(): Transform {
  return { each: (text) => tidied(rewritten(text, new Set())) }
}

/** Only these tags stay, without their attributes; a link keeps its http(s) address. */
export function keepHtml(tags: readonly string[]): Transform {
  const kept = new Set(tags.map((tag) => tag.toLowerCase()))
  return { each: (text) => rewritten(text, kept).trim() }
}

/** What never is text, whoever asks. */
const dropped = new Set(['script', 'style', 'template', 'title', 'iframe', 'object'])

const blocks = new Set('p br div li ul ol tr table h1 h2 h3 h4 h5 h6 hr section article'.split(' '))

function rewritten(text: string, kept: ReadonlySet<string>): string {
  const out: string[] = []
  let inDropped = 0
  const isPlain = kept.size === 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (dropped.has(name)) inDropped++
      else if (inDropped > 0) return
      else if (kept.has(name)) out.push(opened(name, attributes))
      else if (blocks.has(name)) out.push(isPlain ? '\n' : ' ')
    },
    ontext(data) {
      if (inDropped === 0) out.push(isPlain ? data : escapeText(data))
    },
    onclosetag(name) {
      if (dropped.has(name)) inDropped = Math.max(0, inDropped - 1)
      else if (inDropped > 0) return
      else if (kept.has(name) && !empty.has(name)) out.push(`</${name}>`)
      else if (blocks.has(name) && !empty.has(name)) out.push(isPlain ? '\n' : ' ')
    },
  })
  parser.end(text)
  return out.join('')
}

const empty = new Set(['br', 'hr', 'img'])

function opened(name: string, attributes: Readonly<Record<string, string>>): string {
  const address = name === 'a' ? attributes['href'] : undefined
  const isWeb = address !== undefined && /^https?:\/\//i.test(address.trim())
  return isWeb ? `<a href="${escapeText(address.trim()).replaceAll('"', '&quot;')}">` : `<${name}>`
}

function tidied(text: string): string {
  const lines = text.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '))
  return lines.filter((line) => line !== '').join('\n')
}
