import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { thousandsIn, writeExport } from './connector-file.ts'

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
    await writeExport(file, thousandsIn(gigabytes * 1e9))
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
