import { beforeEach, describe, expect, test } from 'vitest'
import {
  $history,
  forgetHistory,
  mostKept,
  remember,
  searchHistory,
} from '../../../../src/widgets/state/history.ts'

const request = (path: string, body?: string) => ({
  method: 'POST',
  url: `http://pim.test${path}`,
  headers: { Authorization: 'Bearer really-a-token', 'Content-Type': 'application/json' },
  ...(body !== undefined && { body }),
})

beforeEach(forgetHistory)

describe('what was sent before', () => {
  test('is kept without credentials', () => {
    remember(request('/api/oauth/v1/token', '{"username":"me","password":"hidden"}'), 200)
    const text = JSON.stringify($history.get())
    expect(text).not.toMatch(/really-a-token|hidden/)
    expect(text).toContain('Bearer <access_token>')
  })

  test('has the newest first, each once, and no more than fit', () => {
    for (let at = 0; at < mostKept + 5; at++) remember(request(`/api/${at}`), 200)
    remember(request('/api/30'), 404)
    const past = $history.get()
    expect(past).toHaveLength(mostKept)
    expect(past[0]).toMatchObject({ status: 404, request: { url: 'http://pim.test/api/30' } })
    remember(request('/api/long', 'x'.repeat(30_000)), 200)
    expect($history.get()[0]?.status).toBe(404)
  })

  test('is found by any of its words', () => {
    remember(request('/api/rest/v1/products?search=%7B%22family%22%3A1%7D'), 200)
    remember(request('/api/rest/v1/families', '{"code":"lamps"}'), 422)
    const urls = (text: string) => searchHistory($history.get(), text).length
    expect(urls('')).toBe(2)
    expect(urls('LAMPS 422')).toBe(1)
    expect(urls('"family"')).toBe(1)
    expect(urls('lamps products')).toBe(0)
  })
})
