import {
  checkMapping,
  formatSuggestion,
  inspect,
  parseMapping,
  type PimStructure,
  suggest,
} from '#connector'
import { describe, expect, test } from 'vitest'
import { testCatalog } from '../../../support/catalog.ts'
import { bytesOf } from '../../../support/records.ts'
import { testStructure } from '../../../support/structure.ts'

const suggestFor = async (file: string, structure: PimStructure = testStructure) =>
  suggest(await inspect(bytesOf(file)), structure)

/** From where each attribute is filled, by `code` or `code locale`. */
async function sources(file: string): Promise<Record<string, unknown>> {
  const { mapping } = await suggestFor(file)
  return Object.fromEntries(
    mapping.values.map(({ attribute, locale, from }) => [
      locale === undefined ? attribute : `${attribute} ${String(locale)}`,
      from,
    ]),
  )
}

const row = (...cells: string[]) => cells.join(';')
const table = (...rows: string[]) => `${rows.join('\n')}\n`

describe('headers as people write them', () => {
  test.for<[string, string, string, Record<string, string>]>([
    [
      'German',
      row('Artikel-Nr.', 'Bezeichnung', 'Verkaufspreis (EUR)', 'Gewicht kg', 'EAN-Code', 'Farbe'),
      row('L-1', 'Leuchte', '12,50', '1,2', '2100000000012', 'moss'),
      {
        'name de_DE': 'Bezeichnung',
        price: 'Verkaufspreis (EUR)',
        weight: 'Gewicht kg',
        ean: 'EAN-Code',
        color: 'Farbe',
      },
    ],
    [
      'German, shouting',
      row('ARTIKELNUMMER', 'BEZEICHNUNG', 'PREIS', 'NETTOGEWICHT', 'EAN'),
      row('L-1', 'Leuchte', '12,50', '1,2', '2100000000012'),
      { 'name de_DE': 'BEZEICHNUNG', price: 'PREIS', weight: 'NETTOGEWICHT', ean: 'EAN' },
    ],
    [
      'German, in one word',
      row('Materialnummer', 'Hauptfarbe', 'Endkundenpreis', 'Bruttogewicht in kg', 'Gerätebreite'),
      row('L-1', 'moss', '12,50', '1,2', '30'),
      { color: 'Hauptfarbe', price: 'Endkundenpreis', weight: 'Bruttogewicht in kg' },
    ],
    [
      'French',
      row('Réf.', 'Désignation', 'Prix de vente', 'Poids (g)', 'Code-barres', 'Couleur'),
      row('L-1', 'Lampe', '12,50', '120', '2100000000012', 'Mousse'),
      {
        'name fr_FR': 'Désignation',
        price: 'Prix de vente',
        weight: 'Poids (g)',
        ean: 'Code-barres',
        color: 'Couleur',
      },
    ],
    [
      'English, with languages',
      row('sku', 'name_en', 'name_de', 'Name-fr_FR', 'list price'),
      row('l1', 'Lamp', 'Leuchte', 'Lampe', '12.50'),
      {
        'name en_US': 'name_en',
        'name de_DE': 'name_de',
        'name fr_FR': 'Name-fr_FR',
        price: 'list price',
      },
    ],
  ])('%s', async ([, head, line, wanted]) => {
    expect(await sources(table(head, line, line.replace(/^[^;]*/, 'L-2')))).toEqual(wanted)
  })

  test('a cost, a quantity or a unit of a price is no price', async () => {
    const file = table(
      row(
        'nr',
        'EK-Preis',
        'Preiseinheit',
        'price quantity',
        'Einkaufspreis',
        'Verpackungsgewicht kg',
      ),
      row('1', '2', '3', '4', '5', '6'),
    )
    expect(await sources(file)).toEqual({})
  })

  test('what a shop pays is not what it asks', async () => {
    const file = table(row('nr', 'Wholesale price'), row('1', '3'), row('2', '4'))
    expect(await sources(file)).toEqual({})
  })

  test('the better name wins, wherever it stands', async () => {
    const file = table(
      row('nr', 'net weight of box', 'weight'),
      row('1', '2', '3'),
      row('2', '2', '3'),
    )
    expect(await sources(file)).toEqual({ weight: 'weight' })
  })
})

