import * as fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type MeasurementFamily, mediaTypes } from '#contract'
import { openHost, origin } from '../support/sandbox.ts'

const host = openHost()
afterAll(() => host.close())

let { pim } = await host.createSandbox()
beforeEach(async () => {
  ;({ pim } = await host.createSandbox())
})

const rest = '/api/rest/v1'
const path = `${rest}/measurement-families`

interface Outcome {
  code?: string
  status_code: number
  message?: string
  errors?: object[]
}

const one = { operator: 'mul', value: '1' }
const length = {
  code: 'Length',
  labels: { en_US: 'Length' },
  standard_unit_code: 'METER',
  units: {
    METER: { code: 'METER', labels: {}, convert_from_standard: [one], symbol: 'm' },
    FOOT: {
      code: 'FOOT',
      labels: { en_US: 'Foot' },
      convert_from_standard: [{ operator: 'mul', value: '0.3048' }],
      symbol: 'ft',
    },
  },
}

async function patch(...items: object[]): Promise<Outcome[]> {
  const { status, headers, body } = await pim.patch<Outcome[]>(path, items)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe(mediaTypes.json)
  return body
}

async function read(code: string): Promise<MeasurementFamily | undefined> {
  const { body } = await pim.get<MeasurementFamily[]>(path)
  return body.find((family) => family.code === code)
}

const badRules = 'The measurement family has data that does not comply with the business rules.'
const badForm = 'The measurement family has an invalid format.'

describe('measurement families', () => {
  test('are a plain array', async () => {
    await patch(length)
    const { body } = await pim.get(path)
    expect(body).toEqual([
      length,
      {
        code: 'Weight',
        labels: { en_US: 'Weight' },
        standard_unit_code: 'KILOGRAM',
        units: {
          GRAM: {
            code: 'GRAM',
            labels: {},
            convert_from_standard: [{ operator: 'mul', value: '0.001' }],
            symbol: 'g',
          },
          KILOGRAM: { code: 'KILOGRAM', labels: {}, convert_from_standard: [one], symbol: 'kg' },
        },
      },
    ])
  })

  test('have no addresses of their own', async () => {
    expect((await pim.get(`${path}/Weight`)).status).toBe(404)
  })
})

describe('a list of changes', () => {
  test('is answered item by item, in order', async () => {
    expect(
      await patch(length, { code: 'Weight' }, { code: 'Speed' }, { code: 'length', units: 'm' }),
    ).toEqual([
      { code: 'Length', status_code: 201 },
      { code: 'Weight', status_code: 204 },
      {
        code: 'Speed',
        status_code: 422,
        message: badRules,
        errors: [
          {
            property: 'standard_unit_code',
            message:
              'The "" standard unit code does not exist in the list of units for the measurement family.',
          },
        ],
      },
      {
        code: 'length',
        status_code: 422,
        message: badForm,
        errors: [{ property: 'units', message: 'The data (string) must match the type: object' }],
      },
    ])
    expect(await patch()).toEqual([])
  })

  test('may rely on the item before it', async () => {
    const outcomes = await patch(length, { code: 'LENGTH', labels: { fr_FR: 'Longueur' } })
    expect(outcomes.map(({ status_code: status }) => status)).toEqual([201, 204])
    expect((await read('Length'))?.labels).toEqual({ en_US: 'Length', fr_FR: 'Longueur' })
  })

  test.each([
    ['an object', {}, '', 'object', 'array'],
    ['a text', 'Length', '', 'string', 'array'],
    ['a number', 1.5, '', 'number', 'array'],
    ['a list of texts', [{ code: 'Length' }, 'Weight'], '1', 'string', 'object'],
    ['a list of nothing', [null], '0', 'null', 'object'],
  ])('cannot be %s', async (_, sent, property, found, expected) => {
    const { status, body } = await pim.patch(path, sent)
    expect(status).toBe(400)
    expect(body).toEqual({
      code: 400,
      message: 'The list of measurement families has an invalid format.',
      errors: [{ property, message: `The data (${found}) must match the type: ${expected}` }],
    })
  })

  test.each(['', '{', 'null'])('cannot be "%s"', async (body) => {
    const answer = await pim.send('PATCH', path, {
      headers: { 'content-type': mediaTypes.json },
      body,
    })
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual({ code: 400, message: 'Invalid json message received' })
  })

  test('is JSON, not lines of it', async () => {
    const { status, body } = await pim.send('PATCH', path, {
      headers: { 'content-type': mediaTypes.collection },
      body: '{"code":"Weight"}',
    })
    expect(status).toBe(415)
    expect(body).toEqual({
      code: 415,
      message:
        '"application/vnd.akeneo.collection+json" in "Content-Type" header is not valid. Only "application/json" is allowed.',
    })
  })

  test('has at most 100 items', async () => {
    const items = Array.from({ length: 101 }, () => ({ code: 'Weight' }))
    const { status, body } = await pim.patch(path, items)
    expect(status).toBe(413)
    expect(body).toEqual({
      code: 413,
      message: 'Too many resources to process, 100 is the maximum allowed.',
    })
    expect(await patch(...items.slice(1))).toHaveLength(100)
  })
})

