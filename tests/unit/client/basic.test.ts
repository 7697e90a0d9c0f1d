import { basicAuthorization, explainBasic } from '#client'
import { describe, expect, test } from 'vitest'

describe('basicAuthorization', () => {
  test('encodes id and secret', () => {
    expect(basicAuthorization('7_id', 'secret')).toBe('Basic N19pZDpzZWNyZXQ=')
  })

  test('writes letters beyond ASCII as UTF-8', () => {
    expect(basicAuthorization('é', '🚪')).toBe(`Basic ${Buffer.from('é:🚪').toString('base64')}`)
  })

  test('refuses a client id with a colon without repeating the secret', () => {
    expect(() => basicAuthorization('a:b', 'hidden')).toThrow(TypeError)
    expect(() => basicAuthorization('a:b', 'hidden')).not.toThrow('hidden')
  })
})

test('explainBasic shows each step', () => {
  expect(explainBasic('id', 'a:b')).toEqual({
    joined: 'id:a:b',
    encoded: 'aWQ6YTpi',
    header: 'Basic aWQ6YTpi',
  })
})
