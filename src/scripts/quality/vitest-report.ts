import { basename } from 'node:path'
import { groupOf, groups } from '../../../tests/conformance/groups.ts'
import type { Told } from './figures.ts'

/** What is read of Vitest's JSON report. */
export interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: {
    name: string
    assertionResults: { status: string; meta: TestMeta }[]
  }[]
}

/** What a test may tell beside whether it passed. */
export interface TestMeta {
  /** Where it is counted on the scoreboard. */
  countedAs?: { section: string; what: string; note?: string | undefined }
  /** What it counted or measured itself. */
  figures?: Told[]
}

/** What a run of unit and API tests has for the scoreboard. */
export function figuresOfVitest({ testResults }: VitestReport): Told[] {
  const told = testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ status, meta }) => [
      ...(meta.countedAs ? [counted(meta.countedAs, status)] : []),
      ...(meta.figures ?? []),
    ]),
  )
  return [...told, ...conformance(testResults)]
}

/** Tests of `tests/conformance` by the part of the API that they are about. */
function conformance(testResults: VitestReport['testResults']): Told[] {
  const told = testResults
    .filter(({ name }) => name.includes('/tests/conformance/'))
    .flatMap(({ name, assertionResults }) => {
      const what = groupOf(basename(name, '.test.ts'))
      return assertionResults.map(({ status }) =>
        counted({ section: 'Conformance with the API', what }, status),
      )
    })
  return told.toSorted((a, b) => groups.indexOf(a.what) - groups.indexOf(b.what))
}

function counted({ section, what, note }: NonNullable<TestMeta['countedAs']>, status: string) {
  const ran = status === 'passed' || status === 'failed'
  return {
    section,
    what,
    value: status === 'passed' ? 1 : 0,
    of: ran ? 1 : 0,
    unit: 'passed',
    ...(note && { note }),
  }
}