describe('the identifier', () => {
  test.for<[string, string, string[]]>([
    ['Variant SKU', row('Title', 'Variant SKU', 'Option1 Value'), ['Tent;T-2;2P', 'Tent;T-3;3P']],
    ['Product ID', row('Name', 'Product ID', 'Colour'), ['Lamp;1;moss', 'Lamp;2;sky']],
    ['Materialnummer', row('Materialnummer', 'Text'), ['1;a', '2;b']],
  ])('has its name among others: %s', async ([heading, head, rows]) => {
    const { mapping, identifierReason } = await suggestFor(table(head, ...rows))
    expect(mapping.identifier.from).toBe(heading)
    expect(identifierReason).toContain('like an identifier')
  })

  test('is the number that people know, before one of the database', async () => {
    const file = table(
      row('id', 'product_number', 'name'),
      row('8f1', 'L-1', 'a'),
      row('8f2', 'L-2', 'b'),
    )
    expect((await suggestFor(file)).mapping.identifier.from).toBe('product_number')
  })

  test('is no address of a picture, although each is another one', async () => {
    const file = table(
      row('Handle', 'Variant SKU', 'Image Src'),
      row('tent', 'T-2', 'https://example.com/1.jpg'),
      row('tent', 'T-3', 'https://example.com/2.jpg'),
      row('tent', '', 'https://example.com/3.jpg'),
      row('lamp', '', 'https://example.com/4.jpg'),
    )
    const { mapping } = await suggestFor(file)
    expect(mapping.identifier.from).toBe('Variant SKU')
    expect(mapping.records?.keep).toEqual({ field: 'Variant SKU', exists: true })
  })

  test('is no code that many records share', async () => {
    const rows = ['L-1', 'L-2', 'L-3', 'L-4', 'L-5'].map((nr, at) => row(at < 4 ? 'A' : 'B', nr))
    const file = table(row('code', 'Bestellnummer'), ...rows)
    expect((await suggestFor(file)).mapping.identifier.from).toBe('Bestellnummer')
  })

  test('has a value of its own in each record, or is none', async () => {
    const file = table(row('Name', 'Group ID'), row('Lamp', '1'), row('Table', '1'))
    expect((await suggestFor(file)).mapping.identifier.from).toBe('Name')
  })
})

