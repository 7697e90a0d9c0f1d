import { Text } from '@codemirror/state'
import { assert, property, string } from 'fast-check'
import { parseMapping } from '#connector'
import { describe, expect, test } from 'vitest'
import { marksFor } from '../../../../src/widgets/connector-builder/problem-marks.ts'

const written = 'version: 1\nidentifer: {}  \nvalues:\n  - attribute: ean\n'

function marked(text: string) {
  return marksFor(Text.of(text.split('\n')), parseMapping(text).problems).map(
    ({ from, to, message }) => ({ text: text.slice(from, to), message }),
  )
}

describe('the marks in a mapping', () => {
  test('stand where the check says, to the end of what is written there', () => {
    expect(marked(written)).toContainEqual({
      text: 'identifer: {}',
      message: expect.stringContaining('Did you mean "identifier"?'),
    })
  })

  test('of a text that is broken stand inside it, whatever is written', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        const document = Text.of(text.split('\n'))
        for (const { from, to } of marksFor(document, parseMapping(text).problems)) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThanOrEqual(from)
          expect(to).toBeLessThanOrEqual(document.length)
        }
      }),
    )
  })

  test('of a text that has just become shorter stand at its end', () => {
    const problems = [{ place: { line: 9, column: 12 }, message: 'Gone', path: [] }]
    expect(marksFor(Text.of(['version: 1']), problems)).toMatchObject([{ from: 10, to: 10 }])
  })
})
