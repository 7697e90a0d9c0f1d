import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Run, RunName, Section } from '../../quality/run.ts'
import { qualityFolder } from '../../server/node/quality.ts'
import { readSettings } from '../../server/settings.ts'
import { root } from '../steps.ts'

/** Puts what a run found on record, where the server looks for it. Sections without a figure are left out. */
export function writeRun(name: RunName, checkout: Checkout, sections: readonly Section[]): void {
  const folder = qualityFolder(readSettings(process.env))
  const run: Run = {
    at: new Date().toISOString(),
    ...checkout,
    sections: sections.filter(({ figures }) => figures.length > 0),
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(run, null, 2)}\n`)
}

type Checkout = Pick<Run, 'commit' | 'changed'>

/** What is checked out; to be asked before a run, during which that may change. */
export function readCheckout(): Checkout {
  const commit = git('rev-parse', 'HEAD')
  return commit ? { commit, changed: git('status', '--porcelain') !== '' } : {}
}

function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}