describe('numbers', () => {
  const rule = async (head: string, ...cells: string[]) => {
    const rows = cells.map((cell, at) => row(String(at), cell))
    const { mapping, reasons } = await suggestFor(table(row('nr', head), ...rows))
    return { ...mapping.values[0], reason: reasons[0] }
  }

  test('a unit of its own column is read there, for each record', async () => {
    const file = table(
      row('nr', 'Gewicht', 'Gewichtseinheit'),
      row('1', '3', 'kg'),
      row('2', '5', 'g'),
    )
    const { mapping } = await suggestFor(file)
    expect(mapping.values).toEqual([
      expect.objectContaining({ attribute: 'weight', unit: { from: 'Gewichtseinheit' } }),
    ])
  })

  test('a unit is read in an attribute of the amount, in words of French and of trade', async () => {
    const item = (nr: string) =>
      `<item nr="${nr}"><rest>x</rest><Poids Unite="Gramme">2</Poids></item>`
    const { mapping } = await suggestFor(`<list>${item('a')}${item('b')}</list>`)
    expect(mapping.values).toMatchObject([{ from: 'Poids', unit: { from: '@Unite' } }])
    expect(await rule('Weight (kgs)', '1.5')).toMatchObject({ unit: 'KILOGRAM' })
  })

  test('an amount without a unit beside it does not refuse the product', async () => {
    const file = table(row('nr', 'weight', 'weight unit'), row('1', '3', 'kg'), row('2', '0', ''))
    const { mapping, reasons } = await suggestFor(file)
    expect(mapping.values).toMatchObject([{ unit: { from: 'weight unit' }, invalid: 'ignore' }])
    expect(reasons[0]).toContain('Some have no unit')
  })

  test('units that nobody knows make no weight at all', async () => {
    const file = table(
      row('nr', 'Gewicht', 'Gewichtseinheit'),
      row('1', '3', '2'),
      row('2', '5', '3'),
    )
    expect(await sources(file)).toEqual({})
  })

  test('an amount with its unit in one text is taken apart', async () => {
    expect(await rule('weight', '0,9 kg', '780 g')).toMatchObject({
      transforms: [{ replace: { with: '$1' } }, { number: { decimal: ',' } }],
      unit: { from: '.' },
    })
  })

  test('words among them are left out, and told', async () => {
    expect(await rule('price EUR', '12,50', 'auf Anfrage')).toMatchObject({
      invalid: 'ignore',
      reason: expect.stringContaining('No numbers: auf Anfrage.'),
    })
  })

  test('the other numbers of the file tell what 1.249 is', async () => {
    const columns = row('nr', 'price EUR', 'weight kg')
    const german = table(columns, row('1', '1.249', '7,5'), row('2', '999', '8'))
    const english = table(columns, row('1', '1,249', '7.5'), row('2', '999', '8'))
    const transforms = async (file: string) =>
      (await suggestFor(file)).mapping.values.map((value) => value.transforms)
    const comma = [{ number: { decimal: ',', thousands: '.' } }]
    expect(await transforms(german)).toEqual([comma, comma])
    expect(await transforms(english)).toEqual([
      [{ number: { decimal: '.', thousands: ',' } }],
      [{ number: { decimal: '.' } }],
    ])
  })

  test('whole numbers alone have the decimal mark of the file: tomorrow they may have decimals', async () => {
    const file = table(row('nr', 'weight kg', 'height'), row('1', '7', '3,5'), row('2', '8', '4'))
    const { mapping, reasons } = await suggestFor(file)
    expect(mapping.values[0]?.transforms).toEqual([{ number: { decimal: ',', thousands: '.' } }])
    expect(reasons[0]).toContain('other numbers')
  })

  test('thousands are told by what stands there', async () => {
    expect(await rule('price EUR', '1 049,00', '5,00')).toMatchObject({
      transforms: [{ number: { decimal: ',', thousands: ' ' } }],
    })
    expect(await rule('price EUR', '1,049.00', '5.00')).toMatchObject({
      transforms: [{ number: { decimal: '.', thousands: ',' } }],
    })
  })
})

describe('prices', () => {
  const price = async (...prices: string[]) => {
    const item = (nr: string) => `<item nr="${nr}"><rest>x</rest>${prices.join('')}</item>`
    const { mapping, reasons } = await suggestFor(`<list>${item('a')}${item('b')}</list>`)
    expect(mapping.values.map(({ attribute }) => attribute)).toEqual(['price'])
    return { ...mapping.values[0], reason: reasons[0] }
  }
  const amount = (text: string, more = '') =>
    `<price><price_amount>${text}</price_amount>${more}</price>`
  const inEuros = '<price_currency>EUR</price_currency>'

  test('of scales in one currency are the first of them', async () => {
    expect(await price(amount('12.50', inEuros), amount('10.00', inEuros))).toMatchObject({
      from: 'price/price_amount',
      transforms: [{ number: { decimal: '.' } }, 'first'],
      currency: { from: 'price_currency' },
    })
  })

  test('in several currencies belong together', async () => {
    const inDollars = '<price_currency>USD</price_currency>'
    expect(await price(amount('12.50', inEuros), amount('14.00', inDollars))).toMatchObject({
      transforms: [{ number: { decimal: '.' } }],
      currency: { from: 'price_currency' },
    })
  })

  test('in a currency that the PIM has not are left out, and that is told', async () => {
    const file = table(row('nr', 'price', 'currency'), row('1', '2', 'XTS'), row('2', '3', 'XTS'))
    const { mapping, left } = await suggestFor(file)
    expect(mapping.values).toEqual([])
    expect(left).toContainEqual({ path: 'price', samples: ['2', '3'], attribute: 'price' })
  })

  test('of which only some say their currency are all in that one', async () => {
    const { currency, reason } = await price(amount('12.50', inEuros), amount('10.00'))
    expect(currency).toBe('EUR')
    expect(reason).toContain('those that do say EUR')
  })
})

