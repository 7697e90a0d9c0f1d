import { describe, expect, test } from 'vitest'
import { recogniseFormat } from '#connector'
import { plain, readAll } from '../../../support/records.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('recogniseFormat', () => {
  test.each([
    ['\uFEFF  <?xml version="1.0"?><a/>', undefined, { kind: 'xml' }],
    ['<a/>', 'list.csv', { kind: 'xml' }],
    ['[{"sku":"a"}]', undefined, { kind: 'json' }],
    ['{"items": [\n{"sku":"a"}]}', undefined, { kind: 'json' }],
    ['{"sku":"a"}\n{"sku":"b"}\n', undefined, { kind: 'json-lines' }],
    ['{"sku":"a"}', 'items.ndjson', { kind: 'json-lines' }],
    ['a;b;c\n1;2,5;3\n', undefined, { kind: 'csv', delimiter: ';', decimalMark: ',' }],
    ['a\tb\n1\t2.50\n', undefined, { kind: 'csv', delimiter: '\t', decimalMark: '.' }],
    ['a|b,c\n1|2\n', undefined, { kind: 'csv', delimiter: '|', decimalMark: undefined }],
    ['"a;x","b"\n"1;2;3","2"\n', undefined, { kind: 'csv', delimiter: ',', hasHeading: true }],
    ['sep=;\na;b\n', undefined, { kind: 'csv', delimiter: ';', hasSeparatorLine: true }],
    ['a~b\nx, y~2\n', undefined, { kind: 'csv', delimiter: '~' }],
    ['a^b\nx, y^2\n', undefined, { kind: 'csv', delimiter: '^' }],
    ['List, May\n\nnr;name\n1;a, b\n2;c\n', undefined, { delimiter: ';', hasTitle: true }],
    ['nr;\n1;Lamp\n', undefined, { delimiter: ';', hasTitle: false }],
    ['4711;12,50\n4712;9,90\n', undefined, { kind: 'csv', hasHeading: false }],
  ])('of %j', (text, name, format) => {
    expect(recogniseFormat(bytes(text), name).format).toMatchObject(format)
  })

  test.each([
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0), /packed with gzip.*unpack it first/],
    ['a spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4), /\.xlsx.*save the table as CSV/],
    ['zeros', bytes('a,b\nabc\0\0\0'), /not text/],
    ['nothing', new Uint8Array(), /The file is empty/],
  ])('refuses %s with what to do', (_, head, message) => {
    expect(() => recogniseFormat(head)).toThrow(message)
  })
})

