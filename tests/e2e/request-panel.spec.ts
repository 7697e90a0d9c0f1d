import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { RequestPanel } from './support/request-panel.ts'
import { expect, test } from './support/test.ts'

const step3 = '/getting-started/your-first-request/step-3.html'

test('an article is read without React, and a press before it came is made good', async ({
  page,
  requestPanel,
}) => {
  const islands: string[] = []
  await page.route(/\/Island\..*\.js$/, async (route) => {
    islands.push(route.request().url())
    await new Promise((resolve) => setTimeout(resolve, 300))
    await route.continue()
  })
  await page.goto('/getting-started/your-first-request/step-3.html')
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
  await page.waitForLoadState('networkidle')
  expect(islands).toEqual([])

  const panel = requestPanel('The first three products')
  const before = await panel.region.boundingBox()
  await panel.sendButton.click()
  await expect(panel.sendButton).toHaveAttribute('aria-busy', 'true')
  expect(await panel.region.boundingBox()).toMatchObject({ height: before?.height })
  await expect(panel.target).toBeEditable()
  await panel.expectStatus(200)
})

test('a panel whose script does not arrive says so, and the next press is made good', async ({
  browser,
}) => {
  // In a context of its own: here the browser has to complain.
  const page = await browser.newPage()
  const scripts = /\/Island\.[^/]*\.js/
  await page.route(scripts, (route) => route.abort())
  await page.goto(step3)
  const panel = new RequestPanel(page, 'The first three products')
  const missing = page.getByRole('alert').filter({ hasText: 'did not arrive' })
  await panel.sendButton.press('Enter')
  await expect(missing).toHaveCount(1)
  await panel.sendButton.press('Enter')
  await expect(panel.sendButton).toHaveAttribute('aria-busy')
  await expect(panel.sendButton).not.toHaveAttribute('aria-busy')
  await expect(missing).toHaveCount(1)
  await page.unroute(scripts)
  await panel.sendButton.press('Enter')
  await panel.expectStatus(200)
  await expect(missing).toHaveCount(0)
  await page.close()
})

test('a panel looks the same before and after it wakes', async ({ page, requestPanel }) => {
  await page.goto('/getting-started/your-first-request/step-3.html')
  for (const title of ['The first three products', 'Three products, one mistake']) {
    const panel = requestPanel(title)
    const before = await panel.region.boundingBox()
    await panel.wake()
    expect(await panel.region.boundingBox()).toMatchObject({ height: before?.height })
  }
})

test('a page knows what was made on another one, and so does a second tab', async ({
  page,
  context,
  requestPanel,
}) => {
  await page.goto('/')
  await requestPanel('Three products').sendAndExpect(200)
  await page.goto(step3)
  const creation = requestPanel('A lamp of your own')
  await creation.sendAndExpect(201)
  await expect(creation.calls).toHaveCount(0)

  const other = await context.newPage()
  await other.goto(step3)
  const lamp = new RequestPanel(other, 'One lamp')
  await lamp.wake()
  await lamp.target.fill('/api/rest/v1/products/my_first_lamp')
  await lamp.sendAndExpect(200)
  await expect(lamp.calls).toHaveText([
    /^GET\/sandbox\/v1\/connections200/,
    /^POST\/sandbox\/v1\/connections201/,
    /^POST\/api\/oauth\/v1\/token200/,
  ])
})

test('a request can be changed, and put back as it was', async ({ page, requestPanel }) => {
  await page.goto('/')
  const panel = requestPanel('Three products')
  await panel.wake()
  const original = await panel.target.inputValue()
  await panel.target.fill('/api/rest/v1/families?limit=2&page=2')
  await panel.sendAndExpect(200)
  const { _embedded: list, current_page: current } = JSON.parse(await panel.rawAnswer())
  expect(list.items).toHaveLength(2)
  expect(current).toBe(2)

  await panel.region.getByRole('button', { name: 'Reset' }).click()
  await expect(panel.target).toHaveValue(original)
  await expect(panel.region).toContainText('Sent by the build on')
})

test('the body of a request can be changed', async ({ page, requestPanel }) => {
  await page.goto(step3)
  const panel = requestPanel('A new name')
  await panel.wake()
  await panel.body.fill(JSON.stringify({ enabled: false }))
  await panel.sendAndExpect(204)
  const lamp = requestPanel('The lamp, renamed')
  await lamp.sendAndExpect(200)
  expect(JSON.parse(await lamp.rawAnswer()).enabled).toBe(false)
})