describe('features', () => {
  const file = (feature: string) =>
    `<list>${['a', 'b'].map((nr) => `<item nr="${nr}"><rest>x</rest><features>${feature}</features></item>`).join('')}</list>`
  const feature = (inside: string) => `<feature>${inside}</feature>`

  test('with several values are proposed with the first where the attribute takes one', async () => {
    const { mapping } = await suggestFor(
      file(feature('<fname>weight</fname><fvalue>1</fvalue><fvalue>2</fvalue>')),
    )
    expect(mapping.values[0]).toMatchObject({
      from: "features/feature[fname='weight']/fvalue",
      transforms: [{ number: { decimal: '.' } }, 'first'],
    })
  })

  test('may have their name in an element of its own', async () => {
    const named = (name: string, value: string) =>
      feature(`<template><ft_name>${name}</ft_name></template><fvalue>${value}</fvalue>`)
    expect(await sources(file(named('weight', '1') + named('color', 'moss')))).toEqual({
      weight: "features/feature[template/ft_name='weight']/fvalue",
      color: "features/feature[template/ft_name='color']/fvalue",
    })
  })

  test('may say that they are names and values of parameters', async () => {
    const named = (name: string, value: string) =>
      `<param><param_name>${name}</param_name><val>${value}</val></param>`
    expect(await sources(file(named('weight', '1') + named('color', 'moss')))).toEqual({
      weight: "features/param[param_name='weight']/val",
      color: "features/param[param_name='color']/val",
    })
  })

  test('may each stand in an element of its own', async () => {
    const named = (name: string, value: string) =>
      `<property><pair name="${name}">${value}</pair></property>`
    const item = `${named('weight', '1')}${named('color', 'moss')}`
    expect(await sources(file(item))).toEqual({
      weight: "features/property/pair[@name='weight']",
      color: "features/property/pair[@name='color']",
    })
  })

  test('are not told that the units of others are unknown', async () => {
    const { reasons } = await suggestFor(
      file(
        feature('<fname>weight</fname><fvalue>1</fvalue><funit>kg</funit>') +
          feature('<fname>voltage</fname><fvalue>12</fvalue><funit>VLT</funit>'),
      ),
    )
    expect(reasons[0]).not.toContain('VLT')
  })
})

describe('the family', () => {
  test.for<[string, string[], Record<string, string> | undefined]>([
    ['codes', ['lamps', 'jackets'], undefined],
    ['labels', ['Leuchten', 'Jacken'], { Leuchten: 'lamps', Jacken: 'jackets' }],
    ['beginnings', ['LAMP', 'JACK'], { LAMP: 'lamps', JACK: 'jackets' }],
  ])('of a column of %s', async ([, words, lookup]) => {
    const structure = withLabels({ lamps: 'Leuchten', jackets: 'Jacken' })
    const file = table(row('nr', 'Warengruppe'), ...words.map((word, at) => row(`${at}`, word)))
    const { mapping, about } = await suggestFor(file, structure)
    expect(mapping.family).toEqual({
      only: 'new',
      from: 'Warengruppe',
      transforms: ['trim', ...(lookup ? [{ lookup: { table: lookup } }] : [])],
    })
    expect(about.family).toContain('families')
  })

  test('of a column with another name only when every word is one', async () => {
    const sure = table(row('nr', 'x'), row('1', 'lamps'), row('2', 'jackets'))
    expect((await suggestFor(sure)).mapping.family?.from).toBe('x')
    const unsure = table(row('nr', 'x'), row('1', 'lamps'), row('2', 'green'))
    expect((await suggestFor(unsure)).mapping.family).toBeUndefined()
  })

  test('words that are no family are told, and left out', async () => {
    const file = table(row('nr', 'family'), row('1', 'lamps'), row('2', 'tents'))
    const { mapping, about } = await suggestFor(file)
    expect(mapping.family?.unknown).toBe('ignore')
    expect(about.family).toContain('No families: tents.')
  })

  test('that has most of the mapped attributes, when no field says it', async () => {
    const file = table(
      row('nr', 'color', 'ean', 'size'),
      row('1', 'moss', '1', 's'),
      row('2', 'moss', '2', 'm'),
    )
    const { mapping, about } = await suggestFor(file)
    expect(mapping.family).toEqual({ only: 'new', value: 'jackets' })
    expect(about.family).toContain('jackets has 3 of the 3 mapped attributes')
  })

  test('is not guessed when two have as many', async () => {
    const file = table(row('nr', 'name'), row('1', 'a'), row('2', 'b'))
    expect((await suggestFor(file)).mapping.family).toBeUndefined()
  })
})

