import type { Section } from '../../src/quality/run.ts'
import type { measureAnswers } from './answers.ts'
import type { measureCatalogue } from './catalogue.ts'
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
}

/** The figures of a bench that the scoreboard shows. */
export function benchSections({
  throughput,
  weights,
  answers,
  search,
  scale,
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
  ]
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
