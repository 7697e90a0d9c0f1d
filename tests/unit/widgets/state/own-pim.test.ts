import { describe, expect, test } from 'vitest'
import { describeRequest } from '#client'
import { createPanel } from '../../../../src/widgets/request/panel.ts'
import { ensureConnection } from '../../../../src/widgets/state/connections.ts'
import { originOf, placeOf, unreachable } from '../../../../src/widgets/state/own-pim.ts'
import { $token } from '../../../../src/widgets/state/token.ts'
import { noNetwork, openPage, origin } from '../support.ts'

const page = openPage()
const elsewhere = 'https://pim.elsewhere.test'
const list = describeRequest(
  'get_products',
  { query: { limit: 3 } },
  { baseUrl: origin, authorization: 'Bearer <access_token>' },
)

/** The reader's sandbox, met at another address, as a PIM of their own. */
async function ownPim() {
  const { client_id: clientId, secret, username, password } = await ensureConnection()
  page.sent.length = 0
  return placeOf({ origin: elsewhere, credentials: { clientId, secret, username, password } })
}

describe('a PIM of the reader’s own', () => {
  test('is asked for a token, and then for what was wanted', async () => {
    const place = await ownPim()
    const panel = createPanel(list, origin, place)
    await panel.send()
    expect(panel.$exchange.get()).toMatchObject({ state: 'answered', answer: { status: 200 } })
    expect(page.sent).toEqual(['POST /api/oauth/v1/token 200', 'GET /api/rest/v1/products 200'])
    await panel.send()
    expect(page.sent).toHaveLength(3)
    expect($token.get()).toBeUndefined()
  })

  test('says what its refusal of credentials means', async () => {
    const credentials = { clientId: 'a', secret: 'b', username: 'c', password: 'd' }
    const panel = createPanel(list, origin, placeOf({ origin: elsewhere, credentials }))
    await panel.send()
    expect(panel.$exchange.get()).toMatchObject({
      state: 'unreachable',
      obstacle: { title: 'There was no token for these credentials' },
    })
  })

  test('is explained when the browser may not ask it', async () => {
    const place = await ownPim()
    page.answerWith(noNetwork)
    const panel = createPanel(list, origin, place)
    await panel.send()
    expect(panel.$exchange.get()).toMatchObject({
      obstacle: { title: `${elsewhere} cannot be asked from this page`, text: /CORS.*curl/ },
    })
  })

  test('is explained when it has no HTTPS and the page has', () => {
    expect(unreachable('http://pim.test', true).text).toMatch(/mixed content/)
    expect(unreachable('http://localhost:8080', true).text).toMatch(/CORS/)
    expect(unreachable('http://pim.test', false).text).toMatch(/CORS/)
  })

  test.each([
    ['https://pim.example/', 'https://pim.example'],
    [' pim.example ', 'https://pim.example'],
    ['http://localhost:8080/api', 'http://localhost:8080'],
    ['https://user:pass@pim.example', undefined],
    ['javascript:alert(1)', undefined],
    ['ftp://pim.example', undefined],
    ['', undefined],
  ])('has an address: %s', (written, expected) => {
    expect(originOf(written)).toBe(expected)
  })
})