describe('categories', () => {
  test.for<[string, string[], unknown]>([
    ['codes', ['winter', 'lighting'], ['trim']],
    ['lists', ['winter|lighting', 'clothing'], [{ split: '|' }]],
    [
      'paths',
      ['All / Lighting / desk_lighting', 'All / clothing'],
      ['trim', { replace: { pattern: '^.*/ *', with: '' } }],
    ],
  ])('of %s', async ([, words, transforms]) => {
    const file = table(row('nr', 'Kategorien'), ...words.map((word, at) => row(`${at}`, word)))
    expect((await suggestFor(file)).mapping.categories).toMatchObject({
      from: 'Kategorien',
      transforms,
    })
  })

  test('are not proposed where the PIM has none of them', async () => {
    const file = table(row('nr', 'category'), row('1', 'Bollards'), row('2', 'Outdoor'))
    expect((await suggestFor(file)).mapping.categories).toBeUndefined()
  })
})

describe('enabled', () => {
  const enabled = async (head: string, ...words: string[]) => {
    const rows = words.map((word, at) => row(`n${at}`, word))
    return (await suggestFor(table(row('nr', head), ...rows))).mapping.enabled
  }

  test('of words for yes and no', async () => {
    expect(await enabled('Aktiv', 'J', 'N')).toEqual({ from: 'Aktiv', transforms: ['boolean'] })
  })

  test('of words that say the opposite', async () => {
    expect(await enabled('Gesperrt', 'Ja', 'Nein')).toEqual({
      from: 'Gesperrt',
      transforms: [{ boolean: { true: ['nein'], false: ['ja'] } }],
    })
  })

  test('of a status', async () => {
    expect(await enabled('Status', 'active', 'discontinued')).toEqual({
      cases: [{ when: { field: 'Status', is: ['discontinued'] }, value: 'false' }],
    })
  })

  test('of whether it is published, or a draft', async () => {
    expect(await enabled('Published', 'true', 'false')).toMatchObject({ from: 'Published' })
    expect(await enabled('Status', 'active', 'draft', 'archived')).toEqual({
      cases: [{ when: { field: 'Status', is: ['draft', 'archived'] }, value: 'false' }],
    })
  })

  test('is not proposed for a status of other words, or for a number of sales', async () => {
    expect(await enabled('Status', 'new', 'sample')).toBeUndefined()
    expect(await enabled('active', '12', '40')).toBeUndefined()
  })
})

test('each reason stands above its line, and the whole is a mapping', async () => {
  const file = table(
    row('nr', 'family', 'aktiv', 'category', 'name'),
    row('1', 'lamps', 'J', 'winter', 'a'),
    row('', 'jackets', 'N', 'winter', 'b'),
    row('Summe', '', '', '', ''),
  )
  const text = formatSuggestion(await suggestFor(file))
  expect(parseMapping(text).problems).toEqual([])
  for (const part of ['identifier', 'records', 'family', 'categories', 'enabled']) {
    expect(text).toMatch(new RegExp(`# .+\\n${part}:`))
  }
})

