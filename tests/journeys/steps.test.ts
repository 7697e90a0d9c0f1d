import { describe, expect, test } from 'vitest'
import type { ConnectionWithPassword, FlowType } from '#contract'
import { askSandbox } from '../../src/widgets/state/ask.ts'
import { lookUp } from '../../src/widgets/state/facts-lookup.ts'
import { checkStep } from '../../src/widgets/steps/check-step.ts'
import { needsOf } from '../../src/widgets/steps/needs.ts'
import type { Verdict } from '../../src/widgets/steps/verdict.ts'
import { openReader, type Reader } from '../support/reader.ts'
import { writtenSteps } from '../support/steps.ts'
import { openPage } from '../unit/widgets/support.ts'

// Every step of every tutorial is done from a terminal, and every mistake that its author foresaw is made.

const page = openPage()
const steps = new Map(writtenSteps().map((step) => [`${step.page}#${step.id}`, step]))

const first = 'getting-started/your-first-request'
const connect = 'getting-started/connect-the-pim'
const erp = 'guides/erp-connection'

const lamp = '/products/halo_desk_lamp'
const name = (locale: string, data: string) => ({
  values: { name: [{ locale, scope: null, data }] },
})
const value = (attribute: string, data: unknown) => ({
  values: { [attribute]: [{ locale: null, scope: null, data }] },
})
const prices = (...amounts: [string, string][]) =>
  value(
    'price',
    amounts.map(([amount, currency]) => ({ amount, currency })),
  )
const lampPrices = prices(['139.00', 'EUR'], ['122.00', 'GBP'], ['156.00', 'USD'])
const flaskPrices = prices(['44.95', 'EUR'], ['38.95', 'GBP'], ['49.95', 'USD'])
const searchBy = (search: object) =>
  `/products?search=${encodeURIComponent(JSON.stringify(search))}`
const byIdentifier = searchBy({ identifier: [{ operator: 'IN', value: ['halo_desk_lamp'] }] })
const petrol = { code: 'petrol', labels: { en_US: 'Petrol' } }

/** A connection with a token. */
async function enter(
  reader: Reader,
  flow: FlowType = 'data_source',
  label = 'My ERP',
): Promise<ConnectionWithPassword> {
  const connection = await reader.connect(label, flow)
  expect(await reader.authenticate(connection)).toBe(200)
  return connection
}

async function verdictOn(key: string, { sandbox }: Reader): Promise<Verdict> {
  const step = steps.get(key)
  if (!step) throw new Error(`No step ${key}`)
  const { items } = await askSandbox(sandbox, 'get_requests', { query: { limit: 200 } })
  const facts = await lookUp(sandbox, items, [needsOf(step.check)], undefined)
  return checkStep(step.check, facts)
}

type Act = (reader: Reader) => Promise<unknown>

const evening = (flaskEan: string) => [
  { identifier: 'halo_desk_lamp_petrol', family: 'lamps' },
  { identifier: 'ekvik_dining_table_160_oak', ...value('article_number', 'AL-113306') },
  { identifier: 'glima_gas_stove', ...value('ean', '2045183876040') },
  { identifier: 'sval_flask_500_moss', ...value('ean', flaskEan) },
  { identifier: 'halo_desk_lamp', ...lampPrices },
  { identifier: 'dagen_reading_lamp_slate', enabled: false },
]