test('a link in an answer is followed', async ({ page, requestPanel }) => {
  await page.goto(step3)
  const panel = requestPanel('The first three products')
  await panel.sendAndExpect(200)
  const first = JSON.parse(await panel.rawAnswer())
  await panel.answer.getByText('"_links":').first().click()
  await panel.answer.getByRole('link', { name: /page=2/ }).click()
  await expect(panel.target).toHaveValue(/page=2/)
  await panel.expectStatus(200)
  const second = JSON.parse(await panel.rawAnswer())
  expect(second.current_page).toBe(2)
  expect(second['_embedded'].items[0].identifier).not.toBe(first['_embedded'].items[0].identifier)
})

test('an address of another place is not sent anywhere', async ({ page, requestPanel }) => {
  await page.goto('/')
  const panel = requestPanel('Three products')
  await panel.wake()
  await panel.target.fill('https://pim.example/api/rest/v1/products')
  await expect(panel.target).toHaveAttribute('aria-invalid', 'true')
  await expect(panel.target).toHaveAccessibleDescription(/Write a path of this PIM/)
  await expect(panel.sendButton).toBeDisabled()
})

test('malformed JSON is pointed at, and the PIM has its own word on it', async ({
  page,
  requestPanel,
}) => {
  await page.goto(step3)
  const panel = requestPanel('A new name')
  await panel.wake()
  await panel.body.fill('{\n  "enabled": true,\n  "family" "lamps"\n}')
  await expect(panel.body).toHaveAccessibleDescription(/not JSON.*line 3 column 12/)
  await panel.sendAndExpect(400)
  await expect(panel.answer).toContainText('Invalid json message received')
  await expect(panel.body).toHaveValue(/"family" "lamps"/)
})

test('in a batch, the malformed line is pointed at', async ({ page, requestPanel }) => {
  await page.goto(step3)
  const panel = requestPanel('Three products, one mistake')
  await panel.wake()
  await panel.body.fill('{"identifier":"halo_desk_lamp"}\n{"identifier":}')
  await expect(panel.body).toHaveAccessibleDescription(/^Line 2 .*not JSON/)
})

test('a question with no answer in the catalogue is a 404 with a reason', async ({
  page,
  requestPanel,
}) => {
  await page.goto(step3)
  const panel = requestPanel('One lamp')
  await panel.wake()
  await panel.target.fill('/api/rest/v1/products/nothing')
  await panel.sendAndExpect(404)
  await panel.region.getByRole('link', { name: 'Read why' }).click()
  await expect(page).toHaveURL('/articles/error-404.html#a-product-does-not-exist')
  await expect(page.locator(':target')).toBeVisible()
})

test('markup in a product is shown as text', async ({ page, requestPanel }) => {
  await page.goto(step3)
  const panel = requestPanel('A new name')
  await panel.wake()
  const name = '<img src=x onerror="document.title=1"><b>bold</b>'
  await panel.body.fill(nameBody(name))
  await panel.sendAndExpect(204)
  const lamp = requestPanel('The lamp, renamed')
  await lamp.sendAndExpect(200)
  await expect(lamp.answer).toContainText(JSON.stringify(name))
  await expect(page).toHaveTitle(/Send requests/)
})

test('copied curl holds the own values and gets the same answer from bash', async ({
  page,
  requestPanel,
}) => {
  await page.goto(step3)
  const list = requestPanel('The first three products')
  await list.sendAndExpect(200)
  const code = await list.copyAs('curl')
  expect(code).toContain(`Authorization: Bearer ${await tokenOf(page)}`)
  expect(run(code)).toEqual({ status: 200, body: await list.rawAnswer() })
})

test('copied curl survives quotes, dollars and line breaks in a body', async ({
  page,
  requestPanel,
}) => {
  await page.goto(step3)
  const panel = requestPanel('A new name')
  const name = `Halo's "lamp", $HOME & \`more\` \\ for 5 €`
  await panel.sendAndExpect(204)
  await panel.body.fill(nameBody(name))
  expect(run(await panel.copyAs('curl')).status).toBe(204)

  const batch = requestPanel('Three products, one mistake')
  await batch.wake()
  const answered = run(await batch.copyAs('curl'))
  expect(answered.status).toBe(200)
  expect(answered.body.trim().split('\n')).toHaveLength(3)

  const lamp = requestPanel('The lamp, renamed')
  await lamp.sendAndExpect(200)
  const names = JSON.parse(await lamp.rawAnswer()).values.name
  expect(names).toContainEqual({ locale: 'en_GB', scope: null, data: name })
})