test('each rule is written out, also when another one is the same', async () => {
  const file = table(row('nr', 'weight', 'price'), row('1', '1 kg', '2 €'), row('2', '3 kg', '4 €'))
  expect(formatSuggestion(await suggestFor(file))).not.toMatch(/[&*]a\d/)
})

test('columns of an export of the PIM say their locale, channel and currency', async () => {
  const columns = ['sku', 'name-de_DE', 'description-en_US-ecommerce', 'description-en_US-print']
  const file = table(
    row(...columns, 'price-USD', 'weight', 'weight-unit'),
    row('a', 'Lampe', 'web', 'paper', '2.00', '1.5', 'KILOGRAM'),
    row('b', 'Tisch', 'web', 'paper', '3.00', '2.5', 'KILOGRAM'),
  )
  const { mapping } = await suggestFor(file)
  expect(mapping.values).toMatchObject([
    { attribute: 'name', locale: 'de_DE' },
    { attribute: 'description', locale: 'en_US', scope: ['ecommerce'], from: columns[2] },
    { attribute: 'description', locale: 'en_US', scope: ['print'], from: columns[3] },
    { attribute: 'price', currency: 'USD' },
    { attribute: 'weight', unit: { from: 'weight-unit' } },
  ])
})

test('answers of the PIM say locale, unit and currency inside of each value', async () => {
  const item = (code: string) => ({
    identifier: code,
    enabled: true,
    values: {
      name: [
        { data: 'Lamp', locale: 'en_US', scope: null },
        { data: 'Lampe', locale: 'de_DE', scope: null },
      ],
      weight: [{ data: { amount: '1.5', unit: 'KILOGRAM' }, locale: null, scope: null }],
    },
  })
  const { mapping } = await suggestFor(JSON.stringify({ items: [item('a'), item('b')] }))
  expect(mapping.values).toMatchObject([
    { attribute: 'name', locale: 'en_US', from: "values/name[locale='en_US']/data" },
    { attribute: 'name', locale: 'de_DE', from: "values/name[locale='de_DE']/data" },
    {
      attribute: 'weight',
      from: 'values/weight/data/amount',
      unit: { from: 'unit' },
    },
  ])
})

test('the title of the product goes before the name of a part', async () => {
  const item = (nr: string) => `{"nr":"${nr}","option":{"name":"Size","x":1},"title":"Lamp"}`
  expect(await sources(`[${item('a')},${item('b')}]`)).toEqual({ 'name en_US': 'title' })
})

describe('what looks like a name and is none', () => {
  const list = (inside: (nr: number) => string) =>
    `<list>${[1, 2].map((nr) => `<item nr="L-${nr}"><rest>x</rest>${inside(nr)}</item>`).join('')}</list>`

  test.for<[string, string]>([
    ['the number once more', '<name>L-$</name>'],
    ['a number of something', '<title_position>1$</title_position>'],
    ['the texts of parts', '<part><id>1</id><text>a</text></part><part><text>b</text></part>'],
    ['the name of another thing', '<class><code name="group">x</code></class>'],
    ['an element that levels are told of', '<TitleLevel>top</TitleLevel>'],
  ])('%s', async ([, inside]) => {
    expect(await sources(list((nr) => inside.replace('$', String(nr))))).toEqual({})
  })

  test('an article number called material is none of the materials to choose from', async () => {
    const file = table(row('material', 'x'), row('10471', 'a'), row('10472', 'b'))
    const { mapping } = await suggestFor(file, withSelect('materials'))
    expect(mapping.identifier.from).toBe('material')
    expect(mapping.values).toEqual([])
  })
})

