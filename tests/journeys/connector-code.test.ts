import {
  createReport,
  type Language,
  type Mapping,
  parseMapping,
  runImport,
  writeProject,
} from '#connector'
import { createTemporaryHost } from '#server'
import { serve } from '@hono/node-server'
import { spawn, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Erp, openErp } from '../support/erp.ts'

// A mapping as a project of one's own: run as its readme says, it leaves the PIM as the connector does.

const folder = mkdtempSync(join(tmpdir(), 'doorway-code-'))
const host = createTemporaryHost()
const server = serve({ fetch: (request) => host.fetch(request), port: 0, hostname: '127.0.0.1' })

afterAll(() => {
  server.close()
  host.close()
  rmSync(folder, { recursive: true })
})

async function openPim(): Promise<Erp> {
  const found = server.address()
  if (typeof found !== 'object' || found === null) throw new Error('The PIM does not listen')
  const baseUrl = `http://127.0.0.1:${found.port}`
  return openErp({ baseUrl })
}

const written = readFileSync('public/downloads/evening-export.mapping.yaml', 'utf8')
const evening = parseMapping(written).mapping!
const lenient = parseMapping(
  written.replace('from: ean\n', 'from: ean\n    invalid: ignore\n'),
).mapping!

function writeInto(name: string, language: Language, mapping = evening): string {
  const place = join(folder, name)
  mkdirSync(join(place, 'node_modules'), { recursive: true })
  for (const { path, text } of writeProject(mapping, language))
    writeFileSync(join(place, path), text)
  symlinkSync(resolve('.'), join(place, 'node_modules/doorway'))
  for (const library of ['saxes', 'htmlparser2', 'entities']) {
    symlinkSync(resolve('node_modules', library), join(place, 'node_modules', library))
  }
  if (language === 'php') {
    mkdirSync(join(place, 'vendor'))
    copyFileSync('tests/support/php-client/project-client.php', join(place, 'vendor/autoload.php'))
  }
  return place
}

const phpExtensions =
  "exit(extension_loaded('xmlreader') && extension_loaded('dom') && extension_loaded('mbstring') ? 0 : 1);"

const programs = {
  typescript: [resolve('node_modules/.bin/node'), 'main.ts'],
  php: ['php', 'main.php'],
  python: ['python3', 'main.py'],
} as const satisfies Record<Language, readonly string[]>

async function runProject(place: string, language: Language, file: string, pim: Erp) {
  const [program, ...words] = programs[language]
  const child = spawn(program, [...words, resolve(file)], {
    cwd: place,
    env: { PATH: process.env.PATH, ...pim.environment },
  })
  let errors = ''
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const code = await new Promise<number | null>((settle) => child.once('close', settle))
  return { code, errors }
}

async function runConnector(file: string, mapping: Mapping, { client }: Erp) {
  const report = createReport()
  const source = createReadStream(file)
  for await (const event of runImport({ source, mapping, client })) report.add(event)
  return report.report
}

/** All products, without what every PIM makes anew. */
async function productsOf({ client }: Erp) {
  const products = await all(client.items('get_products', { query: { limit: 100 } }))
  return products
    .map(({ uuid: _, created: __, updated: ___, _links: ____, ...product }) => product)
    .toSorted((one, other) => ((one.identifier ?? '') < (other.identifier ?? '') ? -1 : 1))
}

async function optionsOf({ client }: Erp) {
  const input = { path: { attribute_code: 'color' }, query: { limit: 100 } }
  const options = await all(client.items('get_attributes__attribute_code__options', input))
  return options.map(({ _links: _, ...option }) => option)
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}

const hasPhp = spawnSync('php', ['-r', phpExtensions]).status === 0
const hasRequests = spawnSync('python3', ['-c', 'import requests']).status === 0
const isAtHand = { typescript: true, php: hasPhp, python: hasRequests } satisfies Record<
  Language,
  boolean
>

describe.for(Object.keys(programs) as Language[])('a %s project', (language) => {
  // PHP and Python are run where they are at hand with what they need, and shown as skipped elsewhere.
  test.skipIf(!isAtHand[language]).for([
    ['small', 'public/downloads/evening-export.xml', evening],
    ['large', 'public/downloads/connector/evening-export-iso-8859-1.xml', evening],
    ['without-wrong-eans', 'public/downloads/connector/evening-export-utf-8.xml', lenient],
  ] as const)('leaves the PIM as the connector does: %s, %s', async ([name, file, mapping]) => {
    const [ours, theirs] = [await openPim(), await openPim()]
    const before = await productsOf(ours)
    const report = await runConnector(file, mapping, ours)
    const place = writeInto(`${language}-${name}`, language, mapping)
    const { code, errors } = await runProject(place, language, file, theirs)
    const expected = await productsOf(ours)
    expect(expected).not.toEqual(before)
    expect(await productsOf(theirs)).toEqual(expected)
    expect(await optionsOf(theirs)).toEqual(await optionsOf(ours))
    expect(report.counts.rejected).toBeGreaterThan(0)
    expect(errors).toContain(`"rejected":${report.counts.rejected}`)
    expect(code).toBe(1)
  })
})
