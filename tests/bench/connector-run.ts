import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Mapping, parseMapping, readStructureFor, runImport } from '#connector'
import { openConnection } from './connections.ts'
import { startDoorway } from './servers.ts'

// A file that is made while it is read, first tried (dry run), then sent into a PIM on this machine:
// `node tests/bench/connector-run.ts 100000`. Memory is what this process holds at its most.

const products = Number(process.argv[2] ?? 10_000)

const mapping = `version: 1
source: { record: export/item }
identifier: { from: '@sku', transforms: [trim] }
values:
  - { attribute: article_number, from: nr }
  - { attribute: weight, from: weight, unit: { from: '@unit' }, transforms: [{ number: { decimal: ',' } }] }
  - { attribute: editor_note, from: text, transforms: [strip_html, collapse] }
`

async function* madeFile(count: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode('<export>')
  for (let index = 0; index < count; index++) {
    yield encoder.encode(
      `<item sku="bench_${index}"><nr>AL-${index}</nr><weight unit="KGM">${index % 50},25</weight>` +
        `<text>&lt;p&gt;Item &lt;b&gt;${index}&lt;/b&gt;. ${'Plain words. '.repeat(20)}&lt;/p&gt;</text></item>\n`,
    )
  }
  yield encoder.encode('</export>')
}

const folder = mkdtempSync(join(tmpdir(), 'doorway-connector-bench-'))
const doorway = await startDoorway(folder)
try {
  console.table([await measure(true), await measure(false)])
} finally {
  await doorway.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(dryRun: boolean) {
  const { client } = await openConnection(doorway.url)
  const ready = parseMapping(mapping).mapping as Mapping
  const structure = await readStructureFor(client, ready)
  let records = 0
  let most = 0
  const cpu = process.cpuUsage()
  const start = performance.now()
  for await (const event of runImport({
    source: madeFile(products),
    mapping: ready,
    structure,
    client,
    dryRun,
  })) {
    if (event.kind === 'record') records++
    if (event.kind === 'stopped') throw new Error(event.message)
    if (records % 1000 === 0) most = Math.max(most, process.memoryUsage.rss())
  }
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return {
    what: dryRun ? 'dry run' : 'run',
    records,
    'records a second': Math.round(records / seconds),
    'share of time not working (waiting for the PIM)': Math.max(
      0,
      1 - (user + system) / 1e6 / seconds,
    ).toFixed(2),
    'memory at its most, MB': Math.round(most / 1e6),
  }
}