describe('languages', () => {
  const list = (name: string) =>
    `<list>${[1, 2].map((nr) => `<item nr="${nr}"><rest>x</rest>${name}</item>`).join('')}</list>`

  test('that the PIM has no locale for are left out, not put into another', async () => {
    expect(await sources(list('<name lang="pl">a</name><name lang="de">b</name>'))).toEqual({
      'name de_DE': "name[@lang='de']",
    })
    expect(await sources(list('<name languageCode="nl">a</name>'))).toEqual({})
  })

  test('of a single one, each element says it', async () => {
    expect(await sources(list('<name languageID="fr">a</name>'))).toEqual({ 'name fr_FR': 'name' })
  })

  test('of a whole file that the PIM has no locale for are told', async () => {
    const file = `<export><language>pl</language>${list('<name>a</name>')}</export>`
    const { reasons } = await suggestFor(file)
    expect(reasons[0]).toContain('is a guess: no locale is for')
    expect(reasons[0]).toContain('the file says pl')
  })
})

test('a value in an element of its own is called by what is around it', async () => {
  const item = (nr: string) =>
    `{"nr":"${nr}","weight":{"value":1.5,"unit":"kg"},"price":{"amount":"2","currency":"EUR"}}`
  const { mapping } = await suggestFor(`[${item('a')},${item('b')}]`)
  expect(mapping.values).toMatchObject([
    { attribute: 'weight', from: 'weight/value', unit: { from: 'unit' } },
    { attribute: 'price', from: 'price/amount', currency: { from: 'currency' } },
  ])
})

test('the price of a unit is no unit', async () => {
  const item = (nr: string) =>
    `<item nr="${nr}"><rest>x</rest><UnitPrice>3</UnitPrice><more name="weight">1.5</more><more name="x">y</more></item>`
  const { mapping } = await suggestFor(`<list>${item('a')}${item('b')}</list>`)
  expect(mapping.values).toMatchObject([
    { attribute: 'price' },
    { attribute: 'weight', unit: 'KILOGRAM' },
  ])
})

test('a text with tags in it is taken as HTML', async () => {
  const item = (nr: string) =>
    `<item nr="${nr}"><menge>3</menge><beschreibung>Ein <b>Rucksack</b><br/>für <i>alle</i>.</beschreibung></item>`
  const { mapping, left } = await suggestFor(`<list>${item('a')}${item('b')}</list>`)
  expect(mapping.values).toMatchObject([
    {
      attribute: 'description',
      locale: 'de_DE',
      from: 'beschreibung',
      as: 'html',
      transforms: ['strip_html', 'collapse'],
    },
  ])
  expect(left.map(({ path }) => path)).toEqual(['menge'])
})

test('entities that were escaped twice are HTML, the ones with figures too', async () => {
  const item = (nr: string) =>
    `<item nr="${nr}"><description>Cable, 2.5 mm&amp;sup2;, 20 &amp;#8364;</description></item>`
  const { mapping } = await suggestFor(`<list>${item('a')}${item('b')}</list>`)
  expect(mapping.values[0]?.transforms).toEqual(['strip_html', 'collapse'])
})

describe('an attribute with a rule for EANs', () => {
  const ean = testStructure.attributes.get('ean')!
  const strict = { ...ean, validation_rule: 'regexp', validation_regexp: '/^[0-9]{13}$/' } as const
  const structure = {
    ...testStructure,
    attributes: new Map([...testStructure.attributes, ['ean', strict] as const]),
  }

  test('gets UPCs with the zero before them', async () => {
    const file = table(row('nr', 'gtin'), row('1', '200000000004'), row('2', '2100000000012'))
    const { mapping, reasons } = await suggestFor(file, structure)
    expect(mapping.values[0]?.transforms).toEqual([
      'collapse',
      { replace: { pattern: '^([0-9]{12})$', with: '0$1' } },
    ])
    expect(reasons[0]).toContain('UPCs')
    expect(mapping.values[0]).not.toHaveProperty('invalid')
  })

  test('gets nothing from a column that only has its name, and that is told', async () => {
    const file = table(row('nr', 'gtin', 'x'), row('1', 'none yet', 'a'), row('2', 'later', 'b'))
    const suggestion = await suggestFor(file, structure)
    expect(suggestion.mapping.values).toEqual([])
    expect(formatSuggestion(suggestion)).toMatch(
      /no attribute has a name like it:\n# +x: a \| b\n#.*nothing in it fits.*\n# +gtin → ean: none yet/,
    )
  })
})

