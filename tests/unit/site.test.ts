import { expect, test } from 'vitest'
import { readOrigin } from '#site'

test.each([
  ['https://docs.example.com', 'https://docs.example.com'],
  ['https://docs.example.com/', 'https://docs.example.com'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('the address %s is that of a site', (written, origin) => {
  expect(readOrigin(written)).toBe(origin)
})

test.each([
  '',
  'docs.example.com',
  '/docs',
  'https://example.com/docs',
  'ftp://example.com',
  'https://a.example?b',
])('a build for "%s" stops, and says what to write', (written) => {
  expect(() => readOrigin(written)).toThrow(/DOORWAY_URL is ".*"\. Give the site's own address/)
})
