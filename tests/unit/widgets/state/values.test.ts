import { describe, expect, test } from 'vitest'
import {
  $values,
  ensureValues,
  fillIn,
  fillRequest,
  namesIn,
} from '../../../../src/widgets/state/values.ts'
import { openPage } from '../support.ts'

const page = openPage()
const url = 'http://pim.test/api/rest/v1/products'

describe('values', () => {
  test('are named where a request leaves room for them', () => {
    const headers = { Authorization: 'Bearer <access_token>', Accept: '<other>' }
    expect(namesIn({ method: 'GET', url, headers, body: '{"username":"<username>"}' })).toEqual([
      'access_token',
      'username',
    ])
    expect(namesIn({ method: 'GET', url, headers: {} })).toEqual([])
  })

  test('take the place of their names', () => {
    const values = { access_token: 'abc', username: 'erp_1' }
    expect(fillIn('Bearer <access_token>', values)).toBe('Bearer abc')
    expect(fillIn('<password> <b>', values)).toBe('<password> <b>')
    expect(
      fillRequest(
        { method: 'POST', url, headers: { A: '<username>' }, body: '<username>' },
        values,
      ),
    ).toEqual({ method: 'POST', url, headers: { A: 'erp_1' }, body: 'erp_1' })
  })

  test('are made as far as they are needed', async () => {
    expect(await ensureValues([])).toEqual({})
    expect(page.sent).toEqual([])
    const some = await ensureValues(['client_id_and_secret_in_base64'])
    expect(atob(some.client_id_and_secret_in_base64 ?? '')).toBe(`${some.client_id}:${some.secret}`)
    expect(some.access_token).toBeUndefined()
    expect((await ensureValues(['access_token'])).access_token).toHaveLength(86)
    expect($values.get().access_token).toHaveLength(86)
  })

  test('are made once, also for two panels at the same time', async () => {
    const [one, other] = await Promise.all([
      ensureValues(['access_token']),
      ensureValues(['access_token', 'sandbox_key']),
    ])
    expect(one).toEqual(other)
    expect(page.sent).toHaveLength(3)
  })
})
