import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// The real build, in a copy of this project to which an author has added articles.

const root = fileURLToPath(new URL('../..', import.meta.url))
const parts = ['src', 'content', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json']
const articles = {
  'unknown-block.md': `---
id: unknown-block
themes: connectivity
title: An unknown **block**
---

# A section

::: hint
There is no such block.
:::
`,
  'refused-sample.mdx': `---
id: refused-sample
themes: connectivity
title: A refused **sample**
---

# A section

<Request operation="get_products__code_" path={{ code: 'nothing' }} />
`,
  'dead-link.md': `---
id: dead-link
themes: connectivity
title: A dead **link**
---

# A section

[There](nowhere-at-all.html) is no such article.
`,
}

const copy = mkdtempSync(join(tmpdir(), 'doorway-broken-'))
afterAll(() => rmSync(copy, { recursive: true }))

describe('a build with broken articles', { timeout: 120_000 }, () => {
  let built: { status: number | null; output: string }

  beforeAll(() => {
    copyProject()
    for (const [name, text] of Object.entries(articles)) {
      writeFileSync(join(copy, 'content/help', name), text)
    }
    built = build()
  }, 120_000)

  test('fails', () => {
    expect(built.status).toBeGreaterThan(0)
  })

  test('names file and line of an unknown block, and quotes it', () => {
    expect(built.output).toMatch(/content\/help\/unknown-block\.md:9\b.*hint/)
  })

  test('names file and line of a sample that the PIM refuses, and its status', () => {
    expect(built.output).toMatch(/content\/help\/refused-sample\.mdx:9\b.*404/)
  })

  test('names file and line of a link that leads nowhere', () => {
    expect(built.output).toMatch(/content\/help\/dead-link\.md:9\b.*nowhere-at-all/)
  })
})

/** With the same packages, but none of what a build keeps beside them. */
function copyProject(): void {
  for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true })
  mkdirSync(join(copy, 'node_modules'))
  for (const name of readdirSync(join(root, 'node_modules'))) {
    const isCache = name.startsWith('.') && name !== '.bin'
    if (!isCache) symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name))
  }
}

function build(): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/scripts/build.ts'], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  })
  return { status, output: stdout + stderr }
}
