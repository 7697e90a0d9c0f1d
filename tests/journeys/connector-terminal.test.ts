import { parseMapping, type Report } from '#connector'
import { createTemporaryHost } from '#server'
import { serve } from '@hono/node-server'
import { parse } from 'csv-parse/sync'
import { spawnSync } from 'node:child_process'
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConnector } from '../support/connector-command.ts'
import { openErp } from '../support/erp.ts'

// The command line as a scheduler would call it, against a PIM on this machine.

const evening = 'public/downloads/evening-export.xml'
const mapping = 'public/downloads/evening-export.mapping.yaml'
const folder = mkdtempSync(join(tmpdir(), 'doorway-connector-'))
const at = (name: string) => join(folder, name)

const host = createTemporaryHost()
let onRequest: ((request: Request) => unknown) | undefined
const fetch = (request: Request) => {
  onRequest?.(request)
  return host.fetch(request)
}
const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })

afterAll(() => {
  server.close()
  host.close()
  rmSync(folder, { recursive: true })
})

function address(): string {
  const found = server.address()
  if (typeof found !== 'object' || found === null) throw new Error('The PIM does not listen')
  return `http://127.0.0.1:${found.port}`
}

async function openPim(): Promise<Record<string, string>> {
  return (await openErp({ baseUrl: address() })).environment
}

const connector = (words: readonly string[], environment?: Record<string, string>) =>
  startConnector(words, environment).ended

describe('asked for wrongly, it says how to ask and ends with 2', () => {
  test.for<[string[], string]>([
    [['rum'], 'Did you mean "run"?'],
    [['run', evening], 'Which mapping?'],
    [['inspect'], 'Which file?'],
    [['inspect', 'nowhere.xml'], 'cannot be read'],
    [['inspect', evening, '--record', 'export/itm'], 'Did you mean "export/item"?'],
    [['run', evening, '--mapings', 'x'], "Unknown option '--mapings'"],
    [['check', '-m', mapping], 'Set PIM_URL'],
    [['export'], 'Which channel?'],
    [['export', 'shop.csv'], 'connector export -o shop.csv'],
    [['export', '-c', 'ecommerce', '-f', 'cvs'], 'Did you mean "csv"?'],
  ])('%j', async ([words, message]) => {
    const { code, errors } = await connector(words)
    expect(errors).toContain(message)
    expect(code).toBe(2)
  })

  test('a wrong mapping, at line and column', async () => {
    writeFileSync(at('wrong.yaml'), 'version: 1\nidentifer: { from: x }\nvalues: []\n')
    const { code, errors } = await connector(['check', '-m', at('wrong.yaml')])
    expect(errors).toContain(
      'wrong.yaml:2:1  "identifer" is not known here. Did you mean "identifier"?',
    )
    expect(code).toBe(2)
  })
})

test('started by npm, its output is what was asked for and nothing else', () => {
  const { stdout } = spawnSync('npm', ['run', '-s', 'connector', '--', 'schema'], {
    encoding: 'utf8',
  })
  expect(JSON.parse(stdout)).toMatchObject({ title: expect.any(String) })
})

