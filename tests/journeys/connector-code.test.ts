import { createReport, type Language, type Mapping, parseMapping, runImport } from '#connector'
import { createTemporaryHost } from '#server'
import { serve } from '@hono/node-server'
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Erp, openErp } from '../support/erp.ts'
import { type Export, otherFormats } from '../support/evening-formats.ts'
import { linkedProducts } from '../support/linked-products.ts'
import { installProject, runnable, runProgram } from '../support/exported-project.ts'

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

const mains: Record<Language, string> = {
  typescript: 'main.ts',
  php: 'main.php',
  python: 'main.py',
}

function download(path: string, mapping: Mapping): Export {
  return { title: path, mapping, content: () => readFile(`public/downloads/${path}`) }
}

const downloads = [
  download('evening-export.xml', evening),
  download('connector/evening-export-iso-8859-1.xml', evening),
  download('connector/evening-export-utf-8.xml', lenient),
]

describe.for(runnable)('$title', ({ language, available }) => {
  test.skipIf(!available).for([...downloads, ...otherFormats, linkedProducts])(
    'leaves the PIM as the connector does: $title',
    async ({ mapping, content }) => {
      const place = mkdtempSync(join(folder, `${language}-`))
      const file = join(place, 'export.data')
      writeFileSync(file, await content())
      const [ours, theirs] = [await openPim(), await openPim()]
      const before = await productsOf(ours)
      const report = await runConnector(file, mapping, ours)
      installProject(place, language, mapping)
      const args = [mains[language], file]
      const { code, errors } = await runProgram(place, language, args, theirs.environment)
      const expected = await productsOf(ours)
      expect(expected).not.toEqual(before)
      expect(await productsOf(theirs)).toEqual(expected)
      expect(await optionsOf(theirs)).toEqual(await optionsOf(ours))
      expect(report.counts.rejected).toBeGreaterThan(0)
      expect(errors).toContain(`"rejected":${report.counts.rejected}`)
      expect(code).toBe(1)
    },
  )
})
