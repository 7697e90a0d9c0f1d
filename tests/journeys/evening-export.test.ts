import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const file = readFileSync('public/downloads/evening-export.xml', 'utf8')
const guide = (page: string) => readFileSync(`content/guides/erp-connection/${page}.mdx`, 'utf8')

test('the export in the guide is the file that readers download', () => {
  const shown = /```xml evening-export\.xml\n([\s\S]*?)```/.exec(guide('the-evening-export'))?.[1]
  expect(shown).toBe(file)
})

test('the export holds as many items as it says', () => {
  const items = file.match(/<item /g) ?? []
  expect(file).toContain(`records="${items.length}"`)
})

test('the batch of the guide sends each item of the export once', () => {
  const inFile = [...file.matchAll(/sku="([^"]*)"/g)].map(([, sku]) => sku?.trim())
  const batch = /operation="patch_products"\n([\s\S]*?)\/>/.exec(guide('send-it'))?.[1] ?? ''
  const sent = [...batch.matchAll(/identifier: '([^']*)'/g)].map(([, identifier]) => identifier)
  expect(sent.toSorted()).toEqual([...new Set(inFile)].toSorted())
})
