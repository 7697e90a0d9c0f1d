import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Quality, Run } from '../../../../src/quality/run.ts'
import { createQualityAnswer, readRun } from '../../../../src/server/node/quality.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doorway-quality-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const run: Run = {
  at: '2026-11-21T10:00:00.000Z',
  commit: 'a'.repeat(40),
  changed: false,
  sections: [{ title: 'Links', figures: [{ what: 'Links', value: 3, of: 4, unit: 'lead on' }] }],
}
const lay = (text: string) => writeFileSync(join(folder, 'tests.json'), text)

describe('the scoreboard', () => {
  test('knows of no run before there was one', async () => {
    expect(await readRun(folder, 'tests')).toBeNull()
    expect(await readRun(join(folder, 'missing'), 'bench')).toBeNull()
  })

  test('has the run that is on record now, without a restart', async () => {
    const answer = createQualityAnswer(folder)
    expect(((await (await answer()).json()) as Quality).tests).toBeNull()
    lay(JSON.stringify(run))
    const response = await answer()
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toMatchObject({ tests: { run }, bench: null })
  })

  test.each([
    ['half a file', JSON.stringify(run).slice(0, 60)],
    ['an empty file', ''],
    ['a list', '[]'],
    ['a form of before', JSON.stringify({ ...run, passed: 3 })],
    ['a figure below zero', JSON.stringify(run).replace('"value":3', '"value":-3')],
    ['a commit that is none', JSON.stringify({ ...run, commit: '--help' })],
    ['a day that is none', JSON.stringify({ ...run, at: 'yesterday' })],
  ])('says what to do about %s', async (_, text) => {
    lay(text)
    expect(await readRun(folder, 'tests')).toEqual({
      problem: 'The file of the last run cannot be read. Run npm test again; it writes a new one.',
    })
  })
})
