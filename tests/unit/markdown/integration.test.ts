import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AstroIntegration } from 'astro'
import { describe, expect, test } from 'vitest'
import { articlesIntegration } from '../../../src/markdown/integration.ts'
import { article, openContent, writeContent } from './support/content.ts'

const site = { name: 'Lamps', description: 'About lamps.', url: 'http://localhost:4321' }
const files = {
  'help/a.md': article('a', '<p style="color: red">x</p>'),
  'redirects.yaml': '/old/a.html: /articles/a.html\n',
}

/** These articles have no requests. */
const noPim = () => Promise.reject(new Error('nothing is sent'))

async function setUp(command: 'build' | 'dev', content: Record<string, string>) {
  const integration = articlesIntegration(openContent(writeContent(content)), site, noPim)
  const updates: Config[] = []
  await call(integration, 'astro:config:setup', {
    command,
    updateConfig: (update: Config) => updates.push(update),
  })
  return { integration, config: updates[0] }
}

interface Config {
  redirects: unknown
  vite: { plugins: Plugin[] }
}

interface Plugin {
  resolveId(id: string): string | undefined
  load(id: string): Promise<string | undefined>
}

/** Calls a hook with the little that it takes from Astro. */
async function call(
  { hooks }: AstroIntegration,
  name: keyof AstroIntegration['hooks'],
  given: unknown,
): Promise<void> {
  await (hooks[name] as ((given: unknown) => Promise<void> | void) | undefined)?.(given)
}

/** What happens when all pages lie in `dir`. */
async function finish(integration: AstroIntegration, dir: string): Promise<void> {
  await call(integration, 'astro:build:done', {
    dir: pathToFileURL(`${dir}/`),
    logger: { info: () => undefined },
  })
}

describe('the articles in Astro', () => {
  test('redirect by page and by line, both from the same table', async () => {
    const { integration, config } = await setUp('build', files)
    const dir = writeContent({})
    await finish(integration, dir)
    expect(config?.redirects).toEqual({ '/old/a': '/articles/a.html' })
    expect(readFileSync(join(dir, '_redirects'), 'utf8')).toBe('/old/a.html /articles/a.html 301\n')
  })

  test('bring their own styles as a style sheet', async () => {
    const { config } = await setUp('build', files)
    const plugin = config?.vite.plugins[0]
    const id = plugin?.resolveId('virtual:article-styles.css')
    expect(await plugin?.load(id ?? '')).toMatch(/^\.s-[0-9a-f]{8} \{ color: red \}\n$/)
    expect(plugin?.resolveId('other.css')).toBeUndefined()
  })

  test('stop a build that has problems', async () => {
    const { integration } = await setUp('build', { 'help/a.md': article('a', ':nope:') })
    await expect(call(integration, 'astro:config:done', {})).rejects.toThrow(
      /unknown emoji ":nope:"/,
    )
  })

  test('lay Markdown beside the pages, with the words of their drawings', async () => {
    const { integration } = await setUp('build', {
      'help/a.mdx': article('a', 'See [it](a.html).\n\n<PictureToken />\n\n<Connections />'),
    })
    const dir = writeContent({})
    mkdirSync(join(dir, 'articles'))
    writeFileSync(
      join(dir, 'articles/a.html'),
      '<figure class="picture x"><svg><title>A door</title><desc>It &amp; its wall.</desc></svg><figcaption>Open.</figcaption></figure>',
    )
    await finish(integration, dir)
    const text = readFileSync(join(dir, 'articles/a.md'), 'utf8')
    expect(text).toContain('# a\n\nSee [it](http://localhost:4321/articles/a.md).')
    expect(text).toContain('_Picture: A door. It & its wall. Open._')
    expect(text).toContain('do it on the page](http://localhost:4321/articles/a.html)')
    expect(readFileSync(join(dir, 'llms.txt'), 'utf8')).toContain(
      '- [a](http://localhost:4321/articles/a.md): See it.',
    )
    expect(readFileSync(join(dir, 'llms-full.txt'), 'utf8')).toContain(text)
  })

  test('stop a build at a section that the built page does not have', async () => {
    const { integration } = await setUp('build', {
      'help/a.md': article('a', '[x](/index.html#there) and\n[y](/index.html#nowhere)'),
    })
    const dir = writeContent({})
    writeFileSync(join(dir, 'index.html'), '<h1 id="there">x</h1>')
    await expect(finish(integration, dir)).rejects.toThrow(
      /a\.md:6 .*no "#nowhere" on \/index\.html/,
    )
  })

  test('know the pages that are no articles', async () => {
    const { integration } = await setUp('build', {
      'help/a.md': article('a', '[x](/help.html) [y](/)'),
    })
    const route = { type: 'page', params: [] }
    await call(integration, 'astro:routes:resolved', {
      routes: [
        { ...route, pathname: '/help' },
        { ...route, pathname: '/' },
        { ...route, params: ['id'] },
      ],
    })
    await expect(call(integration, 'astro:config:done', {})).resolves.toBeUndefined()
  })
})
