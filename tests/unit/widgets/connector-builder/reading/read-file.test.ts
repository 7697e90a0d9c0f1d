import { expect, test } from 'vitest'
import {
  readFile,
  shownRecords,
} from '../../../../../src/widgets/connector-builder/reading/read-file.ts'

const item = (number: number) => `<item><sku>s${number}</sku><name>n${number}</name></item>`
const items = (count: number) => Array.from({ length: count }, (_, at) => item(at)).join('\n')
const quiet = () => undefined

test('a file is told by what it holds, and its first records are kept', async () => {
  const file = new File([`<export>${items(700)}</export>`], 'export.xml')
  const read = await readFile({ file, record: undefined }, quiet)
  expect(read).toMatchObject({ kind: 'read', inspection: { record: 'export/item', count: 700 } })
  expect(read.kind === 'read' && read.records).toHaveLength(shownRecords)
})

test('what was read goes from one thread to another and stays the same', async () => {
  const file = new File([`<export a="1">${items(3)}</export>`], 'export.xml')
  const read = await readFile({ file, record: undefined }, quiet)
  expect(structuredClone(read)).toEqual(read)
})

test('it tells how far it is, and never goes back', async () => {
  const parts = Array.from({ length: 300 }, () => items(100))
  const file = new File(['<export>', ...parts, '</export>'], 'export.xml')
  const shares: number[] = []
  await readFile({ file, record: undefined }, (share) => shares.push(share))
  expect(shares.length).toBeGreaterThan(1)
  expect(shares.length).toBeLessThanOrEqual(100)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
})

test('a broken file is refused at its line, and an empty one as well', async () => {
  const broken = new File(['<a>\n<b>\n</a>'], 'broken.xml')
  expect(await readFile({ file: broken, record: undefined }, quiet)).toMatchObject({
    kind: 'refused',
    place: { line: 3 },
  })
  const empty = new File([], 'empty.xml')
  expect(await readFile({ file: empty, record: undefined }, quiet)).toMatchObject({
    kind: 'refused',
  })
})
