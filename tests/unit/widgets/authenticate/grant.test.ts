import { describe, expect, test } from 'vitest'
import {
  adviceFor,
  buildHeader,
  describeGrant,
  example,
} from '../../../../src/widgets/authenticate/grant.ts'

describe('a token request', () => {
  test('shows how its header is built', () => {
    expect(buildHeader(example)).toEqual({
      kind: 'built',
      steps: {
        joined: 'my_client_id:my_secret',
        encoded: btoa('my_client_id:my_secret'),
        header: `Basic ${btoa('my_client_id:my_secret')}`,
      },
    })
  })

  test('cannot be built with a colon in the client id', () => {
    const form = { ...example, clientId: 'a:b' }
    expect(buildHeader(form)).toMatchObject({ kind: 'unclear' })
    expect(describeGrant(form, { kind: 'password' }, '')).toBeUndefined()
  })

  test('asks with the password', () => {
    expect(describeGrant(example, { kind: 'password' }, 'http://pim.test')).toMatchObject({
      method: 'POST',
      url: 'http://pim.test/api/oauth/v1/token',
      body: '{"grant_type":"password","username":"my_username","password":"my_password"}',
    })
  })

  test('asks with the refresh token', () => {
    const grant = { kind: 'refresh' as const, refreshToken: 'r' }
    expect(describeGrant(example, grant, '')?.body).toBe(
      '{"grant_type":"refresh_token","refresh_token":"r"}',
    )
  })
})

describe('advice on a refused token request', () => {
  test.each([
    [
      'Parameter "client_id" is missing or does not match any client, or secret is invalid',
      /secret/,
    ],
    ['No user found for the given username and password', /Username/],
    ['Refresh token is invalid or has expired', /password again/],
    ['Parameter "grant_type", "username" or "password" is missing, empty or invalid', /empty/],
    ['Something else', /message/],
  ])('follows the words of the PIM: %s', (message, advice) => {
    expect(adviceFor(422, JSON.stringify({ code: 422, message }))).toMatch(advice)
  })

  test('is not given for a token', () => {
    expect(adviceFor(200, '{}')).toBeUndefined()
  })
})
