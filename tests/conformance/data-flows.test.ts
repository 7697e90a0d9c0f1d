import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ConnectionFlows, DataFlows, FlowError } from '#contract'
import { openSandbox } from '../support/sandbox.ts'

const products = '/api/rest/v1/products'

let sandbox: Awaited<ReturnType<typeof openSandbox>>

beforeEach(async () => {
  sandbox = await openSandbox()
})
afterEach(() => sandbox.close())

async function track(settings: object): Promise<void> {
  const { owner, connection } = sandbox
  await owner.patch(`/sandbox/v1/connections/${connection.code}`, settings)
}

async function flows(query = ''): Promise<DataFlows> {
  return (await sandbox.owner.get<DataFlows>(`/sandbox/v1/data-flows${query}`)).body
}

async function ownFlows(): Promise<ConnectionFlows> {
  const { connections } = await flows()
  const own = connections.find(({ code }) => code === sandbox.connection.code)
  if (!own) throw new Error('The connection is not on the dashboard')
  return own
}

async function errors(query = ''): Promise<FlowError[]> {
  const path = `/sandbox/v1/data-flows/errors${query}`
  return (await sandbox.owner.get<{ items: FlowError[] }>(path)).body.items
}

const totals = ({ dashboard }: Pick<ConnectionFlows, 'dashboard'>) =>
  Object.fromEntries(Object.entries(dashboard).map(([name, week]) => [name, week.weekly_total]))
const nothing = { created: 0, updated: 0, read: 0, business_error: 0, technical_error: 0 }
const name = (data: string) => ({ values: { name: [{ locale: 'en_US', scope: null, data }] } })

describe('what a tracked source sends', () => {
  beforeEach(() => track({ flow_type: 'data_source', auditable: true }))

  test('is counted as created and updated, one by one and in batches', async () => {
    const { pim } = sandbox
    await pim.post(products, { identifier: 'first' })
    await pim.patch(`${products}/halo`, name('One'))
    await pim.batch(products, [
      { identifier: 'second' },
      { identifier: 'halo', ...name('Two') },
      { identifier: 'halo', family: 'no_such_family' },
    ])
    expect(totals(await ownFlows())).toEqual({
      ...nothing,
      created: 2,
      updated: 2,
      business_error: 1,
    })
  })

  test('is no update when nothing changes', async () => {
    await sandbox.pim.patch(`${products}/halo`, name('The same'))
    await sandbox.pim.patch(`${products}/halo`, name('The same'))
    expect(totals(await ownFlows())).toEqual({ ...nothing, updated: 1 })
  })

  test('is not counted as sent when it reads', async () => {
    await sandbox.pim.get(products)
    const { dashboard, resources } = await ownFlows()
    expect(dashboard.read.weekly_total).toBe(0)
    expect(resources.products?.read).toBeGreaterThan(0)
  })

  test('is counted for other resources too, beside the dashboard', async () => {
    await sandbox.pim.patch('/api/rest/v1/categories/outlet', { parent: 'master' })
    await sandbox.pim.patch('/api/rest/v1/categories/master', { labels: { en_US: 'All' } })
    const { dashboard, resources } = await ownFlows()
    expect(totals({ dashboard })).toEqual(nothing)
    expect(resources.categories).toEqual({ created: 1, updated: 1 })
  })

  test('stays in the totals when the connection is deleted', async () => {
    const { pim, owner, connection } = sandbox
    await pim.post(products, { identifier: 'first' })
    await owner.remove(`/sandbox/v1/connections/${connection.code}`)
    const { all, connections } = await flows()
    expect(all.dashboard.created.weekly_total).toBe(1)
    expect(connections.find(({ state }) => state === 'deleted')?.code).toBe(connection.code)
  })

  test('stops being counted when it is not tracked any more, and old figures stay', async () => {
    const { pim } = sandbox
    await pim.post(products, { identifier: 'first' })
    await track({ auditable: false })
    await pim.post(products, { identifier: 'second' })
    expect(totals(await ownFlows())).toEqual({ ...nothing, created: 1 })
  })
})

