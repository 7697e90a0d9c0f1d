import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { expect, test } from './support/test.ts'

const addresses = parse(
  readFileSync(new URL('old-addresses.yaml', import.meta.url), 'utf8'),
) as string[]

test.describe('an old address still leads to a page', () => {
  for (const address of addresses) {
    test(address, async ({ request }) => {
      const [path = '', anchor] = address.split('#', 2)
      const answer = await request.get(path, { maxRedirects: 0 })
      expect([200, 301]).toContain(answer.status())
      const location = answer.headers().location ?? ''
      const page = answer.status() === 200 ? answer : await request.get(location)
      expect(page.status()).toBe(200)
      expect(page.headers()['content-type']).toMatch(/^text\/html/)
      const section = new URL(location, 'http://site').hash.slice(1) || anchor
      if (section) expect(await page.text()).toContain(` id="${section}"`)
    })
  }
})

test('a question that came along is kept', async ({ request }) => {
  const answer = await request.get('/search?edition=1', { maxRedirects: 0 })
  expect(answer.headers().location).toBe('/marketplace.html?edition=1')
})

test.describe('a page as Markdown', () => {
  test('has the request and the answer that came back, and its address', async ({ request }) => {
    const answer = await request.get('/articles/what-is-a-product.md')
    expect(answer.headers()['content-type']).toBe('text/markdown; charset=utf-8')
    const text = await answer.text()
    expect(text).toMatch(/^---\ntitle: /)
    expect(text).toMatch(/\naddress: http.*\/articles\/what-is-a-product\.html\n/)
    expect(text).toMatch(/```http\nGET \/api\/rest\/v1\/.*?\n```\n\nAnswer: 200 OK\. Sent by the/s)
    expect(text).toMatch(/ by the build on \d+ \w+ \d{4}, answered in \d+ ms\.\n\n```json\n\{/)
  })

  test('says its drawings in words', async ({ request }) => {
    const text = await (await request.get('/articles/how-to-connect-my-pim.md')).text()
    expect(text).toContain('_Picture: A PIM and its connections. A floor plan.')
    expect(text).not.toContain('<!--')
  })

  test('is named by the page itself', async ({ page }) => {
    await page.goto('/articles/what-is-a-product.html')
    const link = page.locator('link[rel=alternate][type="text/markdown"]')
    await expect(link).toHaveAttribute('href', '/articles/what-is-a-product.md')
  })

  test('is listed in llms.txt, and every link there leads somewhere', async ({ request }) => {
    const index = await (await request.get('/llms.txt')).text()
    const links = [...index.matchAll(/\]\((http[^)]+)\)/g)].map(([, url = '']) => new URL(url))
    expect(links.map(({ pathname }) => pathname)).toContain('/articles/what-is-a-product.md')
    for (const { pathname } of links) {
      expect((await request.get(pathname)).status(), pathname).toBe(200)
    }
  })

  test('stands with all others in llms-full.txt', async ({ request }) => {
    const text = await (await request.get('/llms-full.txt')).text()
    expect(text).toContain('/articles/what-is-a-product.html\n')
    expect(text).toContain('/documentation/filters.html\n')
  })
})