const solutions: Record<string, Act> = {
  [`${first}/step-1#make-a-connection`]: (reader) => reader.connect('My ERP', 'data_source'),
  [`${first}/step-2#get-a-token`]: (reader) => enter(reader),
  [`${first}/step-2#be-refused`]: async (reader) =>
    reader.authenticate({ ...(await enter(reader)), username: 'nobody' }),
  [`${first}/step-3#list`]: async (reader) => {
    await enter(reader)
    await reader.send('GET', '/products?limit=3')
  },
  [`${first}/step-3#read`]: async (reader) => {
    await enter(reader)
    await reader.send('GET', lamp)
  },
  [`${first}/step-3#rename`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', lamp, name('en_GB', 'Renamed'))
  },
  [`${first}/step-3#read-back`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', lamp, name('en_GB', 'Renamed'))
    await reader.send('GET', lamp)
  },
  [`${first}/step-3#create`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', '/products/mine', { family: 'lamps' })
  },
  [`${first}/step-3#batch`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', '/products', [
      { identifier: 'halo_desk_lamp', enabled: true },
      { identifier: 'mine', ...value('colour', 'black') },
      { identifier: 'fjell_tent_2p', enabled: true },
    ])
  },
  [`${first}/step-3#closed`]: async (reader) => {
    await reader.remove(await enter(reader))
    await reader.send('GET', '/products')
  },
  [`${connect}/step-1#make-a-source`]: (reader) => reader.connect('ERP', 'data_source'),
  [`${connect}/step-2#ask-the-family`]: async (reader) => {
    await enter(reader)
    await reader.send('GET', '/families/lamps')
  },
  [`${connect}/step-2#send-two-items`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', '/products', [
      { identifier: 'halo_desk_lamp', ...value('weight', { amount: 1.85, unit: 'KILOGRAM' }) },
      { identifier: 'item_from_the_erp', family: 'lamps' },
    ])
  },
  [`${connect}/step-3#get-its-token`]: (reader) => enter(reader),
  [`${connect}/step-3#send-the-price`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', '/products', [{ identifier: 'halo_desk_lamp', ...lampPrices }])
  },
  [`${connect}/step-3#see-the-price`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', lamp, lampPrices)
    await reader.send('GET', byIdentifier)
  },
  [`${connect}/step-3#track-it`]: async (reader) =>
    reader.change(await enter(reader), { auditable: true }),
  [`${erp}/introduction#ask-which-are-known`]: async (reader) => {
    await enter(reader)
    await reader.send('GET', byIdentifier)
  },
  [`${erp}/map-it#send-a-weight`]: async (reader) => {
    await enter(reader)
    await reader.send(
      'PATCH',
      '/products/glima_gas_stove',
      value('weight', { amount: '98', unit: 'GRAM' }),
    )
  },
  [`${erp}/map-it#send-no-number`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', '/products/ekvik_dining_table_160_oak', prices(['1.299,00', 'EUR']))
  },
  [`${erp}/map-it#send-euros-alone`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', lamp, prices(['139.00', 'EUR']))
  },
  [`${erp}/map-it#name-an-unknown-option`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', lamp, value('color', 'petrol'))
  },
  [`${erp}/send-it#create-the-option`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', '/attributes/color/options', [petrol])
  },
  [`${erp}/send-it#send-the-evening`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', '/products', evening('204518103548'))
  },
  [`${erp}/send-it#send-the-flask`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', '/products/sval_flask_500_moss', flaskPrices)
  },
  [`${erp}/send-it#check-what-arrived`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', '/products', evening('204518103548'))
    await reader.send('GET', searchBy({ updated: [{ operator: 'SINCE LAST N DAYS', value: 1 }] }))
  },
  [`${erp}/keep-it-running#send-it-once`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', '/products/made_by_the_night_run', { family: 'lamps' })
  },
  [`${erp}/keep-it-running#send-it-again`]: async (reader) => {
    await enter(reader)
    await reader.send('PATCH', '/products/made_by_the_night_run', { family: 'lamps' })
    await reader.send('PATCH', '/products/made_by_the_night_run', { family: 'lamps' })
  },
}

describe('every step', () => {
  test('of every article is done here', () => {
    expect(Object.keys(solutions).toSorted()).toEqual([...steps.keys()].toSorted())
  })

  test.each(Object.entries(solutions))(
    '%s is to do in a new PIM, and then done',
    async (key, act) => {
      const reader = await openReader(page.host)
      expect(await verdictOn(key, reader)).toEqual({ state: 'open' })
      await act(reader)
      expect(await verdictOn(key, reader)).toMatchObject({ state: 'done' })
    },
  )

  test.each(Object.keys(solutions))('%s is not done by an entrance alone', async (key) => {
    const reader = await openReader(page.host)
    await enter(reader, 'other', 'This site')
    expect(await verdictOn(key, reader)).not.toMatchObject({ state: 'done' })
  })
})

