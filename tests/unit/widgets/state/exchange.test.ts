import { NetworkError } from '#client'
import { describe, expect, test } from 'vitest'
import { exchange, shownBytes } from '../../../../src/widgets/state/exchange.ts'
import { openPage, origin } from '../support.ts'

const page = openPage()
const { signal } = new AbortController()
const get = (path: string) => ({ method: 'GET', url: origin + path, headers: {} })

describe('an exchange', () => {
  test('gives status, headers, body, size and time', async () => {
    const answer = await exchange(get('/api/rest/v1'), signal)
    expect(answer).toMatchObject({ status: 200, headers: { 'Content-Type': 'application/json' } })
    expect(answer.bytes).toBe(new TextEncoder().encode(answer.body).length)
    expect(answer.ms).toBeGreaterThan(0)
    expect(answer.rest).toBeUndefined()
  })

  test('is made once, whatever the answer', async () => {
    page.answerWith(() => Promise.resolve(new Response('busy', { status: 503 })))
    expect((await exchange(get('/'), signal)).status).toBe(503)
    expect(page.sent).toHaveLength(1)
  })

  test('shows the beginning of a body that is too large, and keeps the rest', async () => {
    const body = 'x'.repeat(shownBytes + 5)
    page.answerWith(() => Promise.resolve(new Response(body)))
    const answer = await exchange(get('/'), signal)
    expect(answer.body).toHaveLength(shownBytes)
    expect(answer.bytes).toBe(shownBytes + 5)
    expect(answer.rest?.size).toBe(shownBytes + 5)
  })

  test('throws when an answer breaks off', async () => {
    const broken = new ReadableStream({
      start: (controller) => controller.error(new Error('gone')),
    })
    page.answerWith(() => Promise.resolve(new Response(broken)))
    await expect(exchange(get('/'), signal)).rejects.toThrow(NetworkError)
  })
})
