import { chromium, type Page } from '@playwright/test'
import { chromiumArguments, findChromium } from '../../src/scripts/chromium.ts'

interface Figures {
  answer: string
  megabytes: number
  /** Median of several showings. */
  'first lines ms': number
  'longest frame while scrolling ms': number
  'unfold all ms': number
  'find ms': number
}

/** From the answer that is there to its first lines, and how it feels to move in it. */
export async function measureAnswers(url: string): Promise<Figures[]> {
  const browser = await chromium.launch({
    args: chromiumArguments,
    executablePath: findChromium() ?? '',
  })
  try {
    const page = await browser.newPage()
    await page.goto(`${url}/playground.html`)
    // The first one brings what draws large answers; readers wait for it once.
    await show(page, listOf(0.1))
    const figures: Figures[] = []
    for (const megabytes of [0.1, 1, 2]) figures.push(await measure(page, megabytes))
    return figures
  } finally {
    await browser.close()
  }
}

/** Whatever else the machine does for a moment is in one showing, and seldom in most of them. */
const showings = 5

async function measure(page: Page, megabytes: number): Promise<Figures> {
  const times: number[] = []
  // oxlint-disable-next-line no-await-in-loop -- one after the other, as a reader sends
  for (let time = 0; time < showings; time++) times.push(await show(page, listOf(megabytes)))
  const first = times.toSorted((a, b) => a - b)[Math.floor(showings / 2)] ?? NaN
  const frame = await scroll(page)
  const unfold = await timed(page, () => page.getByRole('button', { name: 'Unfold all' }).click())
  const find = await timed(page, async () => {
    await page.getByRole('searchbox', { name: 'Find in the answer' }).fill('lamp number 1')
    await page.getByText(/found$/).waitFor()
  })
  return {
    answer: 'a list of products',
    megabytes,
    'first lines ms': first,
    'longest frame while scrolling ms': frame,
    'unfold all ms': unfold,
    'find ms': find,
  }
}

/** Milliseconds from the last byte of an answer to its first lines on the screen. */
async function show(page: Page, body: string): Promise<number> {
  await page.route('**/api/rest/v1/products?*', (route) =>
    route.fulfill({ body, contentType: 'application/json' }),
  )
  const panel = page.getByRole('region', { name: 'A request to begin with' })
  // Without the answer before, the first lines that appear are those of this one.
  const reset = panel.getByRole('button', { name: 'Reset' })
  if (await reset.isVisible()) await reset.click()
  await page.locator('.explorer-lines').waitFor({ state: 'detached' })
  await page.evaluate(watchForLines)
  await panel.getByRole('button', { name: 'Send', exact: true }).click()
  const ms = await page.evaluate(() => globalThis.linesShown)
  await page.unroute('**/api/rest/v1/products?*')
  return Math.round(ms)
}

declare global {
  var linesShown: Promise<number>
}

/** In the page: notes when a body was read, and when the frame that shows it was painted. */
function watchForLines(): void {
  let arrived = 0
  const read = Response.prototype.arrayBuffer
  Response.prototype.arrayBuffer = async function arrayBuffer(this: Response) {
    const body = await read.call(this)
    arrived = performance.now()
    return body
  }
  globalThis.linesShown = new Promise((resolve) => {
    const look = () => {
      const isThere = document.querySelector('.explorer-lines .explorer-line')
      if (arrived > 0 && isThere) resolve(performance.now() - arrived)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

async function scroll(page: Page): Promise<number> {
  const longest = await page.evaluate(async () => {
    const lines = document.querySelector('.explorer-lines')
    const frames: number[] = []
    let last = performance.now()
    for (let step = 0; step < 60; step++) {
      lines?.scrollBy(0, 400)
      // oxlint-disable-next-line no-await-in-loop -- frames come one after the other
      await new Promise(requestAnimationFrame)
      frames.push(performance.now() - last)
      last = performance.now()
    }
    return Math.max(...frames)
  })
  return Math.round(longest)
}

async function timed(page: Page, act: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await act()
  await page.evaluate(() => new Promise(requestAnimationFrame))
  return Math.round(performance.now() - start)
}

function listOf(megabytes: number): string {
  const items: unknown[] = []
  for (let size = 0; size < megabytes * 1e6; size += JSON.stringify(items.at(-1)).length) {
    items.push(productOf(items.length))
  }
  return JSON.stringify({ _embedded: { items } })
}

function productOf(number: number) {
  const name = ['en_US', 'de_DE', 'fr_FR'].map((locale) => ({
    locale,
    scope: null,
    data: `A desk lamp, lamp number ${number}, which stands on a desk`,
  }))
  return {
    uuid: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    identifier: `lamp_${number}`,
    enabled: true,
    family: 'lamps',
    categories: ['desk_lighting', 'summer'],
    values: { name, description: name },
    created: '2024-03-05T09:12:44+00:00',
  }
}
