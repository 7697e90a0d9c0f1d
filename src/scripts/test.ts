import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Told, toSections } from './quality/figures.ts'
import { type PlaywrightReport, figuresOfPlaywright } from './quality/playwright-report.ts'
import { type VitestReport, figuresOfVitest } from './quality/vitest-report.ts'
import { readCheckout, writeRun } from './quality/write-run.ts'
import { checks, runSteps, runTool } from './steps.ts'

// `npm test`: checks, unit and API tests, the build, and the browser tests on it, whatever fails on the
// way. The closing line counts every check and every test; what the scoreboard shows is put on record.

interface Count {
  passed: number
  failed: number
}

const checkout = readCheckout()
const told: Told[] = []
const reports = mkdtempSync(join(tmpdir(), 'doorway-tests-'))
const failedChecks = runSteps(checks)
const counts: Count[] = [
  { passed: checks.length - failedChecks, failed: failedChecks },
  runVitest(join(reports, 'vitest.json')),
  runPlaywright(join(reports, 'playwright.json')),
]
rmSync(reports, { recursive: true })

const passed = sum(counts.map((count) => count.passed))
const failed = sum(counts.map((count) => count.failed))
const all = { section: 'Everything', what: 'Checks and tests', unit: 'passed' }
writeRun('tests', checkout, toSections([{ ...all, value: passed, of: passed + failed }, ...told]))
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

function runVitest(report: string): Count {
  const ended = runTool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    '--reporter=./tests/support/group-reporter.ts',
    `--outputFile.json=${report}`,
  ])
  const read = readReport<VitestReport>(report)
  if (read) told.push(...figuresOfVitest(read))
  return settled(read && { passed: read.numPassedTests, failed: read.numFailedTests }, ended)
}

function runPlaywright(report: string): Count {
  const ended = runTool('playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  const read = readReport<PlaywrightReport>(report)
  if (read) told.push(...figuresOfPlaywright(read))
  return settled(
    read && { passed: read.stats.expected, failed: read.stats.unexpected + read.stats.flaky },
    ended,
  )
}

/** A runner that broke before or beside its tests counts as one failure more. */
function settled(count: Count | undefined, ended: boolean): Count {
  if (!count) return { passed: 0, failed: 1 }
  return ended || count.failed > 0 ? count : { ...count, failed: 1 }
}

function readReport<Report>(path: string): Report | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : undefined
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