/** Step, what went wrong, and what the reader is told. */
const mistakes: [string, string, Act, string][] = [
  [
    `${first}/step-1#make-a-connection`,
    'a destination instead of a source',
    (reader) => reader.connect('My shop', 'data_destination'),
    'The connection “My shop” is a data destination; this step needs a data source. Change its flow type, or make another connection.',
  ],
  [
    `${first}/step-1#make-a-connection`,
    'a connection of the type other',
    (reader) => reader.connect('This site', 'other'),
    'The connection “This site” is of the type other; this step needs a data source. Change its flow type, or make another connection.',
  ],
  [
    `${connect}/step-3#track-it`,
    'a source that is not tracked',
    (reader) => reader.connect('ERP', 'data_source'),
    'You have “ERP”, and it is a data source, but it is not tracked. Switch its tracking on.',
  ],
  [
    `${connect}/step-3#track-it`,
    'a tracked destination beside an untracked source',
    async (reader) => {
      await reader.connect('ERP', 'data_source')
      await reader.change(await reader.connect('Shop', 'data_destination'), { auditable: true })
    },
    'The connection “Shop” is a data destination; this step needs a data source. Change its flow type, or make another connection.',
  ],
  ...tokenMistakes(`${first}/step-2#get-a-token`),
  [
    `${first}/step-2#be-refused`,
    'credentials that are right',
    (reader) => enter(reader),
    'POST /api/oauth/v1/token was answered 200. This step needs a call that is refused with 422.',
  ],
  [
    `${first}/step-3#list`,
    'a token that is worth nothing any more',
    async (reader) => {
      await reader.remove(await enter(reader))
      await reader.send('GET', '/products')
    },
    'GET /products was refused with 401: The access token provided is invalid. Get a token first, and send it as Bearer.',
  ],
  [
    `${first}/step-3#list`,
    'a right that the connection does not have',
    async (reader) => {
      await reader.change(await enter(reader), { rights: ['web_api'] })
      await reader.send('GET', '/products')
    },
    'GET /products was refused with 403: Access forbidden. You are not allowed to list products. Give the connection this right, or call with another one.',
  ],
  [
    `${first}/step-3#list`,
    'a search that nobody can read',
    async (reader) => {
      await enter(reader)
      await reader.send('GET', '/products?search=nonsense')
    },
    'GET /products was refused with 400: Search query parameter should be valid JSON. Look for a comma too many, or a quote too few.',
  ],
  [
    `${first}/step-3#read`,
    'a misspelt identifier',
    async (reader) => {
      await enter(reader)
      await reader.send('GET', '/products/halo_desk_lmp')
    },
    'GET /products/halo_desk_lmp was sent. This step needs GET /products/halo_desk_lamp.',
  ],
  [
    `${first}/step-3#read`,
    'the wrong method',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', lamp, { enabled: true })
    },
    'PATCH /products/halo_desk_lamp was sent. Send GET /products/halo_desk_lamp: the method is GET.',
  ],
  [
    `${first}/step-3#read`,
    'a method that this address does not take',
    async (reader) => {
      await enter(reader)
      await reader.send('PUT', lamp, {})
    },
    'PUT /products/halo_desk_lamp was sent. Send GET /products/halo_desk_lamp: the method is GET.',
  ],
  ...renameMistakes(`${first}/step-3#rename`),
  [
    `${first}/step-3#read-back`,
    'reading before it was changed',
    async (reader) => {
      await enter(reader)
      await reader.send('GET', lamp)
    },
    'GET /products/halo_desk_lamp was answered, but PATCH /products/halo_desk_lamp comes first. Then send this again.',
  ],
  [
    `${first}/step-3#read-back`,
    'reading only before it was changed',
    async (reader) => {
      await enter(reader)
      await reader.send('GET', lamp)
      await reader.send('PATCH', lamp, name('en_GB', 'Renamed'))
    },
    'GET /products/halo_desk_lamp came before PATCH /products/halo_desk_lamp. Send it once more, now.',
  ],
  [
    `${first}/step-3#create`,
    'an identifier that somebody has',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', lamp, { enabled: true })
    },
    'PATCH /products/halo_desk_lamp was answered 204. It was there already, so it was updated. Name one that nobody has made.',
  ],
  [
    `${first}/step-3#create`,
    'a family that nobody has',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', '/products/mine', { family: 'lamp' })
    },
    'PATCH /products/mine was refused with 422: The lamp family does not exist in your PIM. Check the expected format on the API documentation.',
  ],
  [
    `${first}/step-3#batch`,
    'no line that is refused',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', '/products', [
        { identifier: 'halo_desk_lamp', enabled: true },
        { identifier: 'fjell_tent_2p', enabled: true },
      ])
    },
    'All 2 lines were accepted. This step needs one that is refused, to see how that looks.',
  ],
  [
    `${first}/step-3#batch`,
    'more mistakes than one',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', '/products', [
        { identifier: 'halo_desk_lamp', enabled: true },
        { identifier: 'mine', ...value('colour', 'black') },
        { identifier: 'fjell_tent_2p', ...value('colour', 'black') },
      ])
    },
    '2 of 3 lines were refused. Line 2 (mine): The colour attribute does not exist in your PIM. Check the expected format on the API documentation.',
  ],
  [
    `${first}/step-3#batch`,
    'JSON in place of lines',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', '/products', { identifier: 'halo_desk_lamp' })
    },
    'PATCH /products was refused with 415: "application/json" in "Content-Type" header is not valid. Only "application/vnd.akeneo.collection+json" is allowed. Set the Content-Type that this address takes.',
  ],
  [
    `${first}/step-3#closed`,
    'a connection that is still there',
    async (reader) => {
      await enter(reader)
      await reader.send('GET', '/products')
    },
    'GET /products was answered 200. So the token still opens the door. Delete its connection first.',
  ],
  [
    `${connect}/step-1#make-a-source`,
    'a destination',
    (reader) => reader.connect('Shop', 'data_destination'),
    'The connection “Shop” is a data destination; this step needs a data source. Change its flow type, or make another connection.',
  ],
  [
    `${connect}/step-2#ask-the-family`,
    'another family',
    async (reader) => {
      await enter(reader)
      await reader.send('GET', '/families/tents')
    },
    'GET /families/tents was sent. This step needs GET /families/lamps.',
  ],
  [
    `${connect}/step-2#send-two-items`,
    'a caller that is no source',
    async (reader) => {
      await enter(reader, 'other', 'This site')
      await reader.send('PATCH', '/products', [
        { identifier: 'halo_desk_lamp', enabled: true },
        { identifier: 'item_from_the_erp', family: 'lamps' },
      ])
    },
    '“This site” called, and that is of the type other. This step needs a call of a data source: get a token for one.',
  ],
  [
    `${connect}/step-2#send-two-items`,
    'a caller that was deleted afterwards',
    async (reader) => {
      const erpConnection = await enter(reader)
      await reader.send('PATCH', '/products', [
        { identifier: 'halo_desk_lamp', enabled: true },
        { identifier: 'item_from_the_erp', family: 'lamps' },
      ])
      await reader.remove(erpConnection)
    },
    'The connection that called is gone since. This step needs a call of a data source.',
  ],
  [
    `${connect}/step-2#send-two-items`,
    'one line instead of two',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', '/products', [{ identifier: 'halo_desk_lamp', enabled: true }])
    },
    'The batch had 1 line; this step needs 2 that are accepted.',
  ],
  ...tokenMistakes(`${connect}/step-3#get-its-token`),
  ...priceMistakes(`${connect}/step-3#send-the-price`),
  [
    `${connect}/step-3#see-the-price`,
    'no filter',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', lamp, lampPrices)
      await reader.send('GET', '/products?limit=3')
    },
    'The whole list was asked for; this step needs the filter search={"identifier": …}.',
  ],
  [
    `${connect}/step-3#see-the-price`,
    'nothing was changed before',
    async (reader) => {
      await enter(reader)
      await reader.send('GET', byIdentifier)
    },
    'GET /products was answered, but PATCH /products/{code} comes first. Then send this again.',
  ],
  [
    `${erp}/introduction#ask-which-are-known`,
    'another filter',
    async (reader) => {
      await enter(reader)
      await reader.send('GET', searchBy({ family: [{ operator: 'IN', value: ['lamps'] }] }))
    },
    'The list was filtered by family; this step needs the filter search={"identifier": …}.',
  ],
  [
    `${erp}/map-it#send-a-weight`,
    'kilograms',
    async (reader) => {
      await enter(reader)
      const wrong = value('weight', { amount: '98', unit: 'KILOGRAM' })
      await reader.send('PATCH', '/products/glima_gas_stove', wrong)
    },
    'The weight of glima_gas_stove is 98 KILOGRAM; this step needs 98 GRAM.',
  ],
  [
    `${erp}/map-it#send-a-weight`,
    'a unit by its trade code',
    async (reader) => {
      await enter(reader)
      const wrong = value('weight', { amount: '98', unit: 'GRM' })
      await reader.send('PATCH', '/products/glima_gas_stove', wrong)
    },
    'The PIM refused the change of glima_gas_stove with 422: Please specify a valid metric unit.',
  ],
  [
    `${erp}/map-it#send-no-number`,
    'a number that was converted',
    async (reader) => {
      await enter(reader)
      const right = prices(['1299.00', 'EUR'])
      await reader.send('PATCH', '/products/ekvik_dining_table_160_oak', right)
    },
    'PATCH /products/ekvik_dining_table_160_oak was answered 204. This step needs a call that is refused with 422.',
  ],
  [
    `${erp}/map-it#send-euros-alone`,
    'all three prices',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', lamp, lampPrices)
    },
    'The price of halo_desk_lamp is 139 EUR and 122 GBP and 156 USD; this step needs 139 EUR.',
  ],
  [
    `${erp}/map-it#name-an-unknown-option`,
    'an option that is there by now',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', '/attributes/color/options', [petrol])
      await reader.send('PATCH', lamp, value('color', 'petrol'))
    },
    'PATCH /products/halo_desk_lamp was answered 204. This step needs a call that is refused with 422.',
  ],
  ...optionMistakes(`${erp}/send-it#create-the-option`),
  [
    `${erp}/send-it#send-the-evening`,
    'an EAN that somebody mended',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', '/products', evening('2045181035480'))
    },
    'All 6 lines were accepted. This step needs one that is refused, to see how that looks.',
  ],
  [
    `${erp}/send-it#send-the-evening`,
    'an option that nobody created',
    async (reader) => {
      await enter(reader)
      const [head, ...rest] = evening('204518103548')
      await reader.send('PATCH', '/products', [{ ...head, ...value('color', 'petrol') }, ...rest])
    },
    '2 of 6 lines were refused. Line 1 (halo_desk_lamp_petrol): The petrol value is not in the color attribute option list.',
  ],
  [
    `${erp}/send-it#send-the-flask`,
    'the wrong EAN once more',
    async (reader) => {
      await enter(reader)
      const wrong = { values: { ...flaskPrices.values, ...value('ean', '204518103548').values } }
      await reader.send('PATCH', '/products/sval_flask_500_moss', wrong)
    },
    'The PIM refused the change of sval_flask_500_moss with 422: The ean attribute must match the following regular expression: /^[0-9]{13}$/.',
  ],
  [
    `${erp}/send-it#check-what-arrived`,
    'reading before sending',
    async (reader) => {
      await enter(reader)
      await reader.send('GET', searchBy({ updated: [{ operator: 'SINCE LAST N DAYS', value: 1 }] }))
    },
    'GET /products was answered, but PATCH /products comes first. Then send this again.',
  ],
  [
    `${erp}/keep-it-running#send-it-once`,
    'another identifier',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', '/products/made_by_night', { family: 'lamps' })
    },
    'PATCH /products/made_by_night was about made_by_night; this step needs made_by_the_night_run.',
  ],
  [
    `${erp}/keep-it-running#send-it-again`,
    'sending it only once',
    async (reader) => {
      await enter(reader)
      await reader.send('PATCH', '/products/made_by_the_night_run', { family: 'lamps' })
    },
    'PATCH /products/made_by_the_night_run was answered 201. It was new, so it was created. Send the same once more, for a 204.',
  ],
]