describe('encodings', () => {
  const file = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><a><b>ü € „x“</b></a>`
  const single = (encoding: string) =>
    Uint8Array.from(
      [...file(encoding)].map(
        (letter) => ({ '€': 0x80, '„': 0x84, '“': 0x93 })[letter] ?? letter.charCodeAt(0),
      ),
    )
  const wide = (encoding: string, mark: string, order: 'le' | 'be') => {
    const buffer = Buffer.from(mark + file(encoding), 'utf16le')
    return new Uint8Array(order === 'le' ? buffer : buffer.swap16())
  }

  test.each([
    ['UTF-8', bytes(file('UTF-8'))],
    ['UTF-8 with a mark', bytes(`\uFEFF${file('utf-8')}`)],
    ['ISO-8859-1 that means Windows-1252', single('ISO-8859-1')],
    ['Windows-1252', single('windows-1252')],
    ['nothing said, not UTF-8', single('x').filter((_, at) => at >= file('x').indexOf('<a>'))],
    ['UTF-16 declared in single bytes', single('UTF-16')],
    ['UTF-16 little endian', wide('UTF-16', '\uFEFF', 'le')],
    ['UTF-16 big endian', wide('UTF-16', '\uFEFF', 'be')],
    ['UTF-16 without a mark', wide('UTF-16', '', 'le')],
  ])('reads %s', async (_, content) => {
    const { records, error } = await readAll(content, { record: 'a' })
    expect(error).toBeUndefined()
    expect(plain(records[0]!.root)).toEqual([['b', 'ü € „x“']])
  })

  test('a guess is settled by the first character that is not ASCII, however late', async () => {
    const rows = `sku;name\n${'a;b\n'.repeat(50_000)}`
    const late = Uint8Array.from([...bytes(rows), 0xfc, 0x3b, 0x80, 0x0a])
    const { records } = await readAll(late, { record: 'row' })
    expect(plain(records.at(-1)!.root)).toEqual([
      ['sku', 'ü'],
      ['name', '€'],
    ])
  })

  test('names the line where declared UTF-8 is something else, and the cure', async () => {
    const content = Uint8Array.from([
      ...bytes('<?xml version="1.0" encoding="UTF-8"?>\n<a>\n<b>é'),
      0xfc,
      ...bytes('</b></a>'),
    ])
    const { error } = await readAll(content, { record: 'a/b' })
    expect(error?.message).toMatch(/^Line 3, column 5: the file says it is UTF-8.*Windows-1252/)
    const chosen = await readAll(content, { record: 'a/b', encoding: 'windows-1252' })
    expect(chosen.records[0]?.root.text).toBe('Ã©ü')
  })

  test('an unknown encoding is an error with a way out', async () => {
    const { error } = await readAll(file('x-klingon'), { record: 'a' })
    expect(error?.message).toMatch(/“x-klingon”.*choose the right encoding/)
  })
})

describe('a JSON file', () => {
  test('gives records with their places; numbers stay as they are written', async () => {
    const file =
      '{"run": 7, "products": [{"sku":"a","price":1.50,"tags":["x","y"],"e":null,"n":{"b":true}},\n\t{"s\\u00fc":"\\ud83d\\ude00","m":[[1],[2]]}, 3]}'
    const { records, error } = await readAll(file, { record: '$/products' })
    expect(error).toBeUndefined()
    expect(records.map(({ root }) => [root.place, plain(root)])).toEqual([
      [
        { line: 1, column: 25 },
        [
          ['sku', 'a'],
          ['price', '1.50'],
          ['tags', 'x'],
          ['tags', 'y'],
          ['e', ''],
          ['n', [['b', 'true']]],
        ],
      ],
      [
        { line: 2, column: 2 },
        [
          ['sü', '😀'],
          ['m', '1'],
          ['m', '2'],
        ],
      ],
      [{ line: 2, column: 44 }, '3'],
    ])
  })

  test.each([
    ['a list', '[{"sku":"a"},\n{"sku":"b"}]'],
    ['lines', '{"sku":"a"}\n{"sku":"b"}'],
  ])('may be %s', async (_, file) => {
    const { records } = await readAll(file, { record: '$' })
    expect(records.map(({ root }) => [root.place.line, plain(root)])).toEqual([
      [1, [['sku', 'a']]],
      [2, [['sku', 'b']]],
    ])
  })

  test.each([
    ['{"a":1}\n{"a":1 "b"}', /^Line 2, column 8: this is not JSON/],
    ['{"a":1}\n{"a":xx}', /^Line 2, column 6: this is not JSON/],
    ['{"a":1}\n{"a":[1,2}', /^Line 2, column 10: this is not JSON/],
    ['{"a":1}\n{"a":1,}', /^Line 2, column 8: this is not JSON/],
    ['{"a":1}\n{"a":"b', /^Line 2, column 7: the file ends here in the middle of a value/],
  ])('says where %j is broken, after the records before it', async (file, message) => {
    const { records, error } = await readAll(file, { record: '$', fileName: 'x.jsonl' })
    expect(records).toHaveLength(1)
    expect(error).toMatchObject({ name: 'SourceError', message: expect.stringMatching(message) })
  })
})

describe('a CSV file', () => {
  test('gives a record a row with the line it begins in', async () => {
    const file =
      '\uFEFFsku;Preis EUR;text;\r\n0470;"1.089,90";"a ""b""; c\nd";\r\n;;;\r\n\r\n0512;;6" x 2;\r\nshort\r\n'
    const { records, error } = await readAll(file, { record: 'row' })
    expect(error).toBeUndefined()
    expect(records.map(({ root }) => [root.place.line, plain(root)])).toEqual([
      [
        2,
        [
          ['sku', '0470'],
          ['Preis EUR', '1.089,90'],
          ['text', 'a "b"; c\nd'],
        ],
      ],
      [
        6,
        [
          ['sku', '0512'],
          ['Preis EUR', ''],
          ['text', '6" x 2'],
        ],
      ],
      [7, [['sku', 'short']]],
    ])
  })

  test('may have a title and a date above its heading', async () => {
    const file = 'Price list\n;;\n"May\n2026";;\n\nnr;name;price\n1;Lamp;2,50\n2;;\n'
    const { records } = await readAll(file, { record: 'row' })
    expect(records.map(({ root }) => [root.place.line, plain(root)])).toEqual([
      [
        7,
        [
          ['nr', '1'],
          ['name', 'Lamp'],
          ['price', '2,50'],
        ],
      ],
      [
        8,
        [
          ['nr', '2'],
          ['name', ''],
          ['price', ''],
        ],
      ],
    ])
  })

  test('is parted by what one says, also below a line for Excel', async () => {
    const { records } = await readAll('sep=:\na:b;c\n1:2;3\n', { record: 'row', delimiter: ':' })
    expect(records.map(({ root }) => plain(root))).toEqual([
      [
        ['a', '1'],
        ['b;c', '2;3'],
      ],
    ])
  })

  test('names columns without a heading by their position', async () => {
    const { records } = await readAll('4711;12,50\n4712;9,90\n', { record: 'row' })
    expect(plain(records[1]!.root)).toEqual([
      ['column 1', '4712'],
      ['column 2', '9,90'],
    ])
  })

  test.each([
    ['a,b\n1,2\n1,2,3\n', /^Line 3, column 3: this row has 3 cells, but the heading has 2.*quotes/],
    ['a,b\n1,2\n1,"2\n', /^Line 3, column 1: .*a quote is never closed/],
  ])('says what is wrong in %j', async (file, message) => {
    const { records, error } = await readAll(file, { record: 'row' })
    expect(records).toHaveLength(1)
    expect(error).toMatchObject({ name: 'SourceError', message: expect.stringMatching(message) })
  })
})

test('a record path of another file is an error, not an empty file', async () => {
  const { error } = await readAll('<BMECAT><x/></BMECAT>', { record: 'export/item' })
  expect(error?.message).toMatch(
    /^Line 1, column 1: the file begins with BMECAT, but the record path export\/item with export/,
  )
})
