import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checks, runSteps, runTool } from './steps.ts'

// `npm test`: checks, unit and API tests, the build, and the browser tests on it, whatever fails on the
// way. The closing line counts every check and every test.

interface Count {
  passed: number
  failed: number
}

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
  const read = readReport<{ numPassedTests: number; numFailedTests: number }>(report)
  return settled(read && { passed: read.numPassedTests, failed: read.numFailedTests }, ended)
}

function runPlaywright(report: string): Count {
  const ended = runTool('playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  const read = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    report,
  )
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
