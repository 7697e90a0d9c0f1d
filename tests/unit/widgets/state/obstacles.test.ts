import { NetworkError, TimeoutError } from '#client'
import { describe, expect, test } from 'vitest'
import {
  explainObstacle,
  Refused,
  refusedToken,
  SandboxGone,
} from '../../../../src/widgets/state/obstacles.ts'

const request = new Request('http://pim.test/')
const refuse = (status: number, headers = {}) =>
  new Refused('sandbox', { code: status, message: 'No.' }, new Response(null, { status, headers }))

describe('an obstacle', () => {
  test.each([
    ['a sandbox that is gone', new SandboxGone(), 'Your PIM is gone', 'new sandbox'],
    ['a broken connection', new NetworkError(request), 'The PIM cannot be reached', 'again'],
    ['silence', new TimeoutError(request, 30_000), 'No answer in time', 'again'],
    ['a full server', refuse(507), 'No new PIM at the moment', 'again'],
    ['a broken server', refuse(500), 'No new PIM at the moment', 'again'],
    ['a refusal for good', refuse(422), 'No new PIM at the moment', 'none'],
  ] as const)('is told in words with a way on: %s', (_, error, title, remedy) => {
    expect(explainObstacle(error, true)).toMatchObject({ title, remedy })
  })

  test('is the network of the reader when the browser says so', () => {
    expect(explainObstacle(new NetworkError(request), false).title).toBe('You are offline')
  })

  test('says how long to wait', () => {
    const text = (seconds: string) =>
      explainObstacle(refuse(429, { 'retry-after': seconds }), true).text
    expect(text('20')).toContain('in 20 seconds')
    expect(text('600')).toContain('in 10 minutes')
  })

  test('is no mistake of ours', () => {
    expect(() => explainObstacle(new RangeError('ours'), true)).toThrow('ours')
  })

  test('keeps the words of a refused token', async () => {
    const body = { code: 422, message: 'No user found for the given username and password' }
    const response = Response.json(body, { status: 422 })
    const refused = await refusedToken(
      { method: 'POST', url: 'http://pim.test/', headers: {} },
      response,
    )
    expect(explainObstacle(refused, true)).toMatchObject({
      text: `The PIM answered 422: ${body.message}`,
      remedy: 'new connection',
    })
  })
})
