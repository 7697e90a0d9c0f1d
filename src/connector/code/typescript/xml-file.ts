import type { SourceWords } from '../reading-files.ts'

/** Reads XML as a stream. */
export function xmlFile({ way, encoding }: SourceWords): string {
  return String.raw`import { createReadStream } from 'node:fs'
import { SaxesParser } from 'saxes'
import type { Element } from './fields.ts'

/** The way from the root of the file to its records. */
const way: readonly string[] = ${way}
const encoding: string | undefined = ${encoding}

/** The records of the file, one after the other; only one is in memory at a time. */
export async function* readRecords(file: string): AsyncGenerator<Element> {
  const records: Element[] = []
  const parser = createParser((record) => records.push(record))
  let decoder: TextDecoder | undefined
  let isBegun = false
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(encoding ?? declaredEncoding(chunk), { fatal: true })
    const text: string = decoder.decode(chunk, { stream: true })
    // Some senders leave an empty line before the XML declaration, which XML does not allow.
    const piece: string = isBegun ? text : text.trimStart()
    isBegun ||= piece !== ''
    parser.write(piece)
    yield* records.splice(0)
  }
  parser.write(decoder?.decode() ?? '').close()
  yield* records.splice(0)
}

function declaredEncoding(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  if (start[0] === 0x3c && start[1] === 0) return 'utf-16le'
  if (start[0] === 0 && start[1] === 0x3c) return 'utf-16be'
  const declared = /^\s*<\?xml[^>]*encoding=["']([^"']+)/.exec(start.toString('latin1'))
  return declared?.[1] ?? 'utf-8'
}

function createParser(take: (record: Element) => void): SaxesParser {
  const parser = new SaxesParser({ position: true })
  const open: { isOnWay: boolean; element?: Element }[] = []
  let attributes: Record<string, string> = {}

  parser.on('opentagstart', () => (attributes = {}))
  parser.on('attribute', ({ name, value }) => {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) attributes[local(name)] = value
  })
  parser.on('opentag', (tag) => {
    const name = local(tag.name)
    const parent = open.at(-1)
    const step = way[open.length]
    const isOnWay = (parent?.isOnWay ?? true) && (step === '*' || step === name)
    if (!parent && !isOnWay) throw new Error('The file begins with ' + name + ' instead of ' + step)
    const isRecord = isOnWay && open.length === way.length - 1
    const offset = parent?.element?.text.length ?? 0
    const element = { name, attributes, text: '', children: [], offset, line: parser.line }
    parent?.element?.children.push(element)
    open.push(isRecord || parent?.element ? { isOnWay, element } : { isOnWay })
  })
  const addText = (text: string) => {
    const element = open.at(-1)?.element
    if (element) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const { element } = open.pop() ?? {}
    if (element && !open.at(-1)?.element) take(element)
  })
  parser.on('error', ({ message }) => {
    throw new Error('The file cannot be read further: ' + message)
  })
  return parser
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
`
}