describe('a mistake is named', () => {
  test.each(mistakes)('%s: %s', async (key, _, act, sentence) => {
    const reader = await openReader(page.host)
    await act(reader)
    expect(await verdictOn(key, reader)).toEqual({ state: 'nearly', difference: sentence })
  })
})

function tokenMistakes(key: string): typeof mistakes {
  const token = (
    wrong: (is: ConnectionWithPassword) => Parameters<Reader['authenticate']>,
  ): Act => {
    return async (reader) =>
      reader.authenticate(...wrong(await reader.connect('My ERP', 'data_source')))
  }
  const asJson = { 'content-type': 'application/json' }
  const refused = 'A token was asked for and refused with'
  return [
    [
      key,
      'a secret that is not right',
      token((is) => [{ ...is, secret: `${is.secret}\n` }]),
      `${refused} 422: the client id or the secret is wrong. Copy both from the connection once more.`,
    ],
    [
      key,
      'Bearer where Basic belongs',
      async (reader) => {
        const shop = await reader.connect('My shop', 'data_destination')
        const authorization = `Bearer ${shop.client_id}`
        await reader.authenticate(shop, { headers: { ...asJson, authorization } })
      },
      `${refused} 422: its Authorization header says Bearer, and here it has to be Basic.`,
    ],
    [
      key,
      'a password that is not right',
      token((is) => [{ ...is, password: 'guess' }]),
      `${refused} 422: the password is wrong. It was shown once; regenerate it if it is lost.`,
    ],
    [
      key,
      'a username that nobody has',
      token((is) => [{ ...is, username: 'My ERP' }]),
      `${refused} 422: no connection has the username “My ERP”. Copy it from the connection once more.`,
    ],
    [
      key,
      'no password at all',
      token((is) => [
        is,
        { body: JSON.stringify({ grant_type: 'password', username: is.username }) },
      ]),
      `${refused} 422: password is missing from its body.`,
    ],
    [
      key,
      'a grant that is none',
      token((is) => [
        is,
        { body: JSON.stringify({ grant_type: 'pasword', username: 'a', password: 'b' }) },
      ]),
      `${refused} 422: grant_type is “pasword”, and a connection’s user signs in with “password”.`,
    ],
    [
      key,
      'a grant for other clients',
      token((is) => [is, { body: JSON.stringify({ grant_type: 'client_credentials' }) }]),
      `${refused} 422: This grant type is not authorized for this client.`,
    ],
    [
      key,
      'a body that nobody can read',
      token((is) => [is, { body: '{"grant_type": "password",' }]),
      `${refused} 400: the PIM cannot read its body. It has to be JSON, or a form.`,
    ],
    [
      key,
      'a body of XML',
      async (reader) => {
        const {
          client_id: id,
          secret,
          ...erpConnection
        } = await reader.connect('ERP', 'data_source')
        const authorization = `Basic ${btoa(`${id}:${secret}`)}`
        const headers = { 'content-type': 'application/xml', authorization }
        const wrong = { headers, body: '<token/>' }
        await reader.authenticate({ ...erpConnection, client_id: id, secret }, wrong)
      },
      `${refused} 415: its Content-Type has to be application/json or application/x-www-form-urlencoded.`,
    ],
    [
      key,
      'more than is asked for',
      token((is) => [
        is,
        { body: JSON.stringify({ grant_type: 'password', note: 'x'.repeat(300) }) },
      ]),
      `${refused} 413: its body is longer than 300 bytes. Send only what is asked for.`,
    ],
    [
      key,
      'GET instead of POST',
      token((is) => [is, { method: 'GET' }]),
      `${refused} 405: it was sent with GET. Tokens are asked for with POST.`,
    ],
    [
      key,
      'credentials of a destination',
      (reader) => enter(reader, 'data_destination', 'My shop'),
      'A token was given to “My shop”, and that is a data destination. This step needs one for a data source. Send the credentials of such a connection.',
    ],
    [
      key,
      'credentials of a connection that was deleted',
      async (reader) => reader.remove(await enter(reader)),
      'A token was given to a connection that is gone since. This step needs one for a data source.',
    ],
  ]
}

