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
}

if (import.meta.main) console.table(await withDoorway(({ url }) => measureBuilder(url)))

/** How long the page of the connector builder does not hear its reader, while it reads a large file. */
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
    return [{ what: 'an ERP’s export in XML', megabytes, ...(await readOf(page, file)) }]
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
}

declare global {
  var longestTask: number
}

async function readOf(page: Page, file: string) {
  await page.evaluate(watchTasks)
  const start = performance.now()
  await page.getByLabel(/^Choose a file/).setInputFiles(file)
  await page.getByText(/^[\d,]+ records$/).waitFor({ timeout: 300_000 })
  const seconds = Math.round((performance.now() - start) / 100) / 10
  const longest = await page.evaluate(() => globalThis.longestTask)
  return { seconds, 'longest task ms': Math.round(longest) }
}

/** In the page: what takes less than 50 ms is no long task, and stays 0. */
function watchTasks(): void {
  globalThis.longestTask = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      globalThis.longestTask = Math.max(globalThis.longestTask, duration)
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
