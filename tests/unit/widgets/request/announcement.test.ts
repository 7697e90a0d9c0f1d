import { expect, test } from 'vitest'
import { announcement } from '../../../../src/widgets/request/announcement.ts'

const request = { method: 'GET', url: 'http://pim.test/api/rest/v1', headers: {} }

test('a panel says aloud what has happened', () => {
  expect(announcement({ state: 'idle' })).toBe('')
  expect(announcement({ state: 'sending', step: 'request', previous: undefined })).toBe('Sending.')
  const answer = {
    status: 404,
    statusText: 'Not Found',
    headers: {},
    body: '',
    bytes: 62,
    wait: 1,
    ms: 12.3,
  }
  expect(announcement({ state: 'answered', answer, at: 0, request, withToken: true })).toBe(
    'Answer: 404 Not Found, in 12 ms, 62 bytes.',
  )
  const obstacle = { title: 'You are offline', text: 'Nothing was sent.', remedy: 'again' as const }
  expect(announcement({ state: 'unreachable', obstacle })).toBe(
    'You are offline. Nothing was sent.',
  )
})
