import { describeRequest } from '#client'
import { describe, expect, test } from 'vitest'
import { createPanel } from '../../../../src/widgets/request/panel.ts'
import { removeConnection } from '../../../../src/widgets/state/connections.ts'
import { $sandbox } from '../../../../src/widgets/state/sandbox.ts'
import { $token } from '../../../../src/widgets/state/token.ts'
import { noNetwork, openPage, origin } from '../support.ts'

const page = openPage()
const base = 'http://localhost:4321'
const context = { baseUrl: base, authorization: 'Bearer <access_token>' }
const threeProducts = describeRequest('get_products', { query: { limit: 3 } }, context)

function statusOf(panel: ReturnType<typeof createPanel>) {
  const exchange = panel.$exchange.get()
  return exchange.state === 'answered' ? exchange.answer.status : exchange.state
}

function bodyOf(panel: ReturnType<typeof createPanel>) {
  const exchange = panel.$exchange.get()
  return exchange.state === 'answered' ? exchange.answer.body : ''
}

describe('a panel', () => {
  test('gets products for somebody who has nothing yet, in one press', async () => {
    const panel = createPanel(threeProducts, base)
    await panel.send()
    expect(page.sent).toEqual([
      'POST /sandbox/v1/sandboxes 201',
      'POST /sandbox/v1/connections 201',
      'POST /api/oauth/v1/token 200',
      'GET /api/rest/v1/products 200',
    ])
    expect(JSON.parse(bodyOf(panel))).toMatchObject({ _embedded: { items: [{}, {}, {}] } })
    expect(panel.trail.$calls.get()).toHaveLength(3)
    await panel.send()
    expect(panel.trail.$calls.get()).toEqual([])
  })

  test('follows a link of the answer', async () => {
    const panel = createPanel(threeProducts, base)
    await panel.send()
    const { _links: links } = JSON.parse(bodyOf(panel))
    const next = links.next.href
    expect(next.startsWith(origin)).toBe(true)
    await panel.follow('https://elsewhere.test/')
    expect(panel.$draft.get().target).toBe('/api/rest/v1/products?limit=3')
    await panel.follow(next)
    expect(panel.$draft.get().target).toContain('page=2')
    expect(statusOf(panel)).toBe(200)
    panel.reset()
    expect(panel.$draft.get().target).toBe('/api/rest/v1/products?limit=3')
    expect(panel.$exchange.get()).toEqual({ state: 'idle' })
  })

  test('shows the 401 of a deleted connection, and gets over it', async () => {
    const panel = createPanel(threeProducts, base)
    await panel.send()
    await removeConnection('This_site')
    await panel.send()
    expect(statusOf(panel)).toBe(401)
    expect(bodyOf(panel)).toContain('The access token provided is invalid.')
    await panel.renewAndSend()
    expect(statusOf(panel)).toBe(200)
  })

  test('sends what was edited', async () => {
    const request = describeRequest(
      'patch_products__code_',
      { path: { code: 'my_lamp' }, body: { family: 'lamps' } },
      context,
    )
    const panel = createPanel(request, base)
    await panel.send()
    expect(statusOf(panel)).toBe(201)
    panel.edit({ body: '{"family":' })
    await panel.send()
    expect(statusOf(panel)).toBe(400)
    panel.edit({ target: 'nowhere' })
    await panel.send()
    expect(statusOf(panel)).toBe(400)
  })

  test('brings whatever else a request names', async () => {
    const body = { grant_type: 'password' as const, username: '<username>', password: '<password>' }
    const authorization = 'Basic <client_id_and_secret_in_base64>'
    const request = describeRequest('post_token', { body }, { baseUrl: base, authorization })
    const panel = createPanel(request, base)
    await panel.send()
    expect(statusOf(panel)).toBe(200)
    expect($token.get()?.accessToken).toBe(JSON.parse(bodyOf(panel)).access_token)
  })

  test('sends nothing of the reader when the request asks for nothing', async () => {
    const panel = createPanel(describeRequest('get_products', {}, { baseUrl: base }), base)
    await panel.send()
    expect(page.sent).toEqual(['GET /api/rest/v1/products 401'])
  })

  test('says that nothing was reached, and tries again', async () => {
    page.answerWith(noNetwork)
    const panel = createPanel(threeProducts, base)
    await panel.send()
    expect(panel.$exchange.get()).toMatchObject({
      state: 'unreachable',
      obstacle: { remedy: 'again' },
    })
    page.answerWith((request) => page.host.fetch(request))
    await panel.send()
    expect(statusOf(panel)).toBe(200)
  })

  test('gets a new sandbox in place of one that is gone', async () => {
    const sandbox = {
      id: 'gone',
      key: 'sandbox_gone',
      base_url: '',
      created_at: '',
      expires_at: '',
    }
    $sandbox.set(sandbox)
    const panel = createPanel(threeProducts, base)
    await panel.send()
    expect(panel.$exchange.get()).toMatchObject({ obstacle: { remedy: 'new sandbox' } })
    await panel.send()
    expect(statusOf(panel)).toBe(200)
  })

  test('goes back to where it was when it is cancelled', async () => {
    const panel = createPanel(threeProducts, base)
    await panel.send()
    const before = panel.$exchange.get()
    page.answerWith(() => new Promise(() => undefined))
    const sending = panel.send()
    expect(panel.$exchange.get()).toEqual({ state: 'sending', step: 'way', previous: before })
    panel.cancel()
    await sending
    expect(panel.$exchange.get()).toBe(before)
    page.answerWith((request) => page.host.fetch(request))
    await panel.send()
    expect(statusOf(panel)).toBe(200)
  })
})