describe('what a tracked destination reads', () => {
  beforeEach(() => track({ flow_type: 'data_destination', auditable: true }))

  test('is counted product by product, also when the answer was known', async () => {
    const { pim } = sandbox
    await pim.get(`${products}/halo`)
    await pim.get(`${products}/halo`)
    await pim.get(`${products}?limit=3`)
    expect(totals(await ownFlows())).toEqual({ ...nothing, read: 5 })
  })

  test('is nothing when it was not found', async () => {
    await sandbox.pim.get(`${products}/nobody`)
    expect(totals(await ownFlows())).toEqual(nothing)
  })
})

test('a connection that nobody tracks is not on the PIM’s dashboard', async () => {
  await sandbox.pim.post(products, { identifier: 'first' })
  const { dashboard, resources } = await ownFlows()
  expect(totals({ dashboard })).toEqual(nothing)
  expect(resources.products).toEqual({ created: 1 })
})

describe('the week', () => {
  beforeEach(() => track({ flow_type: 'data_source', auditable: true }))

  test('has eight days, and a total of the last seven', async () => {
    const { pim, clock, connection, requestToken, as } = sandbox
    await pim.post(products, { identifier: 'eight_days_ago' })
    clock.advance({ days: 7 })
    const today = as((await requestToken(connection)).access_token)
    await today.post(products, { identifier: 'today' })
    const { days } = await flows()
    const { created } = (await ownFlows()).dashboard
    expect(days).toHaveLength(8)
    expect(Object.keys(created.daily)).toEqual(days)
    expect([days[0], days[7]].map((day) => created.daily[day ?? ''])).toEqual([1, 1])
    expect(created.weekly_total).toBe(1)
  })

  test.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu', 'UTC'])(
    'begins its days where the reader lives: %s',
    async (timeZone) => {
      await sandbox.pim.post(products, { identifier: 'first' })
      const { days, all } = await flows(`?time_zone=${encodeURIComponent(timeZone)}`)
      const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
      expect(days.at(-1)).toBe(format.format(sandbox.clock.now()))
      expect(all.dashboard.created.weekly_total).toBe(1)
    },
  )

  test('is refused for a time zone that does not exist', async () => {
    const { status, body } = await sandbox.owner.get('/sandbox/v1/data-flows?time_zone=Mars/Base')
    expect(status).toBe(422)
    expect(body).toMatchObject({
      message: '"Mars/Base" is no time zone. Name one such as Europe/Berlin.',
    })
  })

  test('shows samples at first, which count into nothing and are gone after a while', async () => {
    const fresh = await flows()
    const samples = fresh.connections.filter(({ state }) => state === 'sample')
    expect(samples).toHaveLength(2)
    expect(samples[0]?.dashboard.updated.weekly_total).toBeGreaterThan(0)
    expect(totals(fresh.all)).toEqual(nothing)
    sandbox.clock.advance({ days: 10 })
    const later = await flows()
    expect(later.connections.filter(({ state }) => state === 'sample')).toEqual([])
  })
})

