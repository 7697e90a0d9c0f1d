import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { parseMapping, recogniseFormat } from '#connector'
import { expect, test } from 'vitest'
import { archiveOf, codeProject } from '../../../../src/widgets/connector-builder/code-project.ts'

const evening = parseMapping(
  readFileSync('public/downloads/evening-export.mapping.yaml', 'utf8'),
).mapping!
const xml = { format: { kind: 'xml' }, record: 'export/item' } as const

function filesFor(...parameters: Parameters<typeof codeProject>) {
  const project = codeProject(...parameters)
  if (project.kind !== 'written') throw new Error(JSON.stringify(project.reasons))
  return project.files
}

test('the mapping of the guide becomes a program, and the ZIP has each file as it was written', () => {
  const files = filesFor(evening, xml, 'typescript')
  const unpacked = unzipSync(archiveOf('connector-typescript', files))
  const texts = Object.entries(unpacked).map(([path, bytes]) => ({ path, text: strFromU8(bytes) }))
  expect(texts).toEqual(
    files.map(({ path, text }) => ({ path: `connector-typescript/${path}`, text })),
  )
  expect(texts.map(({ path }) => path)).toContain('connector-typescript/main.ts')
})

test('a mapping without a record takes that of the file; one of its own stays', () => {
  const { source: _, ...unsaid } = evening
  const recordIn = (mapping: typeof evening) =>
    filesFor(mapping, { ...xml, record: 'shop/thing' }, 'typescript').find(
      ({ path }) => path === 'source.ts',
    )!.text
  expect(recordIn(unsaid)).toContain("'shop', 'thing'")
  expect(recordIn({ ...evening, source: { record: 'export/item' } })).toContain("'export', 'item'")
})

test('a table becomes a program too, with what was found out about the file', () => {
  const { format } = recogniseFormat(Buffer.from('sku;name\n1;Lamp\n2;Table\n'), 'items.csv')
  const mapping = { version: 1, identifier: { from: 'sku' }, values: [] } as const
  const files = filesFor({ ...mapping, values: [] }, { format, record: 'row' }, 'typescript')
  const { text } = files.find(({ path }) => path === 'source.ts')!
  expect(text).toContain("const delimiter = ';'")
  expect(text).toContain('const hasHeading = true')
})