test('copied JavaScript runs, and says status and answer', async ({ page, requestPanel }) => {
  await page.goto(step3)
  await requestPanel('A new name').sendAndExpect(204)
  const panel = requestPanel('Three products, one mistake')
  await panel.sendAndExpect(200)
  const code = await panel.copyAs('JavaScript')
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  })
  expect(output.trim()).toBe(`200 ${await panel.rawAnswer()}`.trim())
})

test('a file of the reader’s own is uploaded in place of the one of the page', async ({
  page,
  request,
  requestPanel,
}) => {
  await page.goto('/documentation/media-files.html')
  const panel = requestPanel('A manual for the lamp')
  await panel.wake()
  const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from([0, 255, 13, 10, 10, 128])])
  await panel.region
    .getByLabel('file: a file of your own')
    .setInputFiles({ name: 'my own.pdf', mimeType: 'application/pdf', buffer: bytes })
  await expect(panel.body).toHaveValue(/Content-Type: application\/pdf\n\n< \.\/my own\.pdf\n/)
  await expect(panel.region.getByText('my own.pdf, 15 bytes')).toBeVisible()
  await panel.sendAndExpect(201)
  const curl = await panel.copyAs('curl')
  expect(curl).toContain('@"my own.pdf"')

  const [Authorization = ''] = /Bearer [^']+/.exec(curl) ?? []
  const headers = { Authorization }
  const lamp = await request.get('/api/rest/v1/products/halo_desk_lamp', { headers })
  const [{ data, _links }] = (await lamp.json()).values.manual
  expect(data).toMatch(/_my_own\.pdf$/)
  const sent = await request.get(new URL(_links.download.href).pathname, { headers })
  expect(await sent.body()).toEqual(bytes)
})

test('what is copied again is confirmed again, and for as long', async ({ page, requestPanel }) => {
  await page.clock.install()
  await page.goto(step3)
  const panel = requestPanel('The first three products')
  await panel.wake()
  await page.clock.pauseAt(Date.now() + 60_000)
  await panel.copyAs('curl')
  await page.clock.runFor(2000)
  await panel.copyAs('curl')
  await page.clock.runFor(2000)
  await expect(panel.region.getByText('The code is copied.')).toBeAttached()
  await page.clock.runFor(1000)
  await expect(panel.region.getByText('The code is copied.')).not.toBeAttached()
})

test('a request is copied in the language of choice, which other panels remember', async ({
  page,
  requestPanel,
}) => {
  await page.goto(step3)
  const panel = requestPanel('The first three products')
  await panel.sendAndExpect(200)
  const ways = {
    JavaScript: '/api/rest/v1/products',
    'JS client': "'get_products'",
    PHP: 'getProductApi()',
    Python: '/api/rest/v1/products',
  }
  for (const [language, way] of Object.entries(ways)) {
    const code = await panel.copyAs(language)
    expect(code, language).toContain(await tokenOf(page))
    expect(code, language).toContain(new URL(page.url()).origin)
    expect(code, language).toContain(way)
  }
  await page.reload()
  const other = requestPanel('One lamp')
  await other.wake()
  await other.region.getByText('Copy as code', { exact: true }).click()
  const tab = other.region.getByRole('tab', { name: 'Python', exact: true })
  await expect(tab).toHaveAttribute('aria-selected', 'true')
})

function nameBody(name: string): string {
  return JSON.stringify({ values: { name: [{ locale: 'en_GB', scope: null, data: name }] } })
}

/** The token that a page calls with, as its panels show it. */
async function tokenOf(page: Page): Promise<string> {
  const header = page.getByRole('definition').filter({ hasText: /^Bearer / })
  return ((await header.first().textContent()) ?? '').replace('Bearer ', '')
}

/** Runs lines as they stand; `curl` tells the status too. */
function run(code: string): { status: number; body: string } {
  const lines = `curl() { command curl -sS -w '\\n%{http_code}' "$@"; }\n${code}`
  const output = execFileSync('bash', ['-euo', 'pipefail', '-c', lines], { encoding: 'utf8' })
  const at = output.lastIndexOf('\n')
  return { status: Number(output.slice(at + 1)), body: output.slice(0, at) }
}
