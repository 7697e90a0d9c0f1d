import { describe, expect, test } from 'vitest'
import type { LoggedRequest } from '#contract'
import { repeatable } from '../../../../src/widgets/state/logged-request.ts'

const origin = 'http://pim.test'

/** A call as the log has it. */
function logged(change: Partial<LoggedRequest> & { request?: LoggedRequest['request'] }) {
  return {
    number: 1,
    at: '2026-11-21T09:14:02+00:00',
    method: 'GET',
    address: '/api/rest/v1/products?limit=3',
    operation: 'get_products',
    connection: 'erp',
    status: 200,
    milliseconds: 1,
    size: 2,
    request: { headers: {}, body: null },
    answer: { headers: {}, body: null },
    ...change,
  } satisfies LoggedRequest
}

const sent = (headers: Record<string, string>, text: string | null, truncated = false) => ({
  headers,
  body: { text, bytes: text?.length ?? 9, truncated },
})

describe('a call of the log is sent again', () => {
  test('with the own token where a token was hidden, and without what the network adds', () => {
    const call = logged({
      method: 'PATCH',
      address: '/api/rest/v1/products/halo?x=1',
      request: sent(
        {
          authorization: 'Bearer •••',
          'content-type': 'application/json',
          accept: '*/*',
          'user-agent': 'curl/8',
          'content-length': '16',
        },
        '{"enabled":true}',
      ),
    })
    expect(repeatable(call, origin)).toEqual({
      kind: 'ready',
      isReplaced: true,
      request: {
        method: 'PATCH',
        url: `${origin}/api/rest/v1/products/halo?x=1`,
        headers: { Authorization: 'Bearer <access_token>', 'Content-Type': 'application/json' },
        body: '{"enabled":true}',
      },
    })
  })

  test('without a token when it had none', () => {
    expect(repeatable(logged({}), origin)).toMatchObject({
      kind: 'ready',
      isReplaced: false,
      request: { headers: {} },
    })
  })

  test.each([
    [
      'application/json',
      '{"grant_type":"password","username":"erp_1","password":"•••"}',
      '{"grant_type":"password","username":"<username>","password":"<password>"}',
    ],
    [
      'application/x-www-form-urlencoded',
      'grant_type=refresh_token&refresh_token=•••',
      'grant_type=refresh_token&refresh_token=<refresh_token>',
    ],
    [
      'application/x-www-form-urlencoded',
      'client_id=1_a&client_secret=•••&grant_type=password&username=erp_1&password=•••',
      'client_id=<client_id>&client_secret=<secret>&grant_type=password&username=<username>&password=<password>',
    ],
  ])('as a token request (%s) with the own credentials', (type, text, expected) => {
    const request = sent({ 'content-type': type, authorization: 'Basic •••' }, text)
    expect(repeatable(logged({ method: 'POST', request }), origin)).toMatchObject({
      kind: 'ready',
      isReplaced: true,
      request: {
        headers: { Authorization: 'Basic <client_id_and_secret_in_base64>' },
        body: expected,
      },
    })
  })

  test('with a wrong credential as it was, when it was no credential at all', () => {
    const request = { headers: { authorization: '•••' }, body: null }
    expect(repeatable(logged({ request }), origin)).toMatchObject({
      request: { headers: { Authorization: '•••' } },
    })
  })

  test.each([
    ['a file', sent({ 'content-type': 'multipart/form-data; boundary=x' }, ''), /no files/],
    ['bytes', sent({}, null), /only texts/],
    ['a long body', sent({}, '{"a":1', true), /only the beginning/],
    ['a body that was hidden whole', sent({}, '•••'), /hides all of it/],
  ])('but not when it had %s', (_, request, reason) => {
    expect(repeatable(logged({ request }), origin)).toEqual({
      kind: 'incomplete',
      reason: expect.stringMatching(reason) as string,
    })
  })
})
