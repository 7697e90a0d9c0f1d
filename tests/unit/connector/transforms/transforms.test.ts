import { createTransform, isRefusal, type TransformSpec } from '#connector'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testStructure } from '../../../support/structure.ts'

const context = { measurementFamilies: [...testStructure.measurementFamilies.values()] }

function run(spec: TransformSpec, ...texts: string[]): string[] | string {
  const step = createTransform(spec, context)
  if ('all' in step) return [...step.all(texts)]
  const results = texts.map((text) => step.each(text))
  const refused = results.find(isRefusal)
  return refused ? `refused: ${refused.reason}` : (results.flat() as string[])
}

describe('transforms', () => {
  test.for<[TransformSpec, string, string]>([
    ['trim', '  Lamp ', 'Lamp'],
    ['collapse', ' Lamp\n   small\t', 'Lamp small'],
    ['unescape', '5 &micro;m &amp; more', '5 µm & more'],
    [
      'strip_html',
      '<p>Halo in <b>petrol</b>.<br>From December.</p>',
      'Halo in petrol.\nFrom December.',
    ],
    ['strip_html', 'a<script>alert(1)</script>b', 'ab'],
    ['strip_html', '3 < 4 &amp; 5 > 4', '3 < 4 & 5 > 4'],
    [
      { keep_html: ['b'] },
      '<p onclick="x()">Halo <b class="y">petrol</b></p>',
      'Halo <b>petrol</b>',
    ],
    [{ keep_html: ['a'] }, '<a href="javascript:x">no</a>', '<a>no</a>'],
    [
      { keep_html: ['a'] },
      '<a href="https://x.example/?a=1&amp;b">so</a>',
      '<a href="https://x.example/?a=1&amp;b">so</a>',
    ],
    ['boolean', 'J', 'true'],
    ['boolean', ' nein ', 'false'],
    [{ boolean: { true: ['auf Lager'], false: [] } }, 'AUF LAGER', 'true'],
    [{ case: 'title' }, 'HALO SCHREIBTISCHLEUCHTE, PETROL', 'Halo Schreibtischleuchte, Petrol'],
    [{ case: 'sentence' }, 'ÉCRAN PLAT', 'Écran plat'],
    [{ case: 'upper' }, 'straße', 'STRASSE'],
    [{ replace: { pattern: '^0+(\\d)', with: '$1' } }, '000470', '470'],
    [{ replace: { pattern: 'cm$', with: '', ignore_case: true } }, '12 CM', '12 '],
    [{ affix: { before: 'https://img.example/' } }, 'a.jpg', 'https://img.example/a.jpg'],
    [{ number: { decimal: ',', thousands: '.' } }, '1.299,00', '1299.00'],
    [{ number: { decimal: ',' } }, ',8', '0.8'],
    [{ number: { decimal: '.' } }, '12.5-', '-12.5'],
    [{ number: { decimal: ',', thousands: ' ' } }, '1\u00A0299,5', '1299.5'],
    [{ number: { decimal: '.', thousands: "'" } }, "1'000'000", '1000000'],
    [{ date: { format: 'DD.MM.YYYY' } }, '20.11.2026', '2026-11-20'],
    [{ date: { format: 'D.M.YY' } }, '1.2.69', '2069-02-01'],
    [{ date: { format: 'YYYYMMDD' } }, '20261120', '2026-11-20'],
    [{ date: { format: 'MM/DD/YYYY' } }, '11/20/2026 20:00', '2026-11-20'],
    [{ convert: { from: 'GRAM', to: 'KILOGRAM' } }, '98', '0.098'],
    [{ lookup: { table: { MESS: 'brass' } } }, ' MESS ', 'brass'],
    [{ lookup: { table: { MESS: 'brass' }, otherwise: 'keep' } }, 'ROT', 'ROT'],
  ])('%j: %j becomes %j', ([spec, text, wanted]) => {
    expect(run(spec, text)).toEqual([wanted])
  })

  test('several texts are split, joined and chosen from', () => {
    expect(run({ split: '|' }, 'Außen| Wege ')).toEqual(['Außen', 'Wege'])
    expect(run({ join: ', ' }, 'a', 'b')).toEqual(['a, b'])
    expect(run({ join: ', ' })).toEqual([])
    expect(run('first', 'a', 'b')).toEqual(['a'])
    expect(run('last', 'a', 'b')).toEqual(['b'])
    expect(run({ default: 'none' })).toEqual(['none'])
    expect(run({ default: 'none' }, 'a')).toEqual(['a'])
  })

  test.for(['00000000', '01.01.1900', '01.01.0001'])('%s is no date at all', (text) => {
    const format = text.includes('.') ? 'DD.MM.YYYY' : 'YYYYMMDD'
    expect(run({ date: { format } }, text)).toEqual([])
  })

  test.for<[TransformSpec, string, RegExp]>([
    [{ number: { decimal: ',' } }, '1.299,00', /no mark for thousands/],
    [{ number: { decimal: ',', thousands: '.' } }, '1.29,00', /"1.29,00" is not a number/],
    [{ number: { decimal: '.' } }, 'auf Anfrage', /decimal point/],
    [{ date: { format: 'DD.MM.YYYY' } }, '31.02.2026', /not on any calendar/],
    [{ date: { format: 'DD.MM.YYYY' } }, '2026-11-20', /not a date written DD.MM.YYYY/],
    ['boolean', 'vielleicht', /neither/],
    [{ lookup: { table: { MESS: 'brass' } } }, 'MES', /Did you mean "MESS"/],
    [{ convert: { from: 'GRAM', to: 'METER' } }, '1', /No measurement family/],
    [{ convert: { from: 'GRAM', to: 'KILOGRAM' } }, 'heavy', /not a number/],
  ])('%j refuses %j and says why', ([spec, text, reason]) => {
    expect(run(spec, text)).toMatch(reason)
  })
})

