import { globSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseFrontmatter } from '@astrojs/markdown-remark'
import { describe, expect, test } from 'vitest'
import { twinFiles } from '../../../src/markdown/twin/files.ts'
import { openContent } from './support/content.ts'

// Adding a case is adding a file to fixtures/content; its HTML and its Markdown are written to fixtures/expected by
// `npx vitest run tests/unit/markdown/fixtures.test.ts -u`, to be read before it is committed.

const root = resolve('tests/unit/markdown/fixtures')
const workspace = openContent(root)

describe('an article in the dialect', async () => {
  const renderer = await workspace.processor.createRenderer({ syntaxHighlight: false })

  test.each(globSync('content/**/*.md', { cwd: root }).toSorted())('renders %s', async (path) => {
    const file = join(root, path)
    const source = readFileSync(file, 'utf8')
    const { content, frontmatter } = parseFrontmatter(source, { frontmatter: 'empty-with-spaces' })
    const { code } = await renderer.render(content, { fileURL: pathToFileURL(file), frontmatter })
    const expected = join(root, 'expected', `${basename(path, '.md')}.html`)
    await expect(`${onLines(code)}\n`).toMatchFileSnapshot(expected)
    expect(code).not.toMatch(/ style=/)
  })
})

test('the articles here have no problems', async () => {
  const { problems, styles } = await workspace.check()
  expect(problems).toEqual([])
  expect([...styles.values()]).toEqual(['max-width: 700px', 'text-align: center', 'width: 50%'])
})

describe('the same as plain Markdown', async () => {
  const site = { name: 'Lamps', description: 'About lamps.', url: 'http://localhost:4321' }
  const files = await twinFiles(workspace, site)

  test.each([...files.keys()])('%s', async (address) => {
    const name = `${basename(address).replace(/\.(md|txt)$/, '')}.twin.md`
    await expect(files.get(address)).toMatchFileSnapshot(join(root, 'expected', name))
  })
})

/** A block element a line, so that a change shows as one. */
function onLines(html: string): string {
  return html.replaceAll(
    /(<\/?(?:section|aside|figure|details|div|pre|p|h\d)\b[^>]*>)(?=<)/g,
    '$1\n',
  )
}
