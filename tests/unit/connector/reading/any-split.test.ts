import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, plain, readAll } from '../../../support/records.ts'

const sample = (name: string) => new Uint8Array(readFileSync(`public/downloads/connector/${name}`))

/** The bytes, cut at any places. */
async function* cut(
  bytes: Uint8Array,
  sizes: number[],
): AsyncGenerator<Uint8Array, void, undefined> {
  let at = 0
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

describe('wherever the bytes are cut, the records are the same', () => {
  test.each([
    ['item-list.xml', 'export/artikelstamm/artikel'],
    ['commerceml.xml', 'КоммерческаяИнформация/Каталог/Товары/Товар'],
    ['articles.csv', 'row'],
    ['erpnext.json', '$'],
  ])('%s', async (name, record) => {
    const bytes = sample(name)
    const whole = await readAll(bytesOf(bytes, bytes.length), { record })
    expect(whole.records.length).toBeGreaterThan(0)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }),
        async (sizes) => {
          expect(await readAll(cut(bytes, sizes), { record })).toEqual(whole)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('also of a broken file, with the same error', async () => {
    const bytes = new TextEncoder().encode(
      '<?xml version="1.0"?>\r\n<a>\r\n<b>1ü</b><b>2</b>\r\n<b>&nbsp;</b></a>',
    )
    const whole = await readAll(bytesOf(bytes, bytes.length), { record: 'a/b' })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (sizes) => {
          expect(await readAll(cut(bytes, sizes), { record: 'a/b' })).toEqual(whole)
        },
      ),
    )
  })
})

test('any XML that is written is read again', async () => {
  const name = fc.constantFrom('a', 'b', 'Артикул', 'x-1', 'ns:c')
  const text = fc.string({
    unit: fc.constantFrom('a', 'ü', '€', '😀', '<', '&', '"', "'", ']', '>', ' ', '\n', ']]>'),
  })
  interface Node {
    name: string
    attribute: string
    content: string | Node[]
  }
  const { node } = fc.letrec<{ node: Node }>((tie) => ({
    node: fc.record({
      name,
      attribute: text,
      content: fc.oneof({ maxDepth: 4 }, text, fc.array(tie('node'), { maxLength: 3 })),
    }),
  }))
  const write = ({ name: tag, attribute, content }: Node): string =>
    `<${tag} z="${escape(attribute)}">${typeof content === 'string' ? escape(content) : content.map(write).join('')}</${tag}>`
  const expected = ({ attribute, content }: Node): unknown => {
    const own = ['@z', attribute.replaceAll('\n', ' ')]
    if (typeof content === 'string') return content.trim() === '' ? [own] : [own, ['.', content]]
    return [own, ...content.map((child) => [child.name.replace(/^ns:/, ''), expected(child)])]
  }
  await fc.assert(
    fc.asyncProperty(fc.array(node, { maxLength: 3 }), async (nodes) => {
      const { records, error } = await readAll(`<list>${nodes.map(write).join('\n')}</list>`, {
        record: 'list/*',
      })
      expect(error).toBeUndefined()
      expect(records.map(({ root }) => plain(root))).toEqual(nodes.map(expected))
    }),
  )
})

function escape(text: string): string {
  return text.replace(/[<>&"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}