const specs: TransformSpec[] = [
  'trim',
  'collapse',
  'unescape',
  'strip_html',
  'boolean',
  'first',
  'last',
  { case: 'title' },
  { case: 'sentence' },
  { replace: { pattern: '(a+)+$', with: '$1' } },
  { split: '|' },
  { join: ' ' },
  { default: 'x' },
  { affix: { before: '(', after: ')' } },
  { number: { decimal: ',', thousands: '.' } },
  { date: { format: 'DD.MM.YYYY' } },
  { convert: { from: 'GRAM', to: 'KILOGRAM' } },
  { lookup: { table: { a: 'b' } } },
  { keep_html: ['b', 'a', 'br'] },
]

describe('whatever the file holds', () => {
  test.for(specs)('%j never throws', (spec) => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
        (text) => {
          const result = run(spec, text)
          expect(Array.isArray(result) || /^refused: ./.test(result)).toBe(true)
        },
      ),
    )
  })

  test('a number written the German way is read as the number it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (cents) => {
        const number = cents / 100
        const written = number.toLocaleString('de-DE', { minimumFractionDigits: 2 })
        const read = run({ number: { decimal: ',', thousands: '.' } }, written)
        expect(Number(read)).toBe(number)
      }),
    )
  })

  test('a day written in any order is read as that day', () => {
    const days = fc.date({
      min: new Date('1970-01-02'),
      max: new Date('2069-12-31'),
      noInvalidDate: true,
    })
    const formats = fc.constantFrom('YYYY-MM-DD', 'DD.MM.YYYY', 'MM/DD/YYYY', 'YYYYMMDD', 'D.M.YY')
    fc.assert(
      fc.property(days, formats, (date, format) => {
        const iso = date.toISOString().slice(0, 10)
        const [year = '', month = '', day = ''] = iso.split('-')
        const written = format
          .replace('YYYY', year)
          .replace('YY', year.slice(2))
          .replace('MM', month)
          .replace('DD', day)
          .replace('M', String(Number(month)))
          .replace('D', String(Number(day)))
        expect(run({ date: { format } }, written)).toEqual([iso])
      }),
    )
  })

  test('an amount converted there and back is the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (grams) => {
        const [kilograms = ''] = run({ convert: { from: 'GRAM', to: 'KILOGRAM' } }, String(grams))
        const back = run({ convert: { from: 'KILOGRAM', to: 'GRAM' } }, kilograms)
        expect(Number(back)).toBe(grams)
      }),
    )
  })

  test('parts that are joined split into the same parts', () => {
    const part = fc.string({ minLength: 1 }).map((text) => text.replaceAll('|', '').trim())
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const [joined = ''] = run({ join: '|' }, ...parts)
        expect(run({ split: '|' }, joined)).toEqual(parts)
      }),
    )
  })

  test('no tag survives that nobody kept', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('script', 'img', 'p', 'svg'), (text, tag) => {
        const [result = ''] = run({ keep_html: ['b'] }, `${text}<${tag} onerror=x>y</${tag}>`)
        expect(result).not.toMatch(/<(?!\/?b>)/)
      }),
    )
  })

  test('a hostile pattern takes no longer on a hostile text', () => {
    expect(run({ replace: { pattern: '(a|a)+$', with: '' } }, `${'a'.repeat(50_000)}!`)).toEqual([
      `${'a'.repeat(50_000)}!`,
    ])
  })
})
