/**
 * JSON with nothing lost. What JavaScript would write as it was sent is read as usual; numbers beyond its
 * digits and objects that a JavaScript object cannot hold keep what was sent.
 */

/** A number as it was written: `12345678901234567890`, `1.0`. */
export class SentNumber {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }
}

/** Fields as they were written: a name may come twice, and numbers as names keep their place. */
export class SentObject {
  readonly fields: readonly Field[]

  constructor(fields: readonly Field[]) {
    this.fields = fields
  }
}

type Field = readonly [name: string, value: unknown]

/** @throws SyntaxError when it is no JSON */
export function readSentJson(text: string): unknown {
  const usual: unknown = JSON.parse(text)
  return mayLose(text, usual) ? walk(text) : usual
}

/** Quickly and on the safe side: whether something in the text could be lost on JavaScript. */
function mayLose(text: string, value: unknown): boolean {
  return oddNumber.test(text) || countNames(text) !== countFields(value)
}

/** Sixteen digits and more, a fraction that ends in 0, an exponent, `-0`. */
const oddNumber =
  /[:[,\s](?:-?\d{16,}|-?\d+\.\d*0(?!\d)|-?\d+\.\d{15,}|-?[\d.]+[eE]|-0(?![.\d]))|^-?[\d.]+(?:[eE]|$)/

/** How many fields a text has, when it is written without space before colons; else fewer, or -1. */
function countNames(text: string): number {
  if (text.includes('\\\\"')) return -1
  let count = 0
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 1)) {
    if (text[at - 1] !== '\\') count++
  }
  return count
}

/** How many fields came out of it; -1 when numbers among the names have changed places. */
function countFields(root: unknown): number {
  let count = 0
  const waiting = [root]
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value)) {
      const [first] = Object.keys(value)
      if (first !== undefined && isOdd(first)) return -1
      count += Object.keys(value).length
    }
    for (const inner of Object.values(value)) if (typeof inner === 'object') waiting.push(inner)
  }
  return count
}

function isOdd(name: string): boolean {
  return /^\d+$/.test(name)
}

const token = /\s*(?:([{[])|([}\]])|[,:]|("[^"\\]*(?:\\.[^"\\]*)*")|([^\s,:{}[\]"]+))/y

/** Reads text that is known to be JSON, however deep it goes. */
function walk(text: string): unknown {
  const open: Frame[] = []
  let frame: Frame = { isList: true, names: [], values: [] }
  token.lastIndex = 0
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [, opening, closing, quoted, bare] = match
    if (opening !== undefined) {
      open.push(frame)
      frame = { isList: opening === '[', names: [], values: [] }
    } else if (closing !== undefined) {
      const value = close(frame)
      frame = open.pop() ?? frame
      frame.values.push(value)
    } else if (quoted !== undefined) {
      const isName = !frame.isList && frame.names.length === frame.values.length
      const target: unknown[] = isName ? frame.names : frame.values
      target.push(JSON.parse(quoted))
    } else if (bare !== undefined) frame.values.push(scalar(bare))
  }
  return frame.values[0]
}

interface Frame {
  isList: boolean
  names: string[]
  values: unknown[]
}

function close({ isList, names, values }: Frame): unknown {
  if (isList) return values
  const fields = names.map((name, at): Field => [name, values[at]])
  const isUsual = new Set(names).size === names.length && !names.some(isOdd)
  return isUsual ? Object.fromEntries(fields) : new SentObject(fields)
}

function scalar(source: string): unknown {
  const value: unknown = JSON.parse(source)
  return typeof value === 'number' && String(value) !== source ? new SentNumber(source) : value
}
