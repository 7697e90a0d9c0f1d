import { spawnSync } from 'node:child_process'
import { runInNewContext } from 'node:vm'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { javascriptLiteral, phpLiteral } from '../../../src/client/literals.ts'
import { runners } from '../../support/run-snippet.ts'

/** JSON that PHP counts like JavaScript: no number beyond what both have. */
const anyData = fc.jsonValue({ noUnicodeString: false }).filter((value) => {
  const json = JSON.stringify(value)
  return json === JSON.stringify(JSON.parse(json)) && !/\\u0000|-0\b/.test(json)
})

describe('javascriptLiteral', () => {
  test('is the same data', () => {
    fc.assert(
      fc.property(anyData, (data) => {
        const read: unknown = runInNewContext(`(${javascriptLiteral(data)})`)
        expect(JSON.stringify(read)).toBe(JSON.stringify(data))
      }),
    )
  })

  test('stays on one line as long as it fits', () => {
    expect(javascriptLiteral({ path: { code: "it's" }, 'a-b': [1, null] })).toBe(
      `{ path: { code: 'it\\'s' }, 'a-b': [1, null] }`,
    )
    const long = javascriptLiteral({ values: { description: 'A lamp. '.repeat(9) } })
    expect(long.split('\n')).toHaveLength(5)
  })
})

describe.skipIf(!runners.php.available)('phpLiteral', () => {
  test('is the same JSON when PHP writes it', () => {
    const samples = fc.sample(anyData, 200)
    const program = `<?php echo json_encode([${samples.map((one) => phpLiteral(one)).join(', ')}]);`
    const { stdout } = spawnSync(runners.php.command, { input: program, encoding: 'utf8' })
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(samples)))
  })
})
