import { expect, test } from './support/test.ts'

const tutorial = '/getting-started/your-first-request'

test('a reader does the tutorial, from the welcome to a closed door and in again', async ({
  page,
  connections,
  authenticate,
  requestPanel,
}) => {
  await test.step('opens the tutorial from the front page', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Take the tutorial' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your first request')
    await page.getByRole('link', { name: 'Step 1, create your connection' }).click()
    await expect(page).toHaveURL(`${tutorial}/step-1.html`)
  })

  const credentials = await test.step('creates a connection and sees its credentials', async () => {
    await connections.create('My ERP')
    await expect(connections.calls).toHaveText([
      /^POST\/sandbox\/v1\/sandboxes201/,
      /^POST\/sandbox\/v1\/connections201/,
    ])
    const item = connections.item('My ERP')
    await expect(item).toContainText('Data source')
    await expect(item).toContainText('Copy the password now')
    const copied = await connections.copyCredentials('My ERP')
    for (const [name, value] of Object.entries(copied)) {
      expect(value, name).toMatch(/^\S{6,}$/)
      await expect(item.getByRole('definition').filter({ hasText: value })).toBeVisible()
    }
    return copied
  })

  await test.step('trades them for a token', async () => {
    await page.getByRole('link', { name: 'Step 2, get a token' }).click()
    await authenticate.wake()
    await expect(authenticate.clientId).toHaveValue(credentials['client id'])
    await expect(authenticate.secret).toHaveValue(credentials.secret)
    await expect(authenticate.username).toHaveValue(credentials.username)
    await expect(authenticate.password).toHaveValue(credentials.password)
    const joined = `${credentials['client id']}:${credentials.secret}`
    await expect(authenticate.region).toContainText(joined)
    await expect(authenticate.region).toContainText(`Authorization: Basic ${btoa(joined)}`)
    await authenticate.sendAndExpect(200)
    await expect(authenticate.region).toContainText('Token valid')
  })

  await test.step('sees the token count down, and refreshes it', async () => {
    const left = await authenticate.timeLeft.textContent()
    await expect(authenticate.timeLeft).not.toHaveText(left ?? '')
    const before = await authenticate.copyToken()
    await authenticate.refreshAndExpect(200)
    expect(await authenticate.copyToken()).not.toBe(before)
  })

  await test.step('reloads and goes on', async () => {
    const token = await authenticate.copyToken()
    await page.reload()
    await authenticate.wake()
    await expect(authenticate.password).toHaveValue(credentials.password)
    await expect(authenticate.region).toContainText('Token valid')
    expect(await authenticate.copyToken()).toBe(token)
    await page.getByRole('link', { name: 'Step 3, send requests' }).click()
    await expect(page).toHaveURL(`${tutorial}/step-3.html`)
  })

  const list = requestPanel('The first three products')

  await test.step('lists products with that token, and nothing else on the way', async () => {
    await list.sendAndExpect(200)
    await expect(list.calls).toHaveCount(0)
    const { _embedded: page1, items_count: count } = JSON.parse(await list.rawAnswer())
    expect(page1.items).toHaveLength(3)
    expect(count).toBeGreaterThan(1000)
  })

  await test.step('changes a product and reads it back', async () => {
    await requestPanel('One lamp').sendAndExpect(200)
    await requestPanel('A new name').sendAndExpect(204)
    const renamed = requestPanel('The lamp, renamed')
    await renamed.sendAndExpect(200)
    expect(await renamed.rawAnswer()).toContain('Halo, the lamp I renamed')
  })

  await test.step('creates a product by PATCH and reads it back', async () => {
    const creation = requestPanel('A lamp of your own')
    await creation.sendAndExpect(201)
    await creation.region.getByRole('link', { name: /\/products\/my_first_lamp$/ }).click()
    await creation.expectStatus(200)
    await expect(creation.target).toHaveValue('/api/rest/v1/products/my_first_lamp')
    await expect(creation.answer).toContainText('"identifier": "my_first_lamp"')
  })

  await test.step('sends a batch whose second line is refused', async () => {
    const batch = requestPanel('Three products, one mistake')
    await batch.sendAndExpect(200)
    await expect(batch.answer).toContainText('3 lines: 2 done, 1 refused')
    await expect(batch.answer.getByRole('listitem')).toHaveText([
      /^1halo_desk_lamp204 No Content/,
      /^2my_first_lamp422 Unprocessable.*colour/,
      /^3fjell_tent_2p204 No Content/,
    ])
  })

  await test.step('deletes the connection and finds the door closed', async () => {
    await connections.remove('My ERP')
    await list.sendAndExpect(401)
    await expect(list.region).toContainText('its connection was deleted')
    await requestPanel('A token that opens nothing').sendAndExpect(401)
  })

  await test.step('gets in again', async () => {
    await list.region.getByRole('button', { name: 'Get a new token and send again' }).click()
    await list.expectStatus(200)
    await expect(list.calls.last()).toHaveText(/^POST\/api\/oauth\/v1\/token200/)
    await connections.wake()
    await expect(connections.item('This site')).toContainText('This site calls with it')
    const renamed = requestPanel('The lamp, renamed')
    await renamed.sendAndExpect(200)
    expect(await renamed.rawAnswer()).toContain('Halo, the lamp I renamed')
  })
})

test('the made-up user of the tutorial is refused with a reason', async ({
  page,
  requestPanel,
}) => {
  await page.goto(`${tutorial}/step-2.html`)
  const panel = requestPanel("Nobody's token")
  await panel.sendAndExpect(422)
  await expect(panel.answer).toContainText('No user found for the given username and password')
})