describe('a measurement family', () => {
  test('is merged down to the labels of a unit', async () => {
    await patch(length)
    const units = {
      foot: { labels: { fr_FR: 'Pied', en_US: null }, symbol: "'" },
      YARD: { convert_from_standard: [{ operator: 'mul', value: '0.9144' }] },
    }
    expect(await patch({ code: 'length', labels: { en_US: '' }, units })).toEqual([
      { code: 'length', status_code: 204 },
    ])
    expect(await read('Length')).toEqual({
      ...length,
      labels: {},
      units: {
        METER: length.units.METER,
        FOOT: { ...length.units.FOOT, labels: { fr_FR: 'Pied' }, symbol: "'" },
        YARD: {
          code: 'YARD',
          labels: {},
          convert_from_standard: [{ operator: 'mul', value: '0.9144' }],
          symbol: '',
        },
      },
    })
  })

  test('can be sent back as it is read', async () => {
    const { body: before } = await pim.get<MeasurementFamily[]>(path)
    const outcomes = await patch(...before)
    expect(outcomes.every(({ status_code: status }) => status === 204)).toBe(true)
    expect((await pim.get(path)).body).toEqual(before)
  })

  test('takes empty lists for empty objects, as some clients write them', async () => {
    expect(await patch({ code: 'Weight', labels: [], units: [] })).toEqual([
      { code: 'Weight', status_code: 204 },
    ])
  })

  test.each([
    ['no code', { labels: {} }, '', 'The required properties (code) are missing'],
    ['a number for a code', { code: 1 }, 'code', 'The data (integer) must match the type: string'],
    [
      'an unknown property',
      { code: 'A', colour: 1 },
      '',
      'Additional object properties are not allowed: colour',
    ],
    [
      'a text for labels',
      { code: 'A', labels: 'A' },
      'labels',
      'The data (string) must match the type: object',
    ],
    [
      'a number for a label',
      { code: 'A', labels: { en_US: 1 } },
      'labels.en_US',
      'The data (integer) must match the type: string',
    ],
    [
      'null for the standard unit',
      { code: 'A', standard_unit_code: null },
      'standard_unit_code',
      'The data (null) must match the type: string',
    ],
    [
      'a unit that is a text',
      { code: 'A', units: { M: 'm' } },
      'units.M',
      'The data (string) must match the type: object',
    ],
    [
      'an operation without a value',
      { code: 'A', units: { M: { convert_from_standard: [{ operator: 'mul' }] } } },
      'units.M.convert_from_standard.0',
      'The required properties (value) are missing',
    ],
    [
      'a number for a value',
      { code: 'A', units: { M: { convert_from_standard: [{ operator: 'mul', value: 1 }] } } },
      'units.M.convert_from_standard.0.value',
      'The data (integer) must match the type: string',
    ],
    [
      'an object for operations',
      { code: 'A', units: { M: { convert_from_standard: {} } } },
      'units.M.convert_from_standard',
      'The data (object) must match the type: array',
    ],
  ])('has no valid form with %s', async (_, sent, property, message) => {
    const [outcome] = await patch(sent)
    expect(outcome).toEqual({
      ...('code' in sent && typeof sent.code === 'string' && { code: sent.code }),
      status_code: 422,
      message: badForm,
      errors: [{ property, message }],
    })
  })

  const withUnit = (unit: object) => ({ ...length, units: { ...length.units, X: unit } })
  const withSteps = (...steps: object[]) => withUnit({ convert_from_standard: steps })

  test.each([
    [
      'a code of other signs',
      { ...length, code: 'Len gth' },
      'code',
      'This field can only contain letters, numbers, and underscores.',
    ],
    ['an empty code', { ...length, code: '' }, 'code', 'This value should not be blank.'],
    [
      'a unit of other signs',
      { ...length, units: { ...length.units, 'K-M': { convert_from_standard: [one] } } },
      'units.K-M.code',
      'This field can only contain letters, numbers, and underscores.',
    ],
    [
      'a standard unit that is not there',
      { ...length, standard_unit_code: 'MILE' },
      'standard_unit_code',
      'The "MILE" standard unit code does not exist in the list of units for the measurement family.',
    ],
    [
      'a standard unit that is converted',
      { ...length, standard_unit_code: 'FOOT' },
      'units.FOOT.convert_from_standard',
      'The "FOOT" standard unit can only be a multiplication by 1.',
    ],
    [
      'a unit without an operation',
      withSteps(),
      'units.X.convert_from_standard',
      'A minimum of one conversion operation per unit is required.',
    ],
    [
      'a unit with six operations',
      withSteps(one, one, one, one, one, one),
      'units.X.convert_from_standard',
      'You’ve reached the limit of 5 conversion operations per unit.',
    ],
    [
      'a value that is no number',
      withSteps({ operator: 'mul', value: 'one' }),
      'units.X.convert_from_standard.0.value',
      'The conversion value should be a number represented in a string (example: "0.2561")',
    ],
    [
      'an operator of no calculator',
      withSteps(one, { operator: 'pow', value: '2' }),
      'units.X.convert_from_standard.1.operator',
      'The operator should be one of mul, div, add, sub.',
    ],
    [
      'a unit that calls itself otherwise',
      withUnit({ code: 'Y', convert_from_standard: [one] }),
      'units.X.code',
      'The unit code "Y" must match the key "X" of the unit.',
    ],
  ])('is refused with %s', async (_, sent, property, message) => {
    const [outcome] = await patch(sent)
    expect(outcome).toEqual({
      code: sent.code,
      status_code: 422,
      message: badRules,
      errors: [{ property, message }],
    })
    expect(await read('Length')).toBeUndefined()
  })

  test('takes up to five operations of all four kinds', async () => {
    const steps = ['mul', 'div', 'add', 'sub', 'mul'].map((operator) => ({
      operator,
      value: '-2.5',
    }))
    expect(await patch(withSteps(...steps))).toEqual([{ code: 'Length', status_code: 201 }])
  })

  test('has at most 50 units', async () => {
    const units = Object.fromEntries(
      Array.from({ length: 51 }, (_, at) => [`U${at}`, { convert_from_standard: [one] }]),
    )
    const sent = { code: 'Many', standard_unit_code: 'U0', units }
    expect(await patch(sent)).toMatchObject([{ status_code: 422, errors: [{ property: 'units' }] }])
    delete units.U50
    expect(await patch(sent)).toEqual([{ code: 'Many', status_code: 201 }])
  })

  test('is one of at most 100', async () => {
    const families = Array.from({ length: 100 }, (_, at) => ({ ...length, code: `F${at}` }))
    const outcomes = await patch(...families)
    expect(outcomes.filter(({ status_code: status }) => status === 201)).toHaveLength(99)
    expect(outcomes[99]).toMatchObject({
      code: 'F99',
      status_code: 422,
      errors: [{ property: 'code', message: expect.stringContaining('limit of 100') as string }],
    })
    expect(await patch({ code: 'F98', labels: { en_US: 'Known' } })).toMatchObject([
      { status_code: 204 },
    ])
  })

  test('that an attribute uses keeps its standard unit and its operations', async () => {
    const gram = { convert_from_standard: [{ operator: 'mul', value: '0.01' }] }
    expect(await patch({ code: 'Weight', units: { GRAM: gram } })).toMatchObject([
      { status_code: 422, errors: [{ property: 'units.GRAM.convert_from_standard' }] },
    ])
    const tonne = { convert_from_standard: [one] }
    expect(
      await patch({ code: 'Weight', standard_unit_code: 'TONNE', units: { TONNE: tonne } }),
    ).toMatchObject([{ status_code: 422, errors: [{ property: 'standard_unit_code' }] }])
    expect(
      await patch({
        code: 'Weight',
        units: {
          GRAM: { labels: { en_US: 'Gram' }, symbol: 'gr' },
          TONNE: { convert_from_standard: [{ operator: 'mul', value: '1000' }] },
        },
      }),
    ).toEqual([{ code: 'Weight', status_code: 204 }])
  })

  test('gives products its new units at once', async () => {
    const ounce = { convert_from_standard: [{ operator: 'mul', value: '0.0283495' }] }
    const weigh = () =>
      pim.patch(`${rest}/products/halo`, {
        values: { weight: [{ locale: null, scope: null, data: { amount: '40', unit: 'OUNCE' } }] },
      })
    expect((await weigh()).status).toBe(422)
    await patch({ code: 'Weight', units: { OUNCE: ounce } })
    expect((await weigh()).status).toBe(204)
  })

  test('changes by what is sent and by nothing else, in whatever order', async () => {
    const label = fc.option(fc.constantFrom('', 'a', 'b'))
    const change = fc.record(
      {
        labels: fc.dictionary(fc.constantFrom('en_US', 'fr_FR'), label),
        units: fc.dictionary(
          fc.constantFrom('METER', 'FOOT'),
          fc.record(
            { symbol: fc.constantFrom('x', 'y'), labels: fc.constant({ en_US: 'z' }) },
            {
              requiredKeys: [],
            },
          ),
        ),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(change, async (changed) => {
        await patch(length)
        const first = await patch({ code: 'Length', ...changed })
        const once = await read('Length')
        expect(await patch({ code: 'Length', ...changed })).toEqual(first)
        expect(await read('Length')).toEqual(once)
        expect(once).toMatchObject({
          units: Object.fromEntries(
            Object.entries(changed.units ?? {}).map(([code, { symbol }]) => [
              code,
              symbol === undefined ? {} : { symbol },
            ]),
          ),
        })
        expect(once?.units.FOOT?.convert_from_standard).toEqual(
          length.units.FOOT.convert_from_standard,
        )
      }),
      { numRuns: 25 },
    )
  })
})

describe('the measure families of before', () => {
  const weight = {
    code: 'WEIGHT',
    standard: 'KILOGRAM',
    units: [
      { code: 'GRAM', convert: { mul: '0.001' }, symbol: 'g' },
      { code: 'KILOGRAM', convert: { mul: '1' }, symbol: 'kg' },
    ],
  }

  test('are listed on one page', async () => {
    const href = `${origin}${rest}/measure-families`
    const { body } = await pim.get(`${rest}/measure-families`)
    expect(body).toEqual({
      _links: { self: { href }, first: { href } },
      current_page: 1,
      _embedded: { items: [{ _links: { self: { href: `${href}/WEIGHT` } }, ...weight }] },
    })
  })

  test('are read one by one', async () => {
    expect((await pim.get(`${rest}/measure-families/WEIGHT`)).body).toEqual(weight)
  })

  test('that nobody knows are not there', async () => {
    const { status, body } = await pim.get(`${rest}/measure-families/AREA`)
    expect(status).toBe(404)
    expect(body).toEqual({
      code: 404,
      message: 'Measure family with code "AREA" does not exist.',
    })
  })
})
