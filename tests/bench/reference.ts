import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { ensureBuilt } from '../../src/scripts/build.ts'
import { chromiumArguments, findChromium } from '../../src/scripts/chromium.ts'
import { others, serveOthers } from './reference/others.ts'
import { startDoorway } from './servers.ts'

interface Figures {
  reference: string
  /** Median of the visits. */
  'first operation s': number
  'JavaScript kB before that': number
  /** Until nothing more comes, with nothing pressed. */
  'JavaScript kB at rest': number
  'axe findings': number
}

interface Subject {
  reference: string
  url: string
  operation: string
}

interface Visit {
  seconds: number
  before: number
  atRest: number
}

const visits = 3
const slowPhone = { latency: 40, downloadThroughput: 125_000, uploadThroughput: 125_000 }
/** Nobody's fonts, pictures or counters from elsewhere, which would differ from one network to the next. */
const alone = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'

if (import.meta.main) await run()

async function run(): Promise<void> {
  await ensureBuilt()
  const data = mkdtempSync(join(tmpdir(), 'doorway-bench-'))
  const doorway = await startDoorway(data)
  try {
    console.table(await measureReferences(doorway.url))
  } finally {
    await doorway.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

/** The reference of this site beside what others make of the same contract: 1 Mbit/s, 40 ms away, a processor four times as slow. */
export async function measureReferences(url: string): Promise<Figures[]> {
  const contract = await (await fetch(`${url}/api-reference/openapi.json`)).text()
  const served = await serveOthers(contract)
  const browser = await chromium.launch({
    args: [...chromiumArguments, alone],
    executablePath: findChromium() ?? '',
  })
  try {
    const theirs = others.map((other) => ({
      reference: other.name,
      url: served.addressOf(other),
      operation: other.operation,
    }))
    const figures: Figures[] = []
    for (const subject of [...ours(url), ...theirs]) figures.push(await measure(browser, subject))
    return figures
  } finally {
    await browser.close()
    served.stop()
  }
}

function ours(url: string): Subject[] {
  return [
    {
      reference: 'Doorway, an operation',
      url: `${url}/api-reference/post_token.html`,
      operation: 'main .request-line',
    },
    {
      reference: 'Doorway, all operations',
      url: `${url}/api-reference-index.html`,
      operation: 'main [data-operation]',
    },
  ]
}

async function measure(browser: Browser, subject: Subject): Promise<Figures> {
  const seen: Visit[] = []
  for (let visit = 0; visit < visits; visit++) seen.push(await visitOnce(browser, subject))
  const last = (pick: (visit: Visit) => number) => median(seen.map(pick))
  return {
    reference: subject.reference,
    'first operation s': Math.round(last(({ seconds }) => seconds) * 100) / 100,
    'JavaScript kB before that': Math.round(last(({ before }) => before) / 1000),
    'JavaScript kB at rest': Math.round(last(({ atRest }) => atRest) / 1000),
    'axe findings': await countFindings(browser, subject),
  }
}

/** A first visit, with nothing kept from the last one. */
async function visitOnce(browser: Browser, { url, operation }: Subject): Promise<Visit> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const scripts = await countScripts(session)
  await session.send('Network.emulateNetworkConditions', { offline: false, ...slowPhone })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const started = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await firstOperation(page, operation)
  const seconds = (performance.now() - started) / 1000
  const before = scripts.bytes
  await page.waitForLoadState('networkidle', { timeout: 120_000 })
  await context.close()
  return { seconds, before, atRest: scripts.bytes }
}

async function countFindings(browser: Browser, { url, operation }: Subject): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url, { timeout: 120_000 })
  await firstOperation(page, operation)
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .analyze()
  await context.close()
  return violations.reduce((sum, { nodes }) => sum + nodes.length, 0)
}

function firstOperation(page: Page, operation: string): Promise<void> {
  return page.locator(operation).first().waitFor({ timeout: 120_000 })
}

/** Bytes of scripts as they travelled so far. */
async function countScripts(session: CDPSession): Promise<{ bytes: number }> {
  const counted = { bytes: 0 }
  const scripts = new Set<string>()
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) counted.bytes += encodedDataLength
  })
  await session.send('Network.enable')
  return counted
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
