import { expect, test } from 'vitest'
import { article, problemsIn } from './support/content.ts'

const entry = (address: string) => `- id: too-much\n  article: ${address}\n`

test('an error that leads to no page is told with file and line', async () => {
  const files = {
    'help/a.md': article('a', '# One'),
    'errors/limits.yaml': entry('/articles/b.html'),
  }
  expect(await problemsIn(files)).toEqual([
    'errors/limits.yaml:2 the article "/articles/b.html" is no page',
  ])
})

test('an error that leads to no section is told, too', async () => {
  const files = {
    'help/a.md': article('a', '# One'),
    'errors/limits.yaml': entry('/articles/a.html#two'),
  }
  expect(await problemsIn(files)).toEqual([
    'errors/limits.yaml:2 "/articles/a.html#two": no "#two" on /articles/a.html',
  ])
})

test('an article names errors that there are', async () => {
  const files = { 'help/a.mdx': article('a', '<ErrorEntry id="attribute-unknwon" />') }
  expect(await problemsIn(files)).toEqual(['help/a.mdx:5 unknown error "attribute-unknwon"'])
  const right = { 'help/a.mdx': article('a', '<ErrorEntry id="attribute-unknown" />') }
  expect(await problemsIn(right)).toEqual([])
})
