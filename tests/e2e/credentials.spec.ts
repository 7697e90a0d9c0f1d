import { ConnectionsPanel, credentialNames } from './support/connections-panel.ts'
import { expectAccessible } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const step1 = '/getting-started/your-first-request/step-1.html'
const step2 = '/getting-started/your-first-request/step-2.html'

test('a password is shown once, remembered by its tab and unknown to another', async ({
  page,
  context,
  connections,
}) => {
  await page.goto(step1)
  await connections.create('My shop')
  const credentials = await connections.copyCredentials('My shop')

  await page.reload()
  await connections.wake()
  const item = await connections.unfold('My shop')
  await expect(item).not.toContainText('Copy the password now')
  await expect(item).not.toContainText(credentials.password)
  await item.getByRole('button', { name: 'Show the password' }).click()
  await expect(item).toContainText(credentials.password)

  const tab = await context.newPage()
  const other = new ConnectionsPanel(tab)
  await tab.goto(step1)
  await other.wake()
  const entry = await other.unfold('My shop')
  await expect(entry).toContainText(credentials['client id'])
  await expect(entry).toContainText('not known here any more')
  await expect(entry).not.toContainText(credentials.password)
})

test('every credential of a new connection has a name and can be copied', async ({
  page,
  connections,
}) => {
  await page.goto(step1)
  await connections.create('My DAM')
  const item = connections.item('My DAM')
  await expect(item.getByRole('term')).toHaveText([...credentialNames])
  await expectAccessible(page)
})

test('a connection is seen although an older list comes after it', async ({
  page,
  connections,
}) => {
  await page.goto(step1)
  await connections.create('My first ERP')
  const created = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.route('**/sandbox/v1/connections', async (route) => {
    if (route.request().method() !== 'GET') return route.continue()
    const response = await route.fetch()
    await created
    return route.fulfill({ response })
  })
  const late = page.waitForResponse((answer) => answer.request().method() === 'GET')
  await page.evaluate(() => globalThis.dispatchEvent(new Event('focus')))
  await connections.create('My second ERP')
  await (await late).finished()
  await expect(connections.region).toContainText('2 of 100')
  await expect(connections.item('My second ERP')).toBeVisible()
})

test('a label that cannot be is refused beside its field, and nothing is lost', async ({
  page,
  connections,
}) => {
  await page.goto(step1)
  await connections.create('My ERP')
  await connections.label.fill('My ERP')
  await connections.createButton.click()
  await expect(connections.code).toHaveAttribute('aria-invalid', 'true')
  await expect(connections.code).toHaveAccessibleDescription(/This value is already used/)
  await expect(connections.label).toHaveValue('My ERP')
  await expect(connections.item('My ERP')).toHaveCount(1)
})

test('who thinks again keeps the connection', async ({ page, connections }) => {
  await page.goto(step1)
  await connections.create('My ERP')
  await connections.item('My ERP').getByRole('button', { name: 'Delete My ERP' }).click()
  await connections.region.getByRole('button', { name: 'Keep it' }).click()
  await page.reload()
  await connections.wake()
  await expect(connections.item('My ERP')).toBeVisible()
})

test('a wrong secret is answered with the sentence of the PIM, and put right', async ({
  page,
  connections,
  authenticate,
}) => {
  await page.goto(step1)
  await connections.create('My ERP')
  const { secret } = await connections.copyCredentials('My ERP')
  await page.goto(step2)
  await authenticate.wake()
  await authenticate.secret.fill(`${secret}x`)
  await authenticate.sendAndExpect(422)
  await expect(authenticate.region).toContainText(
    'Parameter \\"client_id\\" is missing or does not match any client, or secret is invalid',
  )
  await expect(authenticate.region).toContainText('Client id and secret do not fit each other.')
  await expect(authenticate.region).not.toContainText('Token valid')

  await authenticate.region.getByRole('button', { name: 'Put my own values back' }).click()
  await expect(authenticate.secret).toHaveValue(secret)
  await authenticate.sendAndExpect(200)
})

test('a refused token request leads to the place where it is explained', async ({
  page,
  authenticate,
}) => {
  await page.goto(step2)
  await authenticate.wake()
  await authenticate.password.fill('not mine')
  await authenticate.sendAndExpect(422)
  await authenticate.region.getByRole('link', { name: 'Read why' }).click()
  await expect(page).toHaveURL(/\/documentation\/authentication\.html#./)
  await expect(page.locator(':target')).toBeVisible()
})

test('who asks for a token without a connection gets one on the way', async ({
  page,
  authenticate,
}) => {
  await page.goto(step2)
  await authenticate.sendAndExpect(200)
  await expect(authenticate.calls).toHaveText([
    /^POST\/sandbox\/v1\/sandboxes201/,
    /^POST\/sandbox\/v1\/connections201/,
  ])
  await expect(authenticate.region).toContainText('Token valid')
  await expectAccessible(page)
})

test('a token is seen to run out, and is renewed', async ({ page, authenticate }) => {
  await page.clock.install()
  await page.goto(step2)
  await authenticate.sendAndExpect(200)
  await expect(authenticate.timeLeft).toHaveText(/^59 min/)
  await page.clock.fastForward('57:00')
  await expect(authenticate.timeLeft).toHaveText(/^2 min/)
  await page.clock.fastForward('03:00')
  await expect(authenticate.region).toContainText('Token expired')
  await authenticate.refreshAndExpect(200)
  await expect(authenticate.region).toContainText('Token valid')
})
