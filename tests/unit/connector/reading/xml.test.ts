import { describe, expect, test } from 'vitest'
import { plain, readAll } from '../../../support/records.ts'

const items = { record: 'export/item' }
const inExport = (content: string) => `<?xml version="1.0"?>\n<export>\n${content}\n</export>`

describe('an XML file', () => {
  test('gives each record with attributes, texts and children', async () => {
    const { records } = await readAll(
      inExport('<item nr="1"><name lang="D">Lamp</name><price/></item><other/><item nr="2"/>'),
      items,
    )
    expect(records.map(({ index, root }) => [index, plain(root)])).toEqual([
      [
        1,
        [
          ['@nr', '1'],
          [
            'name',
            [
              ['@lang', 'D'],
              ['.', 'Lamp'],
            ],
          ],
          ['price', ''],
        ],
      ],
      [2, [['@nr', '2']]],
    ])
  })

  test('joins text, CDATA and entities', async () => {
    const { records } = await readAll(
      inExport(
        '<item>a &lt;b&gt; <![CDATA[<i>&amp;</i>]]> &#252;&#x20AC;&amp;amp;<!-- not this --> z</item>',
      ),
      items,
    )
    expect(records[0]?.root.text).toBe('a <b> <i>&amp;</i> ü€&amp; z')
  })

  test('drops namespaces from names and leaves their declarations out', async () => {
    const { records } = await readAll(
      '<x:export xmlns:x="urn:x" xmlns="urn:y"><x:item x:nr="1" xmlns:z="urn:z"><z:name>n</z:name></x:item></x:export>',
      items,
    )
    expect(plain(records[0]!.root)).toEqual([
      ['@nr', '1'],
      ['name', 'n'],
    ])
  })

  test('finds records below an element of any name, and by an attribute', async () => {
    const file =
      '<odoo><data><record model="a">1</record><record model="b">2</record></data><more><record model="b">3</record></more></odoo>'
    const { records } = await readAll(file, { record: "odoo/*/record[@model='b']" })
    expect(records.map(({ root }) => root.text)).toEqual(['2', '3'])
  })

  test('may be a single record', async () => {
    const { records } = await readAll('<item><sku>1</sku></item>', { record: 'item' })
    expect(records.map(({ root }) => plain(root))).toEqual([[['sku', '1']]])
  })

  test('may begin with blank lines, a comment or a bare DOCTYPE; lines are counted through them', async () => {
    const file = `\n\n<?xml version="1.0"?>\n<!-- x --><!DOCTYPE export SYSTEM "export [1].dtd" [ ]>\n<export><item/></export>`
    const { records, error } = await readAll(file, items)
    expect(error).toBeUndefined()
    expect(records[0]?.root.place).toEqual({ line: 5, column: 9 })
  })

  test('knows line and column of every element, also when a tag is written over lines', async () => {
    const { records } = await readAll(
      '<export><!-- c --><item\r\n  nr="1"\n><a>1</a>\n  <b\n/></item></export>',
      items,
    )
    const root = records[0]!.root
    expect([root.place, ...root.children.map(({ place }) => place)]).toEqual([
      { line: 1, column: 19 },
      { line: 3, column: 2 },
      { line: 4, column: 3 },
    ])
  })
})

describe('a broken XML file', () => {
  test.each([
    [
      'cut off',
      inExport('<item><name>La').slice(0, -12),
      /^Line 3, column \d+: the file ends here, inside <name> of line 3: it was cut off/,
    ],
    [
      'HTML entity',
      inExport('<item>Gr&uuml;n</item>'),
      /^Line 3, column 14: &uuml; is not an entity of XML \(but of HTML\)/,
    ],
    [
      'bare ampersand',
      inExport('<item>Salt & Pepper; fine</item>'),
      /^Line 3.*an & stands in a text as it is/,
    ],
    [
      'bare ampersand, and the next ; lines below it',
      inExport('<item>Salt & Pepper</item>\n<item>a</item>\n<item>b; c</item>'),
      /^Line 3, column 7: an & stands in a text as it is/,
    ],
    [
      'bare ampersand, and no ; after it',
      inExport('<item>Salt & Pepper</item>\n<item>a</item>'),
      /^Line 3, column 7: an & stands in a text as it is/,
    ],
    [
      'wrong closing tag',
      inExport('<item><name>x</nam></item>'),
      /^Line 3, column 19: this closes another element than <name>, which is open since line 3/,
    ],
    [
      'two exports in one',
      `${inExport('<item/>')}\n${inExport('<item/>')}`,
      /^Line 5.*several exports in one file/,
    ],
    [
      'control character',
      inExport('<item>a\u0001b</item>'),
      /^Line 3, column 8: there is a character that XML does not allow/,
    ],
    ['no element', '<?xml version="1.0"?>\n', /holds no element at all/],
    ['empty', '', /The file is empty/],
  ])('is refused with line and cure: %s', async (_, file, message) => {
    const { error } = await readAll(file, items)
    expect(error).toMatchObject({ name: 'SourceError', message: expect.stringMatching(message) })
  })

  test('still gives the records before the fault', async () => {
    const { records, error } = await readAll(
      inExport('<item>1</item><item>2</item><item>&x;</item>'),
      items,
    )
    expect(records.map(({ root }) => root.text)).toEqual(['1', '2'])
    expect(error?.message).toContain('&x;')
  })
})
