import { describe, expect, test } from 'vitest'
import type { ConnectionFlows, DataFlows, FlowType } from '#contract'
import {
  connectionCharts,
  dashboardCharts,
  shortCharts,
} from '../../../../src/widgets/data-flows/charts.ts'
import { loadFlows, $flows } from '../../../../src/widgets/state/data-flows.ts'
import { ensureSandbox } from '../../../../src/widgets/state/sandbox.ts'
import { connectProgram, openPage, type Program } from '../support.ts'

const page = openPage()

async function connect(label: string, type: FlowType, isTracked = true): Promise<Program> {
  return connectProgram(page, { label, flow_type: type }, isTracked)
}

async function readFlows(): Promise<DataFlows> {
  await loadFlows()
  const flows = $flows.get()
  if (flows.state !== 'loaded') throw new Error(`The flows are ${flows.state}`)
  return flows.flows
}

function charts(flows: DataFlows) {
  return Object.fromEntries(dashboardCharts(flows).map((chart) => [chart.id, chart]))
}

function of(flows: DataFlows, code: string): ConnectionFlows {
  const connection = flows.connections.find((each) => each.code === code)
  if (!connection) throw new Error(`There is no ${code}`)
  return connection
}

describe('the dashboard of a fresh sandbox', () => {
  test('shows a week that is marked as a sample, and says why there is nothing else', async () => {
    await ensureSandbox()
    const { created, sent, errors } = charts(await readFlows())
    expect(created).toMatchObject({ isSample: true, why: expect.stringContaining('no source') })
    expect(sent).toMatchObject({ isSample: true, why: expect.stringContaining('no destination') })
    expect(errors).toMatchObject({ isSample: true, why: '' })
    expect(created?.total).toBeGreaterThan(0)
    expect(errors?.series.map(({ name }) => name)).toEqual(['Business errors', 'Technical errors'])
  })
})

describe('the dashboard', () => {
  test('shows what is the reader’s own as soon as there is something, today', async () => {
    const erp = await connect('Our ERP', 'data_source')
    await erp.send('PATCH', '/api/rest/v1/products/halo_desk_lamp', { enabled: false })
    const { created, updated, sent, errors } = charts(await readFlows())
    expect(updated).toMatchObject({ isSample: false, total: 1, why: '' })
    expect(updated?.series[0]?.values).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
    expect(created).toMatchObject({ isSample: false, total: 0 })
    expect(errors).toMatchObject({ isSample: false, total: 0, why: '' })
    expect(sent?.isSample).toBe(true)
  })

  test('counts business and technical errors one by one', async () => {
    const erp = await connect('Our ERP', 'data_source')
    const address = '/api/rest/v1/products/halo_desk_lamp'
    await erp.send('PATCH', address, { family: 'nope' })
    await erp.send('PATCH', address, { nonsense: true })
    const { errors } = charts(await readFlows())
    expect(errors?.series.map(({ values }) => values.at(-1))).toEqual([1, 1])
    expect(errors?.total).toBe(2)
  })

  test('in short has what came in and what went out', async () => {
    await ensureSandbox()
    const short = shortCharts(await readFlows())
    expect(short.map(({ title }) => title)).toEqual([
      'Products created and updated',
      'Products sent',
    ])
  })
})

describe('a connection has the charts of its flow type', () => {
  test.each([
    ['data_source', ['created', 'updated', 'errors']],
    ['data_destination', ['sent']],
    ['other', []],
  ] as const)('%s', async (type, ids) => {
    await connect('Mine', type, type !== 'other')
    const flows = await readFlows()
    expect(connectionCharts(flows, of(flows, 'Mine')).map(({ id }) => id)).toEqual(ids)
  })
})

describe('an empty chart says why', () => {
  const source = 'PATCH' as const
  const product = '/api/rest/v1/products/halo_desk_lamp'

  async function whyOf(code: string, id: string) {
    const flows = await readFlows()
    return connectionCharts(flows, of(flows, code)).find((chart) => chart.id === id)?.why
  }

  test('when the connection is not tracked', async () => {
    const erp = await connect('Our ERP', 'data_source', false)
    await erp.send(source, product, { enabled: false })
    expect(await whyOf('Our_ERP', 'updated')).toMatch(/^Our ERP is not tracked/)
    expect(charts(await readFlows())['updated']?.why).toMatch(/^Our ERP is not tracked/)
  })

  test('when it has not been called', async () => {
    await connect('Our ERP', 'data_source')
    expect(await whyOf('Our_ERP', 'updated')).toMatch(/^No product came in through it yet/)
    await connect('Shop', 'data_destination')
    expect(await whyOf('Shop', 'sent')).toMatch(/^No product was read through it yet/)
  })

  test('when a source only reads, and a destination only writes', async () => {
    const erp = await connect('Our ERP', 'data_source')
    const shop = await connect('Shop', 'data_destination')
    await erp.send('GET', `${product}`)
    await shop.send(source, product, { enabled: false })
    expect(await whyOf('Our_ERP', 'updated')).toMatch(/^Our ERP read 1 product and wrote none/)
    expect(await whyOf('Shop', 'sent')).toMatch(/^Shop wrote 1 product and read none/)
  })

  test('when it was not tracked at the time', async () => {
    const erp = await connect('Our ERP', 'data_source', false)
    await erp.send(source, product, { enabled: false })
    await erp.track()
    expect(await whyOf('Our_ERP', 'updated')).toMatch(/before it was a tracked source/)
  })

  test('when it called about something else', async () => {
    const erp = await connect('Our ERP', 'data_source')
    await erp.send(source, '/api/rest/v1/categories/mine', { labels: {} })
    expect(await whyOf('Our_ERP', 'updated')).toMatch(/^Our ERP called about categories/)
  })

  test('when all its products were refused', async () => {
    const erp = await connect('Our ERP', 'data_source')
    await erp.send(source, product, { family: 'nope' })
    expect(await whyOf('Our_ERP', 'updated')).toMatch(/^The products of Our ERP were refused/)
  })

  test('when the calls were made under the user name of another connection', async () => {
    const erp = await connect('Our ERP', 'data_source')
    const shop = await connect('Shop', 'data_destination')
    const mixed = await erp.as(shop)
    await mixed.send(source, product, { enabled: false })
    expect(await whyOf('Our_ERP', 'updated')).toMatch(/^Shop wrote products, not Our ERP/)
  })
})