test('nothing is made up for a file that says nothing', async () => {
  const { mapping } = await suggestFor('<list><x a="1"/><x a="2"/></list>')
  expect(mapping.values).toEqual([])
  expect(mapping.family).toBeUndefined()
})

function withSelect(code: string): PimStructure {
  const color = testStructure.attributes.get('color')!
  const attributes = new Map([...testStructure.attributes, [code, { ...color, code }] as const])
  return { ...testStructure, attributes }
}

function withLabels(labels: Record<string, string>): PimStructure {
  const families = [...testStructure.families].map(([code, family]) => {
    const label = labels[code]
    return [code, label === undefined ? family : { ...family, labels: { de_DE: label } }] as const
  })
  return { ...testStructure, families: new Map(families) }
}

describe('the models of variants', () => {
  const structure: PimStructure = {
    ...testStructure,
    familyVariants: new Map(testCatalog.familyVariants.map((variant) => [variant.code, variant])),
  }
  const jackets = (parent: string, ...styles: string[]) =>
    table(
      row('Artikelnummer', parent, 'Bezeichnung', 'Size', 'Farbe', 'EAN'),
      ...styles.map((style, at) =>
        row(`J-${at}`, style, 'Fjord', ['s', 'm', 'l'][at % 3]!, 'moss', `210000000001${at}`),
      ),
    )

  test.for(['Stilnummer', 'parent_sku', 'Style No.', 'product_tmpl_id', 'VariantOf'])(
    'are proposed from %s, with the family variant that has the axes',
    async (name) => {
      const file = jackets(name, 'F', 'F', 'F', 'V', 'V')
      const suggestion = await suggestFor(file, structure)
      expect(suggestion.mapping).toMatchObject({
        model: { code: { transforms: ['trim'] }, family_variant: 'jackets_by_size' },
      })
      expect(suggestion.mapping.family).toMatchObject({ value: 'jackets', only: 'new' })
      expect(suggestion.about.model).toBe(
        'Named like the number of a model; 2 different ones in 5 records. ' +
          'jackets_by_size is the family variant whose variants differ in size.',
      )
      expect(suggestion.left).toEqual([])
      const text = formatSuggestion(suggestion)
      expect(text).toContain('# Named like the number of a model')
      expect(checkMapping(parseMapping(text), structure)).toEqual([])
    },
  )

  test.for<[string, string]>([
    ['no number comes twice', jackets('Stilnummer', 'A', 'B', 'C', 'D')],
    ['all have the same', jackets('Stilnummer', 'A', 'A', 'A', 'A')],
    ['a style is a word', jackets('Style', 'modern', 'modern', 'classic', 'classic')],
    ['most have none', jackets('Stilnummer', 'A', 'A', '', '', '', '', 'B')],
    ['the name says something else', jackets('Lieferant', 'A', 'A', 'B', 'B')],
    ['the axis is not there', jackets('Stilnummer', 'A', 'A', 'B').replace('Size', 'Lager')],
    [
      'the axis does not differ',
      jackets('Stilnummer', 'A', 'A', 'B').replaceAll(/;[sml];/g, ';m;'),
    ],
  ])('are not proposed where %s', async ([, file]) => {
    expect((await suggestFor(file, structure)).mapping).not.toHaveProperty('model')
  })

  test('are proposed from a style that is a number', async () => {
    const { mapping } = await suggestFor(jackets('Style', '4711', '4711', '4712'), structure)
    expect(mapping.model?.code).toMatchObject({ from: 'Style' })
  })

  test('are not proposed for a PIM without such family variants', async () => {
    const file = jackets('Stilnummer', 'F', 'F', 'V', 'V')
    expect((await suggestFor(file)).mapping).not.toHaveProperty('model')
  })
})
