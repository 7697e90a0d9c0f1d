import { AxeBuilder } from '@axe-core/playwright'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type CDPSession,
  type Page,
} from '@playwright/test'
import { chromiumArguments, findChromium } from '../../src/scripts/chromium.ts'
import { others, serveOthers } from './reference/others.ts'
import { withDoorway } from './servers.ts'

interface Figures {
  reference: string
  /** Median of the visits; a word when most of them took longer than anybody waits. */
  'first operation s': number | string
  'JavaScript kB before that': number
  /** Until nothing more comes, with nothing pressed. */
  'JavaScript kB at rest': number
  'axe findings': number | string
}

interface Subject {
  reference: string
  url: string
  /** What appears when the operation is there, as a selector. */
  operation: string
  /** The element whose shadow it appears in, if it does. */
  host?: string | undefined
}

interface Visit {
  /** Infinite when it did not appear in time. */
  seconds: number
  before: number
  atRest: number
}

const visits = 3
/** Seconds that a visit may take, and after it the rest that comes by itself. */
const patience = { operation: 60, rest: 20, findings: 60 }
const slowPhone = { latency: 40, downloadThroughput: 125_000, uploadThroughput: 125_000 }
/** Nobody's fonts, pictures or counters from elsewhere, which would differ from one network to the next. */
const alone = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'

if (import.meta.main) console.table(await withDoorway(({ url }) => measureReferences(url)))

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
      host: other.host,
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
    'first operation s': rounded(last(({ seconds }) => seconds)),
    'JavaScript kB before that': Math.round(last(({ before }) => before) / 1000),
    'JavaScript kB at rest': Math.round(last(({ atRest }) => atRest) / 1000),
    'axe findings': await countFindings(browser, subject),
  }
}

/** A first visit, with nothing kept from the last one. */
async function visitOnce(browser: Browser, subject: Subject): Promise<Visit> {
  return inNewContext(browser, async (context) => {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const scripts = await countScripts(session)
    await session.send('Network.emulateNetworkConditions', { offline: false, ...slowPhone })
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const seconds = await secondsUntilSeen(page, subject)
    const before = scripts.bytes
    await withinSeconds(patience.rest, page.waitForLoadState('networkidle'))
    return { seconds, before, atRest: scripts.bytes }
  })
}

async function countFindings(browser: Browser, subject: Subject): Promise<number | string> {
  return inNewContext(browser, async (context) => {
    const page = await context.newPage()
    if ((await secondsUntilSeen(page, subject)) === Infinity) return 'not seen'
    const looked = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
    const found = await withinSeconds(patience.findings, looked)
    return found?.violations.reduce((sum, { nodes }) => sum + nodes.length, 0) ?? 'not done'
  })
}

async function inNewContext<Result>(
  browser: Browser,
  act: (context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext()
  try {
    return await act(context)
  } finally {
    await context.close()
  }
}

declare global {
  var operationSeen: Promise<number> | undefined
}

/** Seconds from the press on a link until the operation is on the screen. */
async function secondsUntilSeen(page: Page, { url, operation, host }: Subject): Promise<number> {
  await page.addInitScript(watchForOperation, { operation, host })
  const started = performance.now()
  await page.goto(url, { waitUntil: 'commit', timeout: patience.operation * 1000 })
  const way = (performance.now() - started) / 1000
  const seen = page.evaluate(() => globalThis.operationSeen)
  const milliseconds = await withinSeconds(patience.operation, seen)
  return milliseconds === undefined ? Infinity : Math.max(way, milliseconds / 1000)
}

/**
 * In the page, and cheap, since a tool that looks from outside would be slowed as the page is: notes when the
 * first frame is drawn that has the operation in it. No frame is drawn while styles are waited for.
 */
function watchForOperation({ operation, host }: { operation: string; host?: string | undefined }) {
  globalThis.operationSeen = new Promise((resolve) => {
    const look = () => {
      const root = host === undefined ? document : document.querySelector(host)?.shadowRoot
      const { width = 0, height = 0 } =
        root?.querySelector(operation)?.getBoundingClientRect() ?? {}
      if (width > 0 && height > 0) setTimeout(() => resolve(performance.now()))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

/** Undefined when it takes longer, or does not come to an end. */
async function withinSeconds<Result>(
  seconds: number,
  work: Promise<Result>,
): Promise<Result | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), seconds * 1000)
  })
  try {
    return await Promise.race([work.catch(() => undefined), late])
  } finally {
    clearTimeout(timer)
  }
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

function rounded(seconds: number): number | string {
  return seconds === Infinity ? `more than ${patience.operation}` : Math.round(seconds * 100) / 100
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
