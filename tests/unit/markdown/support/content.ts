import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createProcessor } from '../../../../src/markdown/processor.ts'
import { createSampleRunner } from '../../../../src/markdown/samples/run.ts'
import type { Send } from '../../../../src/markdown/samples/session.ts'
import { createWorkspace } from '../../../../src/markdown/workspace.ts'
import type { Workspace } from '../../../../src/markdown/workspace.ts'
import { createNutshell } from './pim.ts'

const baseUrl = 'http://localhost:4321'

/** The content below a folder that has `content` and `public`, ready to be checked and rendered. */
export function openContent(root: string, send: Send = createNutshell().send): Workspace {
  const publicDir = join(root, 'public')
  const contentDir = join(root, 'content')
  const runner = createSampleRunner(send, baseUrl, { now: () => Date.UTC(2026, 10, 21, 9, 14) })
  const workspace = createWorkspace({
    contentDir,
    publicDir,
    createProcessor: (siteMap) =>
      createProcessor({ runner, baseUrl, contentDir, publicDir, siteMap }),
  })
  workspace.setPages(['/', '/index.html', '/api-reference.html', '/api-reference-index.html'])
  return workspace
}

/** The same for files that a test writes down itself: path below `content` to text; gone after the test. */
export function writeContent(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'doorway-markdown-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const tables = {
    'themes.yaml': '- { id: api, title: API, description: Calls. }\n',
    'navigation.yaml': 'tutorials: []\n',
    'redirects.yaml': '{}\n',
  }
  for (const [path, text] of Object.entries({ ...tables, ...files })) {
    const file = join(root, 'content', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return root
}

/** An article with this text, its front matter filling the first four lines. */
export function article(id: string, text: string): string {
  return `---\nid: ${id}\ntitle: ${id}\n---\n${text}\n`
}

/** What the check says about these files, a line a problem: `help/a.md:5 unknown block "tip"`. */
export async function problemsIn(files: Record<string, string>, send?: Send): Promise<string[]> {
  const root = writeContent(files)
  const { problems } = await openContent(root, send).check()
  return problems.map(({ file, line, message }) =>
    `${file.replace(`${root}/content/`, '')}:${line} ${message}`.replaceAll(`${root}/content/`, ''),
  )
}
