import { describe, expect, test } from 'vitest'
import { readLines, summarise } from '../../../../src/widgets/ui/lines.ts'

const text = [
  '{"line":1,"identifier":"a","status_code":204}',
  '{"line":2,"uuid":"u","status_code":422,"message":"No.","errors":[{"property":"x"}]}',
  '{"line":3,"status_code":413,"message":"Line is too long."}',
].join('\n')

describe('the lines of an answer', () => {
  test('say for each line what became of it', () => {
    const lines = readLines(`${text}\n`)
    expect(lines).toMatchObject([
      { number: 1, status: 204, name: 'a', message: '', more: undefined },
      { number: 2, status: 422, name: 'u', message: 'No.', more: { errors: [{ property: 'x' }] } },
      { number: 3, status: 413, name: '', message: 'Line is too long.' },
    ])
    expect(summarise(lines ?? [])).toBe('3 lines: 1 done, 2 refused')
  })

  test.each(['', 'not JSON', '{"code":413,"message":"Too many resources."}', '[1]'])(
    'are not read where there are none: %o',
    (body) => {
      expect(readLines(body)).toBeUndefined()
    },
  )

  test('are one line in the singular', () => {
    expect(summarise(readLines('{"line":1,"status_code":201}') ?? [])).toBe('1 line: 1 done')
  })
})