function renameMistakes(key: string): typeof mistakes {
  const patch = (body: object, path = lamp): Act => {
    return async (reader) => {
      await enter(reader)
      await reader.send('PATCH', path, body)
    }
  }
  return [
    [
      key,
      'reading instead of changing',
      async (reader) => {
        await enter(reader)
        await reader.send('GET', lamp)
      },
      'halo_desk_lamp was read, not changed. Send a PATCH to it.',
    ],
    [
      key,
      'another language',
      patch(name('en_US', 'Renamed')),
      'The name (en_US) was changed; this step needs the name (en_GB).',
    ],
    [
      key,
      'another attribute',
      patch(value('editor_note', 'Renamed')),
      'The call changed editor_note. This step needs another name (en_GB) of halo_desk_lamp.',
    ],
    [
      key,
      'another product',
      patch(name('en_GB', 'Renamed'), '/products/fjell_tent_2p'),
      'PATCH /products/fjell_tent_2p was about fjell_tent_2p; this step needs halo_desk_lamp.',
    ],
    [
      key,
      'a new product by a misspelt identifier',
      patch({}, '/products/halo_desk_lmp'),
      'PATCH /products/halo_desk_lmp was about halo_desk_lmp; this step needs halo_desk_lamp.',
    ],
    [
      key,
      'the name that it had already',
      async (reader) => {
        await enter(reader)
        const answer = await reader.send('GET', lamp)
        const { values } = (await answer.json()) as {
          values: { name: { locale: string; data: string }[] }
        }
        const old = values.name.find(({ locale }) => locale === 'en_GB')
        await reader.send('PATCH', lamp, name('en_GB', old?.data ?? ''))
      },
      'PATCH /products/halo_desk_lamp was accepted and changed nothing: what it sent was there already. This step needs another name (en_GB) of halo_desk_lamp.',
    ],
    [
      key,
      'no language',
      patch(value('name', 'Renamed')),
      'The PIM refused the change of halo_desk_lamp with 422: The name attribute does not require a value per channel (nothing was detected) but requires a value per locale (nothing was detected). Check the expected format on the API documentation.',
    ],
    [
      key,
      'a language that no channel has',
      patch(name('pt_BR', 'Renamed')),
      'The PIM refused the change of halo_desk_lamp with 422: The name attribute requires a valid locale. The pt_BR locale does not exist.',
    ],
    [
      key,
      'a connection that may not write',
      async (reader) => {
        const connection = await enter(reader)
        await reader.change(connection, { rights: ['web_api', 'list_products'] })
        await reader.send('PATCH', lamp, name('en_GB', 'Renamed'))
      },
      'The PIM refused the change of halo_desk_lamp with 403: Access forbidden. You are not allowed to create or update products. Give the connection this right, or call with another one.',
    ],
    [
      key,
      'deleting it',
      async (reader) => {
        await enter(reader)
        await reader.send('DELETE', lamp)
      },
      'halo_desk_lamp was deleted. Create it again: send a PATCH to it.',
    ],
  ]
}

