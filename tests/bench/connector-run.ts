import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Report } from '#connector'
import { openConnection } from './connections.ts'
import { thousandsIn, writeExport } from './connector-file.ts'
import type { Usage } from './report-usage.ts'
import { withDoorway } from './servers.ts'

export interface ConnectorRow {
  what: string
  'file MB': number
  /** None where only the beginning is read, or nothing but the mapping. */
  records: number | undefined
  seconds: number
  'CPU seconds': number
  'records a second': number | undefined
  /** The share of the time in which the connector had nothing to do but wait: for the PIM, or the disk. */
  waiting: number
  'memory MB': number
}

interface Sizes {
  /** Of the file that is inspected. @default 1 */
  gigabytes?: number
  /** How many products are sent, in thousands. @default 10 */
  thousands?: number
  /** Whether the large file is dry-run too, and not only the products that are sent: many minutes. */
  dryRunAll?: boolean
}

const mapping = `version: 1
source: { record: export/item }
identifier: { from: '@sku', transforms: [trim] }
values:
  - { attribute: name, locale: de_DE, from: "name[@lang='D']", transforms: [collapse, { case: title }] }
  - { attribute: weight, from: weight, unit: { from: '@unit' }, transforms: [{ number: { decimal: ',' } }] }
  - { attribute: editor_note, from: text, transforms: [strip_html, collapse] }
`

if (import.meta.main) {
  // `node tests/bench/connector-run.ts --gigabytes 1 --thousands 100`
  const { values } = parseArgs({
    options: {
      gigabytes: { type: 'string', default: '1' },
      thousands: { type: 'string', default: '10' },
      'dry-run-all': { type: 'boolean', default: false },
    },
  })
  const sizes = {
    gigabytes: Number(values.gigabytes),
    thousands: Number(values.thousands),
    dryRunAll: values['dry-run-all'],
  }
  console.table(await withDoorway(({ url }) => measureConnectorRun(url, sizes)))
}

/**
 * What the connector's command line takes: a large file is looked at, a mapping proposed for it and
 * checked; another one is tried and then sent into the PIM at `url`.
 */
export async function measureConnectorRun(
  url: string,
  { gigabytes = 1, thousands = 10, dryRunAll = false }: Sizes = {},
): Promise<ConnectorRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'doorway-bench-connector-'))
  const at = (name: string) => join(folder, name)
  const pim = await openPim(url)
  const large = { path: at('large.xml'), thousands: thousandsIn(gigabytes * 1e9) }
  const beginning = { path: large.path }
  const sent = { path: at('sent.xml'), thousands }
  writeFileSync(at('mapping.yaml'), mapping)
  const measured = async (what: string, file: ExportFile, words: string[]) => {
    const taken = await measure(words, { ...pim, USAGE_FILE: at('usage.json') })
    return row(what, file, taken)
  }
  const poured = async (what: string, file: ExportFile, words: string[]) => {
    const report = ['-m', at('mapping.yaml'), '--quiet', '--json', at('report.json')]
    const made = await measured(what, file, [...words, ...report])
    ensureTaken(at('report.json'))
    return made
  }
  try {
    await writeExport(large.path, large.thousands)
    await writeExport(sent.path, sent.thousands)
    return [
      await measured('inspect', large, ['inspect', large.path]),
      await measured('suggest', beginning, ['suggest', large.path, '-o', at('first.yaml')]),
      await measured('check', beginning, ['check', large.path, '-m', at('first.yaml')]),
      ...(dryRunAll ? [await poured('dry run', large, ['dry-run', large.path])] : []),
      await poured('dry run', sent, ['dry-run', sent.path]),
      await poured('run', sent, ['run', sent.path, '--state', at('state')]),
      await poured('run again', sent, ['run', sent.path, '--state', at('state')]),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface ExportFile {
  path: string
  /** Of records, if all of them are read. */
  thousands?: number
}

async function openPim(url: string): Promise<Record<string, string>> {
  const { credentials } = await openConnection(url)
  const { clientId, secret, username = '', password = '' } = credentials
  return {
    PIM_URL: url,
    PIM_CLIENT_ID: clientId,
    PIM_SECRET: secret,
    PIM_USERNAME: username,
    PIM_PASSWORD: password,
  }
}

interface Taken extends Usage {
  seconds: number
}

async function measure(words: string[], environment: Record<string, string>): Promise<Taken> {
  const start = performance.now()
  await runConnector(words, environment)
  const seconds = (performance.now() - start) / 1000
  const usage = readFileSync(environment.USAGE_FILE ?? '', 'utf8')
  return { seconds, ...(JSON.parse(usage) as Usage) }
}

function row(what: string, { path, thousands }: ExportFile, taken: Taken): ConnectorRow {
  const records = thousands && thousands * 1000
  return {
    what,
    'file MB': Math.round(statSync(path).size / 1e6),
    records,
    seconds: round(taken.seconds),
    'CPU seconds': round(taken.cpuSeconds),
    'records a second': records && Math.round(records / taken.seconds),
    waiting: round(Math.max(0, 1 - taken.cpuSeconds / taken.seconds)),
    'memory MB': Math.round(taken.megabytes),
  }
}

/** The sample has its dirt, but a PIM that refuses nearly all of it measures nothing. */
function ensureTaken(report: string): void {
  const { counts } = JSON.parse(readFileSync(report, 'utf8')) as Report
  if (counts.rejected > counts.read / 10) {
    throw new Error(`The PIM refused ${counts.rejected} of ${counts.read} records`)
  }
}

/** As `npm run connector` does, in a process of its own. Records that the PIM refuses are no failure here. */
async function runConnector(words: string[], environment: Record<string, string>): Promise<void> {
  const reporter = fileURLToPath(new URL('report-usage.ts', import.meta.url))
  const child = spawn(
    process.execPath,
    ['--import', reporter, ...connectorScript().split(' ').slice(1), ...words],
    { env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let told = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told = (told + text).slice(-2000)))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0 && code !== 1) throw new Error(`connector ${words[0]} ended with ${code}: ${told}`)
}

/** What memory it may take stands there, too. */
function connectorScript(): string {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: { connector: string }
  }
  return scripts.connector
}

function round(number: number): number {
  return Math.round(number * 100) / 100
}
