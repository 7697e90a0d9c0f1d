import { describe, expect, test } from 'vitest'
import { inspect, readRecords, SourceError } from '#connector'
import { readAll } from '../../../support/records.ts'

const encoder = new TextEncoder()

/** A file that is made while it is read, so that it is in memory nowhere else; counts what was taken. */
function endless(start: string, piece: string, pieces: number) {
  const taken = { bytes: 0 }
  const source = async function* () {
    yield encoder.encode(start)
    const bytes = encoder.encode(piece)
    for (let turn = 0; turn < pieces; turn++) {
      taken.bytes += bytes.length
      yield bytes
    }
  }
  return { source: source(), taken }
}

const hundredMegabytes = 1600
const megabyte = 1_000_000
const filler = 'x'.repeat(64 * 1024)

/** An eighth of what is the default, and as much faster to reach. */
const limits = { textLength: 1_000_000, recordLength: 2_000_000 }

describe('a hostile file is refused early, with the line', () => {
  test.each<[string, string, string, string, RegExp]>([
    [
      '100 MB in one text',
      '<a>\n<b>',
      filler,
      'a/b',
      /^Line 2, column 4: what begins after this is longer than 1,000,000/,
    ],
    [
      'an attribute that never ends',
      '<a>\n<b c="',
      filler,
      'a/b',
      /^Line 2, column 1: what begins after this is longer/,
    ],
    ['a comment that never ends', '<a>\n<!--', filler, 'a/b', /^Line 2.*longer than/],
    ['a CDATA that never ends', '<a>\n<b><![CDATA[', filler, 'a/b', /^Line 2.*longer than/],
    ['a name that never ends', '<a>\n<', filler, 'a/b', /^Line 2.*longer than/],
    ['a DOCTYPE that never ends', '<!DOCTYPE a [', filler, 'a/b', /^Line 1.*longer than/],
    ['an entity that never ends', '<a>\n<b>&', filler, 'a/b', /^Line 2.*longer than/],
    [
      'a record that never ends',
      '<a>\n<b>',
      `<c>${'x'.repeat(1000)}</c>\n`.repeat(50),
      'a/b',
      /^Line 2, column 1: the record that begins here has more than/,
    ],
    [
      'lists in lists',
      '',
      '['.repeat(10_000),
      '$',
      /^Line 1, column 101: objects and lists stand more than 100 deep/,
    ],
    ['100 MB in one JSON text', '[{"a":\n"', filler, '$', /^Line 2.*longer than 1,000,000/],
    ['100 MB in one CSV cell', 'a,b\n1,"', filler, 'row', /^Line 2.*longer than a record/],
  ])('%s', async (_, start, piece, record, message) => {
    const { source, taken } = endless(start, piece, hundredMegabytes)
    const { error } = await readAll(source, { record, limits })
    expect(error).toBeInstanceOf(SourceError)
    expect(error?.message).toMatch(message)
    expect(taken.bytes).toBeLessThan(5 * megabyte)
  })

  test('100 MB in one text, with the limits that hold when none are given', async () => {
    const { source, taken } = endless('<a>\n<b>', filler, hundredMegabytes)
    const { error } = await readAll(source, { record: 'a/b' })
    expect(error?.message).toMatch(/^Line 2, column 4: .* longer than 8,000,000 characters/)
    expect(taken.bytes).toBeLessThan(10 * megabyte)
  })

  test('10,000 levels', async () => {
    const { error } = await readAll('<a>\n'.repeat(10_000), { record: 'a/b' })
    expect(error?.message).toMatch(/^Line 101, column 3: elements stand more than 100 deep/)
  })

  test('5,000 attributes', async () => {
    const attributes = Array.from({ length: 5000 }, (_, at) => `a${at}="x"`).join('\n')
    const { error } = await readAll(`<a>\n<b ${attributes}/></a>`, { record: 'a/b' })
    expect(error?.message).toMatch(/^Line 1002.*more than 1000 attributes/)
  })

  test.each([
    ['billion laughs', '<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;">', /<!ENTITY lol …/],
    ['another file', '<!ENTITY x SYSTEM "file:///etc/passwd">', /declares entities/],
    ['parameter entities', '<!ENTITY % y SYSTEM "http://example.com/y">%y;', /declares entities/],
    ['other declarations', '<!ELEMENT a (b)>', /declarations of its own/],
    ['a comment with quotes', "<!-- don't [ --><!ENTITY a 'b'>", /declares entities/],
  ])('%s', async (_, subset, message) => {
    const file = `<?xml version="1.0"?>\n<!DOCTYPE a [${subset}]>\n<a>&lol1;</a>`
    const { records, error } = await readAll(file, { record: 'a' })
    expect(records).toEqual([])
    expect(error?.message).toMatch(
      /^Line 2, column 1: the DOCTYPE .*delete everything from <!DOCTYPE/,
    )
    expect(error?.message).toMatch(message)
  })

  test('thousands of different names do not fill the memory when a file is inspected', async () => {
    const names = Array.from({ length: 30_000 }, (_, at) => `<n${at} a${at}="${at}">${at}</n${at}>`)
    const found = await inspect(new Blob([`<a>${names.join('')}</a>`]).stream())
    expect(JSON.stringify(found).length).toBeLessThan(megabyte)
  })
})

test('a reader that stops early does not read the rest', async () => {
  const { source, taken } = endless('<a>', '<b>1</b>'.repeat(8000), hundredMegabytes)
  for await (const { index } of readRecords(source, { record: 'a/b' })) {
    if (index === 10) break
  }
  expect(taken.bytes).toBeLessThan(megabyte)
})
