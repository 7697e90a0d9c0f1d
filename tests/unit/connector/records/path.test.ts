import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatPath,
  parsePath,
  PathError,
  type Condition,
  type Path,
} from '../../../../src/connector/records/path.ts'

const step = (name: string, ...where: Condition[]) => ({ name, where })

describe('parsePath', () => {
  test.each<[string, Path]>([
    ['EAN', { steps: [step('EAN')] }],
    ['ARTICLE_DETAILS/EAN', { steps: [step('ARTICLE_DETAILS'), step('EAN')] }],
    ['.', { steps: [] }],
    ['@id', { steps: [], attribute: 'id' }],
    ['NAME / @lang', { steps: [step('NAME')], attribute: 'lang' }],
    ['*/EAN', { steps: [step('*'), step('EAN')] }],
    ['Weight (kg)', { steps: [step('Weight (kg)')] }],
    ['Artikelnr.', { steps: [step('Artikelnr.')] }],
    ["'categ_id/id'", { steps: [step('categ_id/id')] }],
    ["'it''s'", { steps: [step("it's")] }],
    ['"a""b"/@x', { steps: [step('a"b')], attribute: 'x' }],
    ['Товар/Ид', { steps: [step('Товар'), step('Ид')] }],
    [
      "FEATURE[FNAME='Weight']/FVALUE",
      {
        steps: [
          step('FEATURE', { path: { steps: [step('FNAME')] }, value: 'Weight' }),
          step('FVALUE'),
        ],
      },
    ],
    [
      `preis[@art="VK"][ @waehrung = 'EUR' ]`,
      {
        steps: [
          step(
            'preis',
            { path: { steps: [], attribute: 'art' }, value: 'VK' },
            { path: { steps: [], attribute: 'waehrung' }, value: 'EUR' },
          ),
        ],
      },
    ],
    ["NAME[.='x']", { steps: [step('NAME', { path: { steps: [] }, value: 'x' })] }],
  ])('understands %s', (text, path) => {
    expect(parsePath(text)).toEqual(path)
  })

  test.each([
    ['', 1, 'a name is missing'],
    ['A/', 3, 'a name is missing'],
    ['A//B', 3, 'a name is missing'],
    ['A/./B', 3, 'stands alone'],
    ['@', 2, 'a name is missing'],
    ['@a/b', 3, 'should end'],
    ["'A", 1, "closing ' is missing"],
    ['A[B]', 4, 'a condition is written'],
    ['A[B=C]', 5, 'in quotes'],
    ["A[B='C'", 8, 'closing ] is missing'],
    ['A]', 2, 'should end'],
  ])('says where %s is wrong', (text, column, problem) => {
    const error = thrownBy(() => parsePath(text))
    expect(error).toBeInstanceOf(PathError)
    expect(error).toMatchObject({ column, message: expect.stringContaining(problem) })
  })

  test('understands whatever formatPath writes', () => {
    fc.assert(
      fc.property(pathWithin(2), (path) => {
        expect(parsePath(formatPath(path))).toEqual(path)
      }),
    )
  })
})

function pathWithin(depth: number): fc.Arbitrary<Path> {
  const name = fc.oneof(
    fc.constantFrom('*', 'EAN', 'a b', '.id', 'Preis EUR', '..'),
    fc.string({ minLength: 1, unit: 'grapheme' }),
  )
  const conditions =
    depth === 0
      ? fc.constant([])
      : fc.array(fc.record({ path: pathWithin(depth - 1), value: fc.string() }), { maxLength: 2 })
  const steps = fc.array(fc.record({ name, where: conditions }), { maxLength: 3 })
  const attribute = fc.string({ minLength: 1 }).filter((text) => text !== '*')
  return fc.record({ steps, attribute }, { requiredKeys: ['steps'] })
}

function thrownBy(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error
  }
}
