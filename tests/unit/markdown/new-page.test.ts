import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPage } from '../../../src/markdown/new-page.ts'
import { article, openContent, writeContent } from './support/content.ts'

const series = `# The order of reading.
tutorials: []
guides:
  - id: shop
    title: Connect a shop
    pages: [first] # and more to come
`
const files = {
  'help/a.md': article('what-is-a-lamp', 'x'),
  'guides/shop/first.md': '# First\n',
  'navigation.yaml': series,
}

describe('a new page', () => {
  test.each([
    [
      'article',
      'What is **a tent**?',
      {},
      'help/what-is-a-tent.md',
      '/articles/what-is-a-tent.html',
    ],
    ['article', 'A: b', { mdx: true, themes: 'api' }, 'help/a-b.mdx', '/articles/a-b.html'],
    [
      'connector',
      'Lamp shop: the plug-in',
      {},
      'marketplace/lamp-shop-the-plug-in.yaml',
      '/marketplace/lamp-shop-the-plug-in.html',
    ],
    [
      'guide',
      'Second step',
      { series: 'shop' },
      'guides/shop/second-step.md',
      '/guides/shop/second-step.html',
    ],
  ])('%s "%s" is well as it is', async (kind, title, options, file, address) => {
    const root = writeContent(files)
    const content = join(root, 'content')
    expect(createPage(content, kind, title, options)).toMatchObject({
      file: join(content, file),
      address,
    })
    expect((await openContent(root).check()).problems).toEqual([])
  })

  test('of the marketplace is refused when the connector is there already', () => {
    const root = writeContent(files)
    createPage(join(root, 'content'), 'connector', 'Lamp shop')
    expect(() => createPage(join(root, 'content'), 'connector', 'Lamp shop')).toThrow(
      'A connector "Lamp shop" is there already.',
    )
  })

  test('gets its place in the order, and what an author wrote there stays', () => {
    const root = writeContent(files)
    createPage(join(root, 'content'), 'guide', 'Second step', { series: 'shop' })
    expect(readFileSync(join(root, 'content/navigation.yaml'), 'utf8')).toBe(
      series.replace('[first]', '[first, second-step]'),
    )
  })

  test.each([
    ['artikle', 'T', {}, /no kind of page "artikle". Did you mean "article"\?/],
    ['article', 'What is a lamp', {}, /\/articles\/what-is-a-lamp\.html is there already/],
    ['article', '???', {}, /"\?\?\?" gives no address/],
    ['article', 'T', { themes: 'api, apo' }, /no theme "apo"\. Did you mean "api"\?/],
    ['guide', 'T', {}, /--series with one of shop/],
    ['guide', 'T', { series: 'shap' }, /no series "shap"\. Did you mean "shop"\?/],
    ['guide', 'First', { series: 'shop' }, /is there already/],
  ])('%s "%s" %j is refused with what to do', (kind, title, options, message) => {
    const root = writeContent(files)
    expect(() => createPage(join(root, 'content'), kind, title, options)).toThrow(message)
  })
})
