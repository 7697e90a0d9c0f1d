import { assert, pre, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cutAtFiles,
  frameParts,
  readParts,
  withLineEnds,
  writeParts,
} from '../../../src/client/form-parts.ts'

const place = { identifier: 'halo_desk_lamp', attribute: 'manual', locale: null, scope: null }
const manual = { fileName: 'halo.pdf', type: 'application/pdf', text: '%PDF-1.7\n%%EOF\n' }

function requestWith(type: string, body: string) {
  return { method: 'POST', url: 'http://pim.test/x', headers: { 'Content-Type': type }, body }
}

describe('the parts of a form', () => {
  test('are what a browser reads of them', async () => {
    const { type, body } = writeParts({ product: place, note: 'two\nlines', file: manual })
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()
    expect(JSON.parse(String(form.get('product')))).toEqual(place)
    expect(form.get('note')).toBe('two\r\nlines')
    const file = form.get('file') as File
    expect([file.name, file.type]).toEqual(['halo.pdf', 'application/pdf'])
    expect(await file.text()).toBe(withLineEnds(manual.text))
  })

  test('are read back, also after somebody edited them where lines end with one character', () => {
    const { type, body } = writeParts({ product: place, file: manual })
    const edited = body.replaceAll('\r\n', '\n')
    expect(readParts(requestWith(type, edited))).toEqual([
      { name: 'product', text: JSON.stringify(place) },
      { name: 'file', ...manual, text: withLineEnds(manual.text) },
    ])
  })

  test('of any text come back as they were', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        pre(!text.includes('--doorway-part'))
        const { type, body } = writeParts({ text })
        const [part] = readParts(requestWith(type, body)) ?? []
        expect(part).toEqual({ name: 'text', text: withLineEnds(text) })
      }),
    )
  })

  test('name a file on a disk as editors of HTTP files do', () => {
    const photo = { name: 'file', fileName: 'a "b".png', type: 'image/png', path: 'a "b".png' }
    const { type, body } = frameParts([{ name: 'product', text: '{}' }, photo], 'mark')
    expect(type).toBe('multipart/form-data; boundary=mark')
    expect(body).toContain('\r\n\r\n< ./a "b".png\r\n--mark--')
    expect(readParts(requestWith(type, body))).toEqual([{ name: 'product', text: '{}' }, photo])
    expect(cutAtFiles(body).filter((_, at) => at % 2 === 1)).toEqual(['a "b".png'])
  })

  test('take a line that looks like a file, in a text, for a text', () => {
    const { type, body } = writeParts({ note: '< ./secret.txt' })
    expect(readParts(requestWith(type, body))).toEqual([{ name: 'note', text: '< ./secret.txt' }])
    expect(cutAtFiles(body)).toEqual([body])
  })

  test('cannot hold what keeps them apart', () => {
    expect(() => writeParts({ text: 'a --doorway-part b' })).toThrow('Write it in another way')
  })

  test.each([
    ['another type', 'application/json', '{}'],
    ['no boundary', 'multipart/form-data', '--x--\r\n'],
    ['an end that is missing', 'multipart/form-data; boundary=x', '--x\r\n\r\na\r\n'],
    ['a part without a name', 'multipart/form-data; boundary=x', '--x\r\n\r\na\r\n--x--\r\n'],
  ])('are none with %s', (_, type, body) => {
    expect(readParts(requestWith(type, body))).toBeUndefined()
  })
})
