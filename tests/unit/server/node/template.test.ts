import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../../../../src/server/node/database.ts'
import { ensureTemplate, refreshTemplate } from '../../../../src/server/node/template.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorway-template-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const longAgo = new Date(Date.now() - 4 * 3_600_000)

test('a template is made once, and what nobody uses any more is removed', () => {
  writeFileSync(join(folder, 'template-old.sqlite'), '')
  utimesSync(join(folder, 'template-old.sqlite'), longAgo, longAgo)
  writeFileSync(join(folder, 'template-of-another-server.sqlite'), '')
  const path = ensureTemplate(folder)
  expect(readdirSync(folder).sort()).toEqual(
    [basename(path), 'template-of-another-server.sqlite'].sort(),
  )
  const { ino } = statSync(path)
  utimesSync(path, longAgo, longAgo)
  expect(ensureTemplate(folder)).toBe(path)
  expect(statSync(path).ino).toBe(ino)
  expect(statSync(path).mtimeMs).toBeGreaterThan(longAgo.getTime() + 3_600_000)
  utimesSync(path, longAgo, longAgo)
  refreshTemplate(path)
  expect(statSync(path).mtimeMs).toBeGreaterThan(longAgo.getTime() + 3_600_000)
})

test('a template holds the sample catalogue and belongs to nobody', () => {
  const database = openDatabase(ensureTemplate(folder))
  const count = (table: string) =>
    database.get<{ count: number }>(`select count(*) as count from ${table}`)?.count
  expect(count('products')).toBeGreaterThanOrEqual(1000)
  expect([count('sandbox'), count('connections'), count('tokens')]).toEqual([0, 0, 0])
  database.close()
})
