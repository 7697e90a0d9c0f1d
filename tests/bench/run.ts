import { readCheckout, writeRun } from '../../src/scripts/quality/write-run.ts'
import { measureAnswers } from './answers.ts'
import { measureBuilder } from './builder.ts'
import { measureBuilds } from './builds.ts'
import { measureCatalogue } from './catalogue.ts'
import { measureConnectorReading } from './connector-read.ts'
import { measureConnectorRun } from './connector-run.ts'
import { benchSections } from './figures.ts'
import { measurePages } from './pages.ts'
import { measureReferences } from './reference.ts'
import { measureScale } from './scale.ts'
import { measureSearch } from './search.ts'
import { withDoorway } from './servers.ts'
import { measureStreams } from './streams.ts'

// `npm run bench`: figures of this machine and of this run. Ratios compare with a bare counterpart that
// is measured beside it, since machines differ and this one may be busy. What the scoreboard shows is put
// on record.

const checkout = readCheckout()
await withDoorway(async (doorway, data) => {
  const throughput = shown(await measureCatalogue(doorway.url, data))
  const weights = shown(await measurePages(doorway.url))
  console.table(await measureReferences(doorway.url))
  const answers = shown(await measureAnswers(doorway.url))
  console.table(await measureBuilder(doorway.url))
  const search = shown(await measureSearch())
  const scale = shown(await measureScale(doorway.url))
  const reading = shown(await measureConnectorReading())
  const connector = shown(await measureConnectorRun(doorway.url))
  const measured = { throughput, weights, answers, search, scale, reading, connector }
  writeRun('bench', checkout, benchSections(measured))
})

console.table([await measureStreams(1000)])
console.table(measureBuilds())

function shown<Row extends object>(rows: Row[]): Row[] {
  console.table(rows)
  return rows
}
