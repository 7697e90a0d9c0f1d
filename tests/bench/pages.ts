import { chromium } from '@playwright/test'
import { chromiumArguments, findChromium } from '../../src/scripts/chromium.ts'

interface Weight {
  page: string
  html: number
  css: number
  js: number
  fonts: number
  other: number
  withoutFonts: number
}

const pages: Record<string, string> = {
  'front page': '/',
  'article without a widget': '/articles/what-is-a-connection.html',
  'article with a widget': '/articles/how-to-connect-my-pim.html',
  'tutorial step': '/getting-started/your-first-request/step-1.html',
}

/** Bytes as they travel, compressed, of a first visit that only looks: scrolled to the end, nothing pressed. */
export async function measurePages(url: string): Promise<Weight[]> {
  const browser = await chromium.launch({
    args: chromiumArguments,
    executablePath: findChromium() ?? '',
  })
  const weights: Weight[] = []
  for (const [name, path] of Object.entries(pages)) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const types = new Map<string, string>()
    const weight: Weight = {
      page: name,
      html: 0,
      css: 0,
      js: 0,
      fonts: 0,
      other: 0,
      withoutFonts: 0,
    }
    session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds[types.get(requestId) ?? ''] ?? 'other'
      weight[kind] += encodedDataLength
      if (kind !== 'fonts') weight.withoutFonts += encodedDataLength
    })
    await session.send('Network.enable')
    await page.goto(url + path, { waitUntil: 'networkidle' })
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await page.waitForLoadState('networkidle')
    weights.push(weight)
    await context.close()
  }
  await browser.close()
  return weights
}

const kinds: Record<string, 'html' | 'css' | 'js' | 'fonts'> = {
  Document: 'html',
  Stylesheet: 'css',
  Script: 'js',
  Font: 'fonts',
}
