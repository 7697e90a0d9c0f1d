import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copyProject } from '../support/project-copy.ts'
import { createCorpus } from './corpus.ts'
import type { Usage } from './report-usage.ts'

interface Figures {
  content: string
  pages: number
  seconds: number
  'CPU seconds': number
  'pages/s': number
  'peak MB': number
}

if (import.meta.main) console.table(process.argv.slice(2).map((count) => measure(Number(count))))

/** What a build takes: of the real content, and of that with so many articles more. Others on the machine cost seconds, not CPU seconds. */
export function measureBuilds(): Figures[] {
  return [0, 1000, 5000].map(measure)
}

function measure(articles: number): Figures {
  const copy = copyProject()
  try {
    addArticles(copy, articles)
    const started = performance.now()
    const { cpuSeconds, megabytes } = build(copy)
    const seconds = (performance.now() - started) / 1000
    const pages = countPages(copy)
    return {
      content: articles ? `and ${articles} articles` : 'real content',
      pages,
      seconds: Math.round(seconds * 10) / 10,
      'CPU seconds': Math.round(cpuSeconds * 10) / 10,
      'pages/s': Math.round(pages / seconds),
      'peak MB': Math.round(megabytes),
    }
  } finally {
    rmSync(copy, { recursive: true })
  }
}

function addArticles(copy: string, count: number): void {
  const folder = join(copy, 'content/help')
  mkdirSync(folder, { recursive: true })
  for (const { path, text } of createCorpus(count)) writeFileSync(join(folder, path), text)
}

/** Builds in a process of its own and gives what that took. */
function build(copy: string): Usage {
  const usageFile = join(copy, 'usage')
  const reporter = fileURLToPath(new URL('report-usage.ts', import.meta.url))
  const { status } = spawnSync(process.execPath, ['--import', reporter, 'src/scripts/build.ts'], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', USAGE_FILE: usageFile },
  })
  if (status !== 0) throw new Error(`The build of ${copy} failed`)
  return JSON.parse(readFileSync(usageFile, 'utf8')) as Usage
}

function countPages(copy: string): number {
  return readdirSync(join(copy, 'dist'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  ).length
}