describe('an evening in the terminal', () => {
  let pim: Record<string, string>
  beforeAll(async () => (pim = await openPim()))

  test('looks at the file', async () => {
    const { code, errors } = await connector(['inspect', evening])
    expect(errors).toContain('→ export/item: 7 records')
    expect(code).toBe(0)
  })

  test('proposes a mapping with reasons that can be checked at once', async () => {
    const { code } = await connector(['suggest', evening, '-o', at('first.yaml')], pim)
    expect(code).toBe(0)
    const text = readFileSync(at('first.yaml'), 'utf8')
    expect(text).toContain('# Same name as the attribute ean.')
    expect(parseMapping(text).mapping?.values.map(({ attribute }) => attribute)).toEqual(
      expect.arrayContaining(['name', 'ean', 'color', 'weight', 'price']),
    )
    const checked = await connector(['check', '-m', at('first.yaml')], pim)
    expect(checked.errors).toContain('fits the PIM')
    expect(checked.code).toBe(0)
  })

  test('shows what it would do, and does nothing', async () => {
    const { code, errors } = await connector(['dry-run', evening, '-m', mapping], pim)
    expect(errors).toContain('enabled: true → false')
    expect(errors).toContain('Nothing was sent')
    expect(errors).toContain('sval_flask_500_moss: rejected')
    expect(code).toBe(1)
  })

  test('sends it, reports for schedulers, and ends with 1 for the record that was refused', async () => {
    const words = [
      'run',
      evening,
      '-m',
      mapping,
      '--state',
      at('state'),
      '--json',
      at('report.json'),
    ]
    const { code, errors } = await connector(words, pim)
    expect(code).toBe(1)
    expect(errors).toContain('sval_flask_500_moss: rejected')
    expect(JSON.parse(readFileSync(at('report.json'), 'utf8'))).toMatchObject({
      ended: 'finished',
      counts: { read: 7, created: 1, updated: 5, rejected: 1 },
    })
    const again = await connector(words, pim)
    expect(again.errors).toContain('4 unchanged')
  })

  test('reads the standard input', async () => {
    const { child, ended } = startConnector(['run', '-', '-m', mapping], pim)
    createReadStream(evening).pipe(child.stdin)
    expect((await ended).errors).toContain('7 records: 0 created, 6 updated')
  })

  test('ends with 3 when the credentials are refused, or nobody answers', async () => {
    const refused = { ...pim, PIM_SECRET: 'wrong' }
    const { code, errors } = await connector(['check', '-m', mapping], refused)
    expect(errors).toContain('Look at the credentials')
    expect(code).toBe(3)
  })
})

describe('Ctrl-C', () => {
  /** A second one would end it at once. */
  const pressOnce = (child: ReturnType<typeof startConnector>['child']) => {
    onRequest = undefined
    child.kill('SIGINT')
  }

  const file = readFileSync('public/downloads/connector/evening-export-utf-8.xml')

  test('stops a run that waits for its file, and the next one goes on from there', async () => {
    const pim = await openPim()
    writeFileSync(
      at('notes.yaml'),
      "version: 1\nsource: { record: export/item }\nidentifier: { from: '@sku', transforms: [trim] }\n" +
        'values:\n  - { attribute: editor_note, from: group }\n',
    )
    const words = ['run', '-', '-m', at('notes.yaml'), '--state', at('stopped')]
    const { child, ended } = startConnector([...words, '--json', at('stopped.json')], pim)
    onRequest = ({ method }) => method === 'PATCH' && pressOnce(child)
    child.stdin.write(file.subarray(0, file.length / 2))
    const { code, errors } = await ended
    expect(errors).toContain('Stopped: Stopped. Start it again to go on from here.')
    expect(code).toBe(130)
    const report = JSON.parse(readFileSync(at('stopped.json'), 'utf8')) as Report
    expect(report.ended).toBe('cancelled')
    const again = startConnector([...words, '--json', at('again.json')], pim)
    again.child.stdin.end(file)
    await again.ended
    const { ended: how, counts } = JSON.parse(readFileSync(at('again.json'), 'utf8')) as Report
    expect(how).toBe('finished')
    expect(counts.read).toBe(1000)
    expect(counts.unchanged).toBeGreaterThanOrEqual(report.counts.created + report.counts.updated)
  })

  test('before anything is sent ends with a word, too', async () => {
    const { child, ended } = startConnector(['run', '-', '-m', mapping], await openPim())
    onRequest = () => pressOnce(child)
    const { code, errors } = await ended
    expect(errors).toBe('Stopped.\n')
    expect(code).toBe(130)
  })
})

