import type { Plan, StepName } from '../plan.ts'

/** The steps that the mapping uses, and nothing else. */
export function stepsFile({ steps: used }: Plan): string {
  const chosen = [...used].toSorted().map((name) => steps[name])
  const imports = [...new Set(chosen.flatMap(({ imports: lines = [] }) => lines))]
  return [...imports, ...(imports.length > 0 ? [''] : []), texts, ...chosen.map(({ code }) => code)]
    .join('\n')
    .replaceAll('\n\n\n', '\n\n')
}

const texts = String.raw`import type { Element, Piece } from './fields.ts'

/** A text that cannot be used. */
export class Refusal extends Error {
  kind: 'invalid' | 'unknown'

  constructor(message: string, kind: 'invalid' | 'unknown' = 'invalid') {
    super(message)
    this.kind = kind
  }
}

/** The texts of a field on their way to a value, and what was refused on the way. */
export class Texts {
  pieces: Piece[]
  refusals: Refusal[] = []
  isBlank: boolean
  isErased: boolean
  #record: Element

  constructor(record: Element, found: Piece[], emptyWords: string[], eraseWords: string[]) {
    this.#record = record
    this.isErased = found.some(({ text }) => eraseWords.includes(text.trim()))
    const filled = found.filter(({ text }) => text.trim() && !emptyWords.includes(text.trim()))
    this.pieces = this.isErased ? [] : filled
    this.isBlank = found.length > 0 && filled.length === 0
  }

  /** Changes each text by itself; the step may make none or several of it. */
  each(step: (text: string) => string | string[]): this {
    return this.#set(
      this.pieces.flatMap(({ text, element }) => {
        try {
          return [step(text)].flat().map((made) => ({ text: made, element }))
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          this.refusals.push(error)
          return []
        }
      }),
    )
  }

  /** Changes all texts together. */
  all(step: (texts: string[]) => string[]): this {
    if (this.isErased) return this
    const element = this.pieces[0]?.element ?? this.#record
    return this.#set(
      step(this.pieces.map(({ text }) => text)).map((text) => ({ text, element })),
    )
  }

  #set(pieces: Piece[]): this {
    this.pieces = pieces.filter(({ text }) => text.trim() !== '')
    if (this.pieces.length > 0) this.isBlank = false
    return this
  }
}
`

interface Step {
  imports?: readonly string[]
  code: string
}

