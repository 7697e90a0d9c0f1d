import type { Section } from '../../src/quality/run.ts'
import type { measureAnswers } from './answers.ts'
import type { measureCatalogue } from './catalogue.ts'
import type { measureConnectorReading } from './connector-read.ts'
import type { ConnectorRow, measureConnectorRun } from './connector-run.ts'
import type { measurePages } from './pages.ts'
import type { measureScale } from './scale.ts'
import type { measureSearch } from './search.ts'

type Rows<Measure extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Measure>>

interface Measured {
  throughput: Rows<typeof measureCatalogue>
  weights: Rows<typeof measurePages>
  answers: Rows<typeof measureAnswers>
  search: Rows<typeof measureSearch>
  scale: Rows<typeof measureScale>
  reading: Rows<typeof measureConnectorReading>
  connector: Rows<typeof measureConnectorRun>
}

/** The figures of a bench that the scoreboard shows. */
export function benchSections({
  throughput,
  weights,
  answers,
  search,
  scale,
  reading,
  connector,
}: Measured): Section[] {
  return [
    {
      title: 'Throughput, beside the least that could do the same',
      figures: throughput.map(({ what, perSecond, bare, barePerSecond, ratio }) => ({
        what: capital(what),
        value: ratio,
        unit: 'times the bare one',
        note: `${perSecond} a second; ${bare}: ${barePerSecond}`,
      })),
    },
    {
      title: 'Weight of a first visit, compressed, without fonts',
      figures: weights.map(({ page, html, css, js, withoutFonts }) => ({
        what: capital(page),
        value: kilobytes(withoutFonts),
        unit: 'kB',
        note: `HTML ${kilobytes(html)}, CSS ${kilobytes(css)}, JavaScript ${kilobytes(js)}`,
      })),
    },
    {
      title: 'Large answers, until their first lines are seen',
      figures: answers.map((row) => ({
        what: `${capital(row.answer)}, ${row.megabytes} MB`,
        value: row['first lines ms'],
        unit: 'ms',
      })),
    },
    {
      title: 'Search, from a key to its results',
      figures: search.map((row) => ({
        what: capital(row.site),
        value: row['new words p95 ms'],
        unit: 'ms, 95 of 100 are faster',
        note: `${row['kB before the first result']} kB before the first result`,
      })),
    },
    {
      title: 'A sandbox of 100,000 products, beside a fresh one',
      figures: scale.map(({ what, figure, unit, inSmallSandbox, ratio }) => ({
        what: capital(what),
        value: ratio,
        unit: 'times as costly',
        note: `${figure} ${unit}; in a fresh one ${inSmallSandbox}`,
      })),
    },
    {
      title: 'Records of an XML export a second of processor time, beside the bare parser',
      figures: reading.slice(1).map((row) => ({
        what: `${capital(row.what)}, ${row['file MB']} MB`,
        value: row['of bare'],
        unit: 'times the bare one',
        note: `${row['records per CPU s']} records a second, ${row['memory MB']} MB of memory`,
      })),
    },
    {
      title: 'The connector on the command line, into a PIM on the same machine',
      figures: connector.map((row) => ({
        what: `${capital(row.what)}, ${row['file MB']} MB`,
        value: row['memory MB'],
        unit: 'MB of memory',
        most: 200,
        note: connectorNote(row),
      })),
    },
  ]
}

function connectorNote(row: ConnectorRow): string {
  const { records, seconds, waiting } = row
  if (records === undefined) return `${seconds} s`
  const rate = `${records} records in ${seconds} s, ${row['records a second']} a second`
  return `${rate}; ${Math.round(waiting * 100)} % of the time it waits for the PIM or the disk`
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