function priceMistakes(key: string): typeof mistakes {
  const patch = (body: object): Act => {
    return async (reader) => {
      await enter(reader)
      await reader.send('PATCH', lamp, body)
    }
  }
  return [
    [
      key,
      'one currency of three',
      patch(prices(['139.00', 'EUR'])),
      'The price of halo_desk_lamp is 139 EUR: GBP and USD are missing. A list of prices is replaced as a whole, so send all of them.',
    ],
    [
      key,
      'another amount',
      patch(prices(['140.00', 'EUR'], ['122.00', 'GBP'], ['156.00', 'USD'])),
      'The price of halo_desk_lamp is 140 EUR and 122 GBP and 156 USD; this step needs 139 EUR and 122 GBP and 156 USD.',
    ],
    [
      key,
      'a decimal comma',
      patch(prices(['139,00', 'EUR'])),
      'The PIM refused the change of halo_desk_lamp with 422: The price attribute requires a number, and the submitted 139,00 value is not.',
    ],
  ]
}

function optionMistakes(key: string): typeof mistakes {
  const send = (method: string, path: string, body?: object): Act => {
    return async (reader) => {
      await enter(reader)
      await reader.send(method, path, body)
    }
  }
  return [
    [
      key,
      'reading instead of creating',
      send('GET', '/attributes/color/options'),
      'The options were read, not created. Send PATCH /attributes/color/options.',
    ],
    [
      key,
      'another code',
      send('PATCH', '/attributes/color/options', [{ code: 'petroleum' }]),
      'The option petroleum was created. This step needs the option petrol of color.',
    ],
    [
      key,
      'a code with a blank in it',
      send('PATCH', '/attributes/color/options', [{ code: 'petrol blue' }]),
      'The option petrol blue was refused with 422: Option code may contain only letters, numbers and underscores.',
    ],
    [
      key,
      'an attribute that does not exist',
      send('PATCH', '/attributes/colour/options', [petrol]),
      'The call was refused with 404: Attribute "colour" does not exist.',
    ],
    [
      key,
      'another attribute',
      send('PATCH', '/attributes/brand/options', [petrol]),
      'That was an option of brand. This step needs the option petrol of color.',
    ],
  ]
}
