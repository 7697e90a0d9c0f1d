import { beforeAll, describe, expect, test } from 'vitest'
import { parsePath, pathsOf, select, type SourceRecord } from '#connector'
import { readAll } from '../../../support/records.ts'

const file = `<list>
  <artikel nr="0470" status="A">
    <name sprache="D">Wegeleuchte</name>
    <name sprache="E">Path light</name>
    <FEATURE><FNAME>
      Weight </FNAME><FVALUE>0,9</FVALUE><FVALUE>1,1</FVALUE></FEATURE>
    <FEATURE><FNAME>Colour</FNAME><FVALUE>grey</FVALUE></FEATURE>
    <empty/>
  </artikel>
</list>`

let record: SourceRecord['root']

beforeAll(async () => {
  const { records } = await readAll(file, { record: 'list/artikel' })
  record = records[0]?.root ?? expect.fail('no record')
})

describe('select', () => {
  test.each([
    ['@nr', ['0470']],
    ['name', ['Wegeleuchte', 'Path light']],
    ["name[@sprache='E']", ['Path light']],
    ["name[@sprache='F']", []],
    ['name/@sprache', ['D', 'E']],
    ["FEATURE[FNAME='Weight']/FVALUE", ['0,9', '1,1']],
    ["*[FNAME='Colour']/FVALUE", ['grey']],
    ["name[.='Path light']/@sprache", ['E']],
    ['empty', ['']],
    ['missing/inner', []],
    ['@toString', []],
  ])('%s finds %j', (path, texts) => {
    expect(select(record, parsePath(path)).map(({ text }) => text)).toEqual(texts)
  })

  test('says where each match stands', () => {
    const places = select(record, parsePath('FEATURE/FVALUE')).map(({ place }) => place)
    expect(places).toEqual([
      { line: 6, column: 22 },
      { line: 6, column: 42 },
      { line: 7, column: 35 },
    ])
  })

  test('. is the record itself', () => {
    expect(select(record, parsePath('.'))).toMatchObject([
      { node: record, place: { line: 2, column: 3 } },
    ])
  })
})

test('pathsOf lists fields once, and no element that only holds others', () => {
  expect(pathsOf(record)).toEqual([
    '@nr',
    '@status',
    'name/@sprache',
    'name',
    'FEATURE/FNAME',
    'FEATURE/FVALUE',
    'empty',
  ])
})
