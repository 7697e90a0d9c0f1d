import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language, Mapping, RecordNode } from '#connector'
import { afterAll, describe, expect, test } from 'vitest'
import { installProject, runnable, runProgram } from '../../../support/exported-project.ts'
import { readAll } from '../../../support/records.ts'

// What a project reads of a file is what the connector reads of it.

const folder = mkdtempSync(join(tmpdir(), 'doorway-reading-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Source = NonNullable<Mapping['source']>

const csv = { format: 'csv', delimiter: ';', record: 'row' } as const
const lines = { format: 'json-lines', record: '$' } as const
const items = { format: 'json', record: '$/items' } as const
const xml = { format: 'xml', record: 'export/item' } as const

const rows = 'sku;name;price\nlamp;Lampe "Füße", 5" hoch;1.299,00\n'

const files: [what: string, source: Source, content: string | Uint8Array][] = [
  ['a table', csv, rows],
  ['a table with a mark at its beginning', csv, `\uFEFF${rows}`],
  ['a table in Windows-1252 that does not say so', csv, Buffer.from(rows, 'latin1')],
  ['the euro sign of Windows-1252', csv, Buffer.from('sku;price\na;5 \x80\n', 'latin1')],
  ['a table in UTF-16', csv, Buffer.from(`\uFEFF${rows}`, 'utf16le')],
  ['a table in UTF-16 without a mark', csv, Buffer.from(rows, 'utf16le')],
  ['an umlaut after many lines', csv, lateUmlaut()],
  [
    'an encoding that the mapping says',
    { ...csv, encoding: 'latin1' },
    Buffer.from(rows, 'latin1'),
  ],
  ['quoted line breaks, quotes and separators', csv, 'a;b\r\n"1\r\n2";"x;""y"""\r\n3;"4"\r\n'],
  ['empty lines, short rows, nameless columns', csv, 'a;;c\n\n1\n;;\n1;2;3;\n ; ; \n'],
  ['a separator line, as Excel writes it', csv, 'sep=;\na;b\n1;2\n'],
  ['commas', { ...csv, delimiter: ',' }, 'a,b\n"1,5",2\n'],
  ['tabs', { ...csv, delimiter: '\t' }, 'a\tb\n1\t"2\t3"\n'],
  ['bars', { ...csv, delimiter: '|' }, 'a|b\n1|2\n'],
  ['no line break at the end', csv, 'a;b\n1;2'],
  ['a table with its heading only', csv, 'a;b\n'],
  ['JSON lines', lines, '{"sku":"a","tags":["x","y"],"n":{"b":true}}\n\n{"sku":null}\r\n'],
  ['numbers as they are written', lines, '{"a":1.50,"b":1e5,"c":12345678901234567890,"d":-0.10}\n'],
  [
    'signs of JSON in texts',
    lines,
    '{"a":"1, 2 \\"3\\" {4} [5]","b":"\\\\","c":"\\ud83d\\ude00"}\n',
  ],
  ['lists in a line, lists in lists', lines, '[{"a":[[1],[2]]},[{"a":[]}]]\n{}\n'],
  ['a part of each line', { ...lines, record: '$/item/*' }, '{"item":{"a":{"x":1},"b":[2]}}\n3\n'],
  ['JSON lines in Windows-1252', lines, Buffer.from('{"a":"Füße"}\n', 'latin1')],
  ['a document', items, '{"run":{"items":[0]},"items":[{"a":1.50},{"a":"2"},3,null],"n":[1]}'],
  ['a document with a mark', items, '\uFEFF {"items": [ {"a" : [ ] } , {} ] }\n'],
  ['a list', { ...items, record: '$' }, '[{"a":1},[{"a":2}]]'],
  ['one record', items, '{"items":{"a":1}}'],
  [
    'a record of any name',
    { ...items, record: '$/*/item' },
    '{"a":{"item":1},"b":[{"item":2}],"c":3}',
  ],
  ['no records', items, '{"items":[]}'],
  ['a document that is longer than a piece', items, longDocument()],
  ['a long number at the very end', { ...items, record: '$' }, `${' '.repeat(65_534)}123456`],
  [
    'XML with names from elsewhere',
    xml,
    '<x:export xmlns:x="u"><x:item x:n="1">a<b>c</b>d</x:item></x:export>',
  ],
]

function lateUmlaut(): Uint8Array {
  return Buffer.from(`sku;name\n${`a;${'b'.repeat(98)}\n`.repeat(1000)}ü;€\n`)
}

function longDocument(): string {
  const texts = [10, 70_000, 3, 200_000].map((length) => `"[{\\"ü\\\\${'x'.repeat(length)}`)
  return `{"items":[${texts.map((text) => `{"text":${text}","n":${1}}`).join(',')}],"rest":[]}`
}

const broken: [what: string, source: Source, content: string | Uint8Array, complaint: RegExp][] = [
  ['a quote that is never closed', csv, 'a;b\n1;"2\n3;4\n', /quote|unexpected end of data/i],
  ['a separator in a text', csv, 'a;b\n1;2;3\n', /Line 2: more cells than headings/],
  [
    'a broken letter',
    { ...csv, encoding: 'utf-8' },
    Buffer.from('a;b\n1;\xfc;\n', 'latin1'),
    /encod|codec/,
  ],
  ['a line that is no JSON', lines, '{"a":1}\n{"a":\n', /Line 2 is not JSON/],
  ['a document that was cut off', items, '{"items":[{"a":1},{"a":', /not JSON: {"a":/],
  ['a document with more behind it', items, '{"items":[{"a":1}]} end', /not JSON: end/],
  ['a list without a comma', items, '{"items":[{"a":1} {"a":2}]}', /"{" stands where ","/],
]

function plain({ name, attributes, text, children }: RecordNode): unknown {
  return [name, Object.entries(attributes), text, children.map(plain)]
}

/** Prints what is read of each of the files that it is given, and why it ended. */
const dumps: Record<Language, { file: string; text: string }> = {
  typescript: {
    file: 'dump.ts',
    text: `import { readRecords } from './source.ts'
const plain = ({ name, attributes, text, children }) =>
  [name, Object.entries(attributes), text, children.map(plain)]
for (const file of process.argv.slice(2)) {
  const read = { records: [] }
  try {
    for await (const record of readRecords(file)) read.records.push(plain(record))
  } catch ({ message }) {
    read.error = message
  }
  console.log(JSON.stringify(read))
}
`,
  },
  php: {
    file: 'dump.php',
    text: `<?php
namespace Connector;
foreach (array_filter(['fields.php', 'text.php', 'steps.php', 'source.php'], is_file(...)) as $part) {
    require $part;
}
function plain(Element $one): array
{
    $attributes = array_map(null, array_keys($one->attributes), array_values($one->attributes));
    return [$one->name, $attributes, $one->text, array_map(plain(...), $one->children)];
}
foreach (array_slice($argv, 1) as $file) {
    $read = ['records' => []];
    try {
        foreach (recordsIn($file) as $record) {
            $read['records'][] = plain($record);
        }
    } catch (\\RuntimeException $error) {
        $read['error'] = $error->getMessage();
    }
    echo json_encode($read), "\\n";
}
`,
  },
  python: {
    file: 'dump.py',
    text: `import json, sys
from fields import text_of
from source import read_records
def plain(one):
    return [one.tag, list(one.attrib.items()), text_of(one), [plain(child) for child in one]]
for file in sys.argv[1:]:
    read = {'records': []}
    try:
        for record in read_records(file):
            read['records'].append(plain(record))
    except ValueError as error:
        read['error'] = str(error)
    print(json.dumps(read))
`,
  },
}

interface Read {
  records: unknown[]
  error?: string
}

const batches = new Map<string, Promise<Read[]>>()

/** Files with the same source are read together: starting programs takes longest. */
async function readByProject(language: Language, source: Source, content: string | Uint8Array) {
  const key = `${language} ${JSON.stringify(source)}`
  const alike = [...files, ...broken].filter(
    ([, other]) => JSON.stringify(other) === JSON.stringify(source),
  )
  const contents = alike.map((one) => one[2])
  if (!batches.has(key)) batches.set(key, readBatch(language, source, contents))
  const read = await batches.get(key)!
  return read[contents.indexOf(content)]!
}

async function readBatch(
  language: Language,
  source: Source,
  contents: readonly (string | Uint8Array)[],
  identifier = 'sku',
): Promise<Read[]> {
  const place = mkdtempSync(join(folder, `${language}-`))
  installProject(place, language, {
    version: 1,
    source,
    identifier: { from: identifier },
    values: [],
  })
  const { file, text } = dumps[language]
  writeFileSync(join(place, file), text)
  const names = contents.map((content, index) => {
    writeFileSync(join(place, `${index}.data`), content)
    return `${index}.data`
  })
  const { output, errors } = await runProgram(place, language, [file, ...names])
  expect(errors).toBe('')
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Read)
}

async function readByConnector(source: Source, content: string | Uint8Array) {
  const { format = 'xml', delimiter = ';', encoding, record = '' } = source
  const table = { hasTitle: false, hasHeading: true, decimalMark: undefined }
  const hasSeparatorLine = content.toString().startsWith('sep=')
  const kind =
    format === 'csv'
      ? ({ kind: format, delimiter, hasSeparatorLine, ...table } as const)
      : { kind: format }
  const { records, error } = await readAll(content, {
    record,
    format: kind,
    ...(encoding !== undefined && { encoding }),
  })
  return { records: records.map(({ root }) => plain(root)), error }
}

describe.for(runnable)('$title', ({ language, available }) => {
  test.skipIf(!available).for(files)('reads %s', async ([, source, content]) => {
    const { records, error } = await readByConnector(source, content)
    expect(error).toBeUndefined()
    expect(await readByProject(language, source, content)).toEqual({ records })
  })

  test.skipIf(!available).for(broken)('stops at %s', async ([, source, content, complaint]) => {
    const { records, error } = await readByConnector(source, content)
    expect(error).toBeInstanceOf(Error)
    const read = await readByProject(language, source, content)
    expect(read.error).toMatch(complaint)
    expect(read.records).toEqual(records.slice(0, read.records.length))
  })

  test.skipIf(!available)(
    'reads a table without headings by the numbers of its columns',
    async () => {
      const content = '4711;12,50\n4712;9,90\n'
      const format = { kind: 'csv', delimiter: ';', hasHeading: false } as const
      const { records } = await readAll(content, {
        record: 'row',
        format: { ...format, hasSeparatorLine: false, hasTitle: false, decimalMark: undefined },
      })
      expect(await readBatch(language, csv, [content], 'column 1')).toEqual([
        { records: records.map(({ root }) => plain(root)) },
      ])
    },
  )
})