const steps: Record<StepName, Step> = {
  trim: {
    code: String.raw`
export function trim(text: string): string {
  return text.trim()
}
`,
  },
  collapse: {
    code: String.raw`
/** Runs of white space become one space. */
export function collapse(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ')
}
`,
  },
  unescape: {
    imports: ["import { decodeHTML } from 'entities'"],
    code: String.raw`
/** Entities that were written twice. */
export function unescape(text: string): string {
  return decodeHTML(text)
}
`,
  },
  strip_html: {
    imports: ["import { Parser } from 'htmlparser2'"],
    code: String.raw`
const blocks = new Set('p br div li ul ol tr table h1 h2 h3 h4 h5 h6 hr section article'.split(' '))
const dropped = new Set(['script', 'style', 'template', 'title', 'iframe', 'object'])

/** The words without the tags; blocks and line breaks leave a line break. */
export function stripHtml(text: string): string {
  let words = ''
  let inDropped = 0
  const parser = new Parser({
    onopentag(name) {
      if (dropped.has(name)) inDropped++
      else if (inDropped === 0 && blocks.has(name)) words += '\n'
    },
    ontext(data) {
      if (inDropped === 0) words += data
    },
    onclosetag(name) {
      if (dropped.has(name)) inDropped = Math.max(0, inDropped - 1)
      else if (inDropped === 0 && blocks.has(name)) words += '\n'
    },
  })
  parser.end(text)
  const lines = words.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '))
  return lines.filter((line) => line !== '').join('\n')
}
`,
  },
  upper: {
    code: String.raw`
export function upper(text: string): string {
  return text.toUpperCase()
}
`,
  },
  lower: {
    code: String.raw`
export function lower(text: string): string {
  return text.toLowerCase()
}
`,
  },
  title: {
    code: String.raw`
/** HALO LAMP becomes Halo Lamp. */
export function title(text: string): string {
  return text.replaceAll(/[\p{L}\p{M}'’]+/gu, (word) =>
    word.toLowerCase().replace(/^./u, (letter) => letter.toUpperCase()),
  )
}
`,
  },
  sentence: {
    code: String.raw`
/** HALO LAMP becomes Halo lamp. */
export function sentence(text: string): string {
  return text.toLowerCase().replace(/\p{L}/u, (letter) => letter.toUpperCase())
}
`,
  },
  replace: {
    code: String.raw`
export function replace(pattern: RegExp, replacement: string) {
  const everywhere = new RegExp(pattern, pattern.flags + 'g')
  return (text: string): string => text.replaceAll(everywhere, replacement)
}
`,
  },
  split: {
    code: String.raw`
export function split(mark: string) {
  return (text: string): string[] => text.split(mark).map((part) => part.trim())
}
`,
  },
  join: {
    code: String.raw`
export function join(mark: string) {
  return (texts: string[]): string[] => (texts.length === 0 ? [] : [texts.join(mark)])
}
`,
  },
  first: {
    code: String.raw`
export function first(texts: string[]): string[] {
  return texts.slice(0, 1)
}
`,
  },
  last: {
    code: String.raw`
export function last(texts: string[]): string[] {
  return texts.slice(-1)
}
`,
  },
  default: {
    code: String.raw`
/** What stands in for a field that has nothing. */
export function otherwise(text: string) {
  return (texts: string[]): string[] => (texts.length === 0 ? [text] : texts)
}
`,
  },
  affix: {
    code: String.raw`
export function affix(before: string, after: string) {
  return (text: string): string => before + text + after
}
`,
  },
  number: {
    code: String.raw`
/** 1.299,00 becomes 1299.00; a minus may stand behind the number, as SAP writes it. */
export function number(decimal: string, thousands: string) {
  return (text: string): string => {
    const [, before = '', inner = '', after = ''] =
      /^([+-]?)\s*(.*?)\s*(-?)$/s.exec(text.trim()) ?? []
    const digits = before && after ? text : inner
    const [whole = '', decimals = '', more] = digits.split(decimal)
    const plain = thousands ? withoutGroups(whole, thousands) : whole
    const isNumber = more === undefined && /^\d*$/.test(plain + decimals) && plain + decimals !== ''
    if (!isNumber) throw new Refusal('"' + text + '" is not a number as the mapping says.')
    const sign = before === '-' || after === '-' ? '-' : ''
    return sign + (plain || '0') + (decimals && '.' + decimals)
  }
}

function withoutGroups(whole: string, mark: string): string {
  const spaced = mark === ' ' ? whole.replaceAll(/[\u00A0\u202F]/g, ' ') : whole
  const [start = '', ...groups] = spaced.split(mark)
  const isGrouped = /^.{1,3}$/s.test(start) && groups.every((group) => group.length === 3)
  return groups.length === 0 || isGrouped ? start + groups.join('') : whole + '?'
}
`,
  },
  date: {
    code: String.raw`
/** 20.11.2026 becomes 2026-11-20; the words for "no date" (00000000, 01.01.1900) become nothing. */
export function date(pattern: RegExp) {
  return (text: string): string | string[] => {
    const parts = pattern.exec(text.trim())?.groups
    if (!parts) throw new Refusal('"' + text + '" is not a date as the mapping says.')
    const [year, month, day] = [yearOf(parts.year ?? ''), Number(parts.month), Number(parts.day)]
    if (year === 0 && month === 0 && day === 0) return []
    if ((year === 1 || year === 1900) && month === 1 && day === 1) return []
    const found = new Date(Date.UTC(year, month - 1, day))
    if (year < 100 || found.getUTCMonth() !== month - 1 || found.getUTCDate() !== day) {
      throw new Refusal('"' + text + '" is not on any calendar.')
    }
    return found.toISOString().slice(0, 10)
  }
}

/** Two digits stand for 1970 to 2069. */
function yearOf(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year < 70 ? 2000 + year : 1900 + year
}
`,
  },
  boolean: {
    code: String.raw`
export function yesOrNo(yes: string[], no: string[]) {
  return (text: string): string => {
    const word = text.trim().toLowerCase()
    if (yes.includes(word)) return 'true'
    if (no.includes(word)) return 'false'
    throw new Refusal('"' + text + '" is neither a word for yes nor one for no.')
  }
}
`,
  },
  lookup: {
    code: String.raw`
/** From the words of the file to those of the PIM. */
export function lookup(table: Record<string, string>, keepOthers = false) {
  return (text: string): string => {
    const word = text.trim()
    if (Object.hasOwn(table, word)) return table[word] ?? ''
    if (keepOthers) return text
    throw new Refusal('"' + text + '" is not in the table of the mapping.', 'unknown')
  }
}
`,
  },
}
