import { createWriteStream, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const sample = readFileSync('public/downloads/connector/evening-export-utf-8.xml', 'utf8')
const start = sample.indexOf('  <item')
const end = sample.lastIndexOf('</export>')
const items = sample.slice(start, end)

/** How many thousands of items make about so many bytes. */
export function thousandsIn(bytes: number): number {
  return Math.max(1, Math.round(bytes / Buffer.byteLength(items)))
}

/** The thousand items of the sample export, again and again, each time with other identifiers. */
export async function writeExport(path: string, thousands: number): Promise<void> {
  await pipeline(Readable.from(pieces(thousands)), createWriteStream(path))
}

function* pieces(thousands: number): Generator<string, void, undefined> {
  yield sample.slice(0, start)
  for (let round = 1; round <= thousands; round++) {
    yield items
      .replaceAll(' sku="', ` sku="b${round}_`)
      .replaceAll(' number="', ` number="B${round}-`)
  }
  yield sample.slice(end)
}
