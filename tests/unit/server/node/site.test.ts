import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { createSite } from '../../../../src/server/node/site.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorway-site-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const root = join(folder, 'dist')
mkdirSync(join(root, '_astro'), { recursive: true })
mkdirSync(join(root, 'articles'))
const write = (path: string, content: string | Uint8Array) =>
  writeFileSync(join(root, path), content)
write('index.html', '<h1>Front page</h1>')
write('404.html', '<h1>Not here</h1>')
write('articles/a.html', '<h1>Article</h1>')
write('_astro/page.abc123.css', 'body{}')
write('_astro/page.abc123.css.br', brotliCompressSync('body{}'))
write('_astro/page.abc123.css.gz', gzipSync('body{}'))
write(
  '_redirects',
  '# comment\n/old.html /articles/a.html 301\n/deep.html /articles/a.html#part\n\n/search /marketplace.html\n',
)
writeFileSync(join(folder, 'secret.txt'), 'do not serve')
const site = createSite(root)
const get = (path: string, headers: Record<string, string> = {}) =>
  site.fetch(new Request(`http://localhost${path}`, { headers }))

describe('a page', () => {
  test('is served with its type, and asked for again each time', async () => {
    const answer = await get('/articles/a.html')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(await answer.text()).toBe('<h1>Article</h1>')
  })

  test('of a folder is its index', async () => {
    expect(await (await get('/')).text()).toBe('<h1>Front page</h1>')
  })

  test.each(['/articles/a', '/articles/a/'])('is found without its ending: %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await answer.text()).toBe('<h1>Article</h1>')
  })

  test.each(['/articles/b', '/articles', '/articles/a.txt', '/..%2fsecret', '/.html'])(
    'that is not there is not made up: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )

  test('that was not changed is not sent again', async () => {
    const etag = (await get('/articles/a.html')).headers.get('etag')!
    const again = await get('/articles/a.html', { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  test.each(['/articles/a.html', '/', '/nothing.html', '/_astro/nothing.css'])(
    'carries the headers that keep browsers from harm: %s',
    async (path) => {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toBe(
        "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
      expect(headers.get('permissions-policy')).toContain('camera=()')
    },
  )

  test('has parts that say in few headers what they are', async () => {
    const { headers } = await get('/_astro/page.abc123.css')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    const bytes = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('').length
    expect(bytes).toBeLessThan(400)
  })

  test('that is not there is the 404 page', async () => {
    const answer = await get('/nothing.html')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await answer.text()).toBe('<h1>Not here</h1>')
  })
})

describe('a file with a hash in its name', () => {
  test('may be kept for ever', async () => {
    const { headers } = await get('/_astro/page.abc123.css')
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, br', 'br'],
  ])('is sent compressed to whoever accepts %s', async (accepted, encoding) => {
    const { headers } = await get('/_astro/page.abc123.css', { 'accept-encoding': accepted })
    expect(headers.get('content-encoding')).toBe(encoding)
    expect(headers.get('vary')).toMatch(/accept-encoding/i)
    expect(headers.get('content-type')).toMatch(/^text\/css/)
  })

  test('is sent as it is to others', async () => {
    const answer = await get('/_astro/page.abc123.css')
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(await answer.text()).toBe('body{}')
  })
})

describe('a redirect', () => {
  test.each([
    ['/old.html', '/articles/a.html'],
    ['/old.html?x=1', '/articles/a.html?x=1'],
    ['/deep.html', '/articles/a.html#part'],
    ['/deep.html?x=1', '/articles/a.html?x=1#part'],
    ['/search?edition=1', '/marketplace.html?edition=1'],
  ])('leads from %s to %s', async (from, to) => {
    const answer = await get(from)
    expect(answer.status).toBe(301)
    expect(answer.headers.get('location')).toBe(to)
  })

  test('list is nobody’s business', async () => {
    expect((await get('/_redirects')).status).toBe(404)
    expect((await get('/%5Fredirects')).status).toBe(404)
  })
})

describe('a way out of the folder', () => {
  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/articles/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%252e%252e%252fsecret.txt',
    '//secret.txt',
    '/%00',
    '/a%00.html',
    '/%',
    '/%zz',
  ])('does not exist: %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBeOneOf([400, 404])
    expect(await answer.text()).not.toContain('do not serve')
  })
})