describe('products for a shop in the terminal', () => {
  let pim: Record<string, string>
  beforeAll(async () => (pim = await openPim()))

  const shop = ['export', '--channel', 'ecommerce', '--locale', 'en_US']

  test('come as a table on the standard output, and nothing else does', async () => {
    const { code, output, errors } = await connector([...shop, '--attributes', 'name,color'], pim)
    expect(code).toBe(0)
    const rows: string[][] = parse(output)
    expect(rows[0]?.slice(-2)).toEqual(['name-en_US', 'color'])
    expect(errors).toContain(`${rows.length - 1} products of ecommerce, complete in en_US.`)
  })

  test('come as a feed in a file', async () => {
    const { code, output, errors } = await connector(
      [...shop, '-f', 'feed', '--currency', 'GBP', '-o', at('feed.xml')],
      pim,
    )
    expect(code).toBe(0)
    expect(output).toBe('')
    expect(errors).toContain('title from name')
    const feed = readFileSync(at('feed.xml'), 'utf8')
    expect(feed).toMatch(/<g:price>[0-9.]+ GBP<\/g:price>/)
    expect(feed.endsWith('</rss>\n')).toBe(true)
  })

  test('come again only when they changed, and from the start with --full', async () => {
    const words = [...shop, '-f', 'jsonl', '--attributes', 'name', '--since', at('shop')]
    const first = await connector(words, pim)
    expect(first.errors).not.toContain('What changed since')
    const again = await connector(words, pim)
    expect(again.errors).toContain('What changed since')
    const whole = await connector([...words, '--full'], pim)
    expect(whole.output).toBe(first.output)
  })

  test('are refused for a channel that is not there, and the file before stays', async () => {
    writeFileSync(at('kept.csv'), 'yesterday')
    const wrong = ['export', '-c', 'ecomerce', '-o', at('kept.csv')]
    const { code, errors } = await connector(wrong, pim)
    expect(errors).toContain('Did you mean "ecommerce"?')
    expect(code).toBe(2)
    expect(readFileSync(at('kept.csv'), 'utf8')).toBe('yesterday')
  })

  test('stop on Ctrl-C, and the next export begins where this one began', async () => {
    const words = ['export', '-c', 'ecommerce', '-f', 'jsonl', '--since', at('stopped')]
    const { child, ended } = startConnector(words, pim)
    child.stdout.once('data', () => child.kill('SIGINT'))
    const { code, errors } = await ended
    expect(errors).toContain('Stopped. The next run begins where this one began.')
    expect(code).toBe(130)
    const next = await connector([...words, '--attributes', 'name'], pim)
    expect(next.errors).not.toContain('What changed since')
    expect(next.code).toBe(0)
  })

  test('end with a word when nobody reads on', async () => {
    const { child, ended } = startConnector(['export', '-c', 'ecommerce', '-f', 'jsonl'], pim)
    child.stdout.once('data', () => child.stdout.destroy())
    const { code, errors } = await ended
    expect(errors).toContain('The standard output cannot be written')
    expect(code).toBe(2)
  })

  test('are refused for a file that cannot be written', async () => {
    const { code, errors } = await connector([...shop, '-o', at('nowhere/shop.csv')], pim)
    expect(errors).toContain('shop.csv cannot be written')
    expect(code).toBe(2)
  })
})

test('writes the mapping as a program, and never over one that is there', async () => {
  const words = ['code', '-m', mapping, '-o', at('own')]
  const first = await connector(words)
  expect(first.errors).toContain('Read README.md there')
  expect(first.code).toBe(0)
  expect(readFileSync(at('own/mapping.ts'), 'utf8')).toContain('function readWeight(')
  const again = await connector(words)
  expect(again.errors).toContain('is there already. Choose an empty folder')
  expect(again.code).toBe(2)
  const other = await connector([...words, '--language', 'typescrip'])
  expect(other.errors).toContain('Did you mean "typescript"?')
})
