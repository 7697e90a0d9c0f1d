import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Run } from '../../src/quality/run.ts'
import { startServer } from '../support/server.ts'
import { expectAccessible, expectUsableWhenNarrow } from './support/reading.ts'
import { expect, test } from './support/test.ts'

const run: Run = {
  at: '2026-11-21T10:00:00.000Z',
  commit: 'a'.repeat(40),
  sections: [
    {
      title: 'Samples that were run',
      figures: [
        { what: 'Requests in curl', value: 300, of: 302, unit: 'passed' },
        { what: 'Requests in PHP', value: 0, of: 0, unit: 'passed', note: 'php is missing' },
      ],
    },
    { title: 'Weight', figures: [{ what: 'Front page', value: 61.2, unit: 'kB' }] },
  ],
}

test('without a run the scoreboard says how to make one, and which requests nobody runs', async ({
  page,
}) => {
  await page.goto('/quality.html')
  const tests = page.getByRole('region', { name: 'Tests' })
  await expect(tests).toContainText('No run is on record here.')
  await expect(tests.getByText('npm test')).toBeVisible()
  const exceptions = page.getByRole('region', { name: 'Requests that nobody runs' })
  await expect(exceptions).toContainText('The official PHP client comes from a registry of its own')
  await expect(exceptions.getByRole('link').first()).toHaveAttribute(
    'href',
    '/documentation/clients.html',
  )
})

test('a run on record is shown as it went, and a broken file as one', async ({ page }) => {
  const data = mkdtempSync(join(tmpdir(), 'doorway-scoreboard-'))
  mkdirSync(join(data, 'quality'))
  writeFileSync(join(data, 'quality/tests.json'), JSON.stringify(run))
  writeFileSync(join(data, 'quality/bench.json'), '{')
  const server = await startServer({ DOORWAY_DATA: data })
  try {
    await page.goto(`${server.url}/quality.html`)
    const samples = page.getByRole('table', { name: 'Samples that were run' })
    await expect(samples.getByRole('row', { name: /curl/ })).toContainText('300 of 302 passed')
    await expect(samples.getByRole('row', { name: /curl/ })).toContainText('2 not')
    await expect(samples.getByRole('row', { name: /PHP/ })).toContainText('not run')
    await expect(page.getByRole('table', { name: 'Weight' })).toContainText('61.2 kB')
    await expect(page.getByText('Of commit aaaaaaaaa.')).toBeVisible()
    const bench = page.getByRole('region', { name: 'Measurements' })
    await expect(bench).toContainText('Run npm run bench again')
    await expectAccessible(page)
    await expectUsableWhenNarrow(page)
  } finally {
    await server.end('SIGTERM')
    rmSync(data, { recursive: true })
  }
})