describe('errors', () => {
  beforeEach(() => track({ flow_type: 'data_source', auditable: true }))

  test('one for each broken rule, with the product they are about', async () => {
    await sandbox.pim.patch(`${products}/halo`, {
      values: {
        short: [{ locale: null, scope: null, data: 'much too long' }],
        contact: [{ locale: null, scope: null, data: 'nobody' }],
      },
    })
    const found = await errors()
    expect(found.map(({ attribute }) => attribute).toSorted()).toEqual(['contact', 'short'])
    expect(found[0]).toMatchObject({
      type: 'business',
      connection: sandbox.connection.code,
      resource: 'products',
      product: { identifier: 'halo', uuid: expect.any(String) },
    })
    expect((await ownFlows()).dashboard.business_error.weekly_total).toBe(2)
  })

  test('what the catalogue does not know is business, a body of the wrong form is technical', async () => {
    const { pim } = sandbox
    await pim.patch(`${products}/halo`, {
      values: { no_such: [{ locale: null, scope: null, data: 1 }] },
    })
    await pim.patch(`${products}/halo`, { colour: 'red' })
    await pim.remove(`${products}/nobody`)
    expect((await errors()).map(({ type, message }) => [type, message])).toEqual([
      ['business', 'The nobody product does not exist in your PIM.'],
      [
        'technical',
        'Property "colour" does not exist. Check the expected format on the API documentation.',
      ],
      [
        'business',
        'The no_such attribute does not exist in your PIM. Check the expected format on the API documentation.',
      ],
    ])
  })

  test('of a batch are counted line by line, new products named as they were sent', async () => {
    await sandbox.pim.batch(products, [
      { identifier: 'halo', family: 'no_such_family' },
      'not json',
      { identifier: 'brand_new', family: 'no_such_family' },
    ])
    const found = await errors('?type=business')
    expect(found.map(({ product }) => product?.identifier)).toEqual(['brand_new', 'halo'])
    expect(found[0]).toMatchObject({ family: 'no_such_family', product: { uuid: null } })
    expect(await errors('?type=technical')).toHaveLength(1)
  })

  test('call the product by the label in the reader’s language', async () => {
    const { pim } = sandbox
    const label = (locale: string, data: string) => ({ locale, scope: null, data })
    await pim.patch(`${products}/halo`, {
      family: 'lamps',
      values: { name: [label('en_US', 'Desk lamp'), label('fr_FR', 'Lampe de bureau')] },
    })
    await pim.patch(`${products}/halo`, { family: 'no_such_family' })
    const labelIn = async (locale: string) => (await errors(`?locale=${locale}`))[0]?.product?.label
    expect(await labelIn('fr_FR')).toBe('Lampe de bureau')
    expect(await labelIn('fr-CA')).toBe('Lampe de bureau')
    expect(await labelIn('it_IT')).toBe('Desk lamp')
    expect(await labelIn('')).toBe('Desk lamp')
    expect(await errors('?search=lampe%20de')).toHaveLength(1)
  })

  test('are found by message and by product, and only the last hundred are kept', async () => {
    const { pim } = sandbox
    await pim.patch(`${products}/halo`, { family: 'oldest_of_all' })
    for (let batch = 0; batch < 2; batch++) {
      const lines = Array.from({ length: 60 }, (_, line) => ({
        identifier: `p_${batch}_${line}`,
        family: 'unheard_of',
      }))
      await pim.batch(products, lines)
    }
    expect(await errors()).toHaveLength(100)
    expect(await errors('?search=oldest_of_all')).toEqual([])
    expect(await errors('?search=P_1_59')).toHaveLength(1)
    expect(await errors(`?connection=${sandbox.connection.code}`)).toHaveLength(100)
    expect(await errors('?connection=another')).toEqual([])
    expect((await ownFlows()).dashboard.business_error.weekly_total).toBe(121)
  })

  test('lead to the call in the request log', async () => {
    await sandbox.pim.patch(`${products}/halo`, { colour: 'red' })
    const [error] = await errors()
    const { body } = await sandbox.owner.get(`/sandbox/v1/requests/${error?.request}`)
    expect(body).toMatchObject({ method: 'PATCH', address: `${products}/halo`, status: 422 })
  })

  test('refused tokens and missing rights are none', async () => {
    await track({ rights: [] })
    await sandbox.pim.patch(`${products}/halo`, { colour: 'red' })
    await sandbox.as('nobody').patch(`${products}/halo`, { colour: 'red' })
    expect(await errors()).toEqual([])
  })
})

test('one reader’s flows are nobody else’s', async () => {
  await sandbox.pim.post(products, { identifier: 'first' })
  const other = await sandbox.nobody.post<{ key: string }>('/sandbox/v1/sandboxes')
  const { body } = await sandbox.as(other.body.key).get<DataFlows>('/sandbox/v1/data-flows')
  expect(body.all.resources).toEqual({})
})
