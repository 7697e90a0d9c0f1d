import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { chromiumArguments, findChromium } from '../../src/scripts/chromium.ts'
import { withDoorway } from './servers.ts'

interface Figures {
  what: string
  megabytes: number
  seconds: number
  'longest task ms': number
  /** All of them together. */
  'long tasks ms': number
}

/** Milliseconds that something may take here. */
const mostPatience = 600_000

if (import.meta.main) console.table(await withDoorway(({ url }) => measureBuilder(url)))

/** How long the page of the connector builder does not hear its reader, while it reads a large file and tries it. */
export async function measureBuilder(url: string, megabytes = 50): Promise<Figures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'doorway-builder-'))
  const file = join(folder, 'large.xml')
  await writeExport(file, megabytes * 1e6)
  const browser = await chromium.launch({
    args: chromiumArguments,
    executablePath: findChromium() ?? '',
  })
  try {
    const page = await browser.newPage()
    await page.goto(`${url}/connector-builder.html`, { waitUntil: 'networkidle' })
    return [
      { what: 'reading an ERP’s export', megabytes, ...(await readingOf(page, file)) },
      { what: 'its dry run', megabytes, ...(await dryRunOf(page)) },
    ]
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
}

declare global {
  var longTasks: { longest: number; together: number }
}

function readingOf(page: Page, file: string) {
  return measured(page, async () => {
    await page.getByLabel(/^Choose a file/).setInputFiles(file)
    await page.getByText(/^[\d,]+ records$/).waitFor({ timeout: mostPatience })
  })
}

async function dryRunOf(page: Page) {
  await page.getByRole('button', { name: /propose a mapping/ }).click()
  const trial = page.getByRole('region', { name: 'Try it on the whole file' })
  await trial.getByRole('button', { name: 'Dry run' }).waitFor()
  return measured(page, async () => {
    await trial.getByRole('button', { name: 'Dry run' }).click()
    await trial.getByText(/^(Done|Broke off)/).waitFor({ timeout: mostPatience })
  })
}

async function measured(page: Page, act: () => Promise<void>) {
  await page.evaluate(watchTasks)
  const start = performance.now()
  await act()
  const seconds = Math.round((performance.now() - start) / 100) / 10
  const { longest, together } = await page.evaluate(() => globalThis.longTasks)
  return { seconds, 'longest task ms': Math.round(longest), 'long tasks ms': Math.round(together) }
}

/** In the page: what takes less than 50 ms is no long task, and stays 0. */
function watchTasks(): void {
  const seen = (globalThis.longTasks = { longest: 0, together: 0 })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      seen.longest = Math.max(seen.longest, duration)
      seen.together += duration
    }
  }).observe({ type: 'longtask' })
}

async function writeExport(path: string, bytes: number): Promise<void> {
  const out = createWriteStream(path)
  out.write('<export>\n')
  for (let written = 0, number = 0; written < bytes; number++) {
    const item = `<item number="${number}"><sku>lamp_${number}</sku><name>A desk lamp, number ${number}</name><price currency="EUR">12,50</price><weight unit="kg">1.85</weight></item>\n`
    written += item.length
    if (!out.write(item)) await once(out, 'drain')
  }
  out.end('</export>\n')
  await once(out, 'finish')
}
