import { expect, test } from 'vitest'
import { parseMapping, transformNames, type TransformSpec } from '#connector'
import {
  forms,
  nameOfStep,
  readSetting,
  writeSetting,
} from '../../../../src/widgets/connector-builder/transform-form.ts'

test('each transform of a mapping can be picked, and nothing else', () => {
  expect(Object.keys(forms).toSorted()).toEqual([...transformNames].toSorted())
})

test.each(Object.entries(forms))('%s begins as something that a mapping may have', (name, form) => {
  const { mapping, problems } = parseMapping(
    JSON.stringify({
      version: 1,
      identifier: { from: 'sku', transforms: [form.initial] },
      values: [],
    }),
  )
  expect(problems).toEqual([])
  expect(mapping?.identifier.transforms).toEqual([form.initial])
  expect(nameOfStep(form.initial)).toBe(name)
})

const steps: TransformSpec[] = [
  { number: { decimal: ',', thousands: '.' } },
  { lookup: { table: { LAMP: 'lamps', TABL: 'tables' }, otherwise: 'keep' } },
  { replace: { pattern: 'a+', with: 'b' } },
  { split: '|' },
  { boolean: { true: ['J', 'ja'] } },
  { keep_html: ['b', 'p'] },
  { affix: { before: 'x' } },
]

test.each(steps)('what is shown of %j is what is written', (spec) => {
  const again = (forms[nameOfStep(spec)]?.settings ?? []).reduce(
    (known, setting) => writeSetting(known, setting, readSetting(spec, setting)),
    forms[nameOfStep(spec)]?.initial ?? spec,
  )
  const empty = { boolean: { true: ['J', 'ja'], false: [] } }
  expect(again).toEqual(nameOfStep(spec) === 'boolean' ? without(empty) : spec)
})

/** Empty words are not said at all. */
function without(spec: { boolean: { true: string[]; false: string[] } }): TransformSpec {
  return { boolean: { true: spec.boolean.true } }
}

test('a table is written a line each, and lines without = are passed over', () => {
  const [table] = forms['lookup']?.settings ?? []
  const spec = writeSetting({ lookup: { table: {} } }, table!, 'A = b\nnonsense\n = x\nC=d = e')
  expect(spec).toEqual({ lookup: { table: { A: 'b', C: 'd = e' } } })
})
