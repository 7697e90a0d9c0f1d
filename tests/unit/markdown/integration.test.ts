import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AstroIntegration } from 'astro'
import { describe, expect, test } from 'vitest'
import { articlesIntegration } from '../../../src/markdown/integration.ts'
import { article, openContent, writeContent } from './support/content.ts'

const files = {
  'help/a.md': article('a', '<p style="color: red">x</p>'),
  'redirects.yaml': '/old/a.html: /articles/a.html\n',
}

async function setUp(command: 'build' | 'dev', content: Record<string, string>) {
  const integration = articlesIntegration(openContent(writeContent(content)))
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

describe('the articles in Astro', () => {
  test('redirect by page and by line, both from the same table', async () => {
    const { integration, config } = await setUp('build', files)
    const dir = writeContent({})
    await call(integration, 'astro:build:done', {
      dir: pathToFileURL(`${dir}/`),
      logger: { info: () => undefined },
    })
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
