import { expect, test } from 'vitest'
import { runSchema } from '../../../../src/quality/run.ts'
import { type Told, toSections } from '../../../../src/scripts/quality/figures.ts'
import { figuresOfPlaywright } from '../../../../src/scripts/quality/playwright-report.ts'
import { figuresOfVitest } from '../../../../src/scripts/quality/vitest-report.ts'

const at = '2026-11-21T10:00:00.000Z'
const curl = { countedAs: { section: 'Samples', what: 'curl' } }
const php = { countedAs: { section: 'Samples', what: 'PHP', note: 'php is missing' } }

test('samples are counted by language, and one that nobody ran as none', () => {
  const sections = toSections(
    figuresOfVitest(
      report('/p/tests/samples/requests.test.ts', [
        ['passed', curl],
        ['failed', curl],
        ['skipped', php],
      ]),
    ),
  )
  expect(sections).toEqual([
    {
      title: 'Samples',
      figures: [
        { what: 'curl', value: 1, of: 2, unit: 'passed' },
        { what: 'PHP', value: 0, of: 0, unit: 'passed', note: 'php is missing' },
      ],
    },
  ])
  expect(runSchema.safeParse({ at, sections }).success).toBe(true)
})

test('tests of the API are counted by group, in the order of the groups', () => {
  const told = ['categories', 'token', 'new-file'].flatMap((name) =>
    figuresOfVitest(report(`/p/tests/conformance/${name}.test.ts`, [['passed', {}]])),
  )
  expect(told.map(({ what }) => what)).toEqual(['Categories', 'Authentication', 'Everything else'])
  expect(figuresOfVitest(report('/p/tests/unit/a.test.ts', [['passed', {}]]))).toEqual([])
})

test('a test tells what it counted itself', () => {
  const figure = { section: 'Fuzz', what: 'In memory', value: 9, of: 9, unit: 'answered' }
  const meta = { figures: [figure] }
  expect(figuresOfVitest(report('/p/tests/unit/a.test.ts', [['passed', meta]]))).toEqual([figure])
})

test('what browser tests told is found at any depth and added up', () => {
  const look = (value: number): Told => ({
    section: 'Axe',
    what: 'Looks',
    value,
    of: 1,
    unit: 'ok',
  })
  const spec = (told: Told) => ({
    tests: [
      { annotations: [{ type: 'figure', description: JSON.stringify(told) }, { type: 'slow' }] },
    ],
  })
  const suites = [{ specs: [spec(look(1))], suites: [{ suites: [{ specs: [spec(look(0))] }] }] }]
  expect(toSections(figuresOfPlaywright({ suites }))).toEqual([
    { title: 'Axe', figures: [{ what: 'Looks', value: 1, of: 2, unit: 'ok' }] },
  ])
})

function report(name: string, tests: [string, object][]) {
  const assertionResults = tests.map(([status, meta]) => ({ status, meta }))
  return { numPassedTests: 0, numFailedTests: 0, testResults: [{ name, assertionResults }] }
}
