import { execFile } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

interface Measured {
  records: number
  seconds: number
  megabytes: number
}

/**
 * Reads and inspects an XML export of about `gigabytes`, beside the bare parser over the same file. The
 * aim: under 200 MB of memory, and at least a third of the bare parser's records per second of processor time.
 */
export async function measureConnectorReading(gigabytes = 1) {
  const folder = mkdtempSync(join(tmpdir(), 'doorway-bench-connector-'))
  const file = join(folder, 'export.xml')
  try {
    await pipeline(Readable.from(manyItems(gigabytes * 1e9)), createWriteStream(file))
    const bare = await measure('bare', file)
    const read = await measure('read', file)
    const inspected = await measure('inspect', file)
    const megabytes = Math.round(statSync(file).size / 1e6)
    return [
      row('bare saxes', megabytes, bare, bare),
      row('readRecords', megabytes, read, bare),
      row('inspect', megabytes, inspected, bare),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The thousand items of the sample export, again and again. */
function* manyItems(bytes: number): Generator<string, void, undefined> {
  const sample = readFileSync('public/downloads/connector/evening-export-utf-8.xml', 'utf8')
  const start = sample.indexOf('  <item')
  const end = sample.lastIndexOf('</export>')
  const items = sample.slice(start, end)
  const size = Buffer.byteLength(items)
  yield sample.slice(0, start)
  for (let written = 0; written < bytes; written += size) yield items
  yield sample.slice(end)
}

async function measure(way: string, file: string): Promise<Measured> {
  const script = fileURLToPath(new URL('connector-read-file.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script, way, file])
  return JSON.parse(stdout) as Measured
}

function row(what: string, megabytes: number, { records, ...taken }: Measured, bare: Measured) {
  return {
    what,
    'file MB': megabytes,
    records,
    'records per CPU s': Math.round(records / taken.seconds),
    'of bare': Number((bare.seconds / taken.seconds).toFixed(2)),
    'memory MB': Math.round(taken.megabytes),
  }
}
