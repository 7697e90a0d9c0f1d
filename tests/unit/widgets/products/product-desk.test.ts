import { describe, expect, test } from 'vitest'
import { createProductDesk, seenIn } from '../../../../src/widgets/products/product-desk.ts'
import { connectProgram, noNetwork, openPage } from '../support.ts'

const page = openPage()
const lamp = '/api/rest/v1/products/halo_desk_lamp'

const connect = () => connectProgram(page, { label: 'Our ERP', flow_type: 'data_source' }, true)

describe('a product that is open', () => {
  test('comes by identifier or uuid, with its history and what it is associated with', async () => {
    const erp = await connect()
    await erp.send('PATCH', lamp, { enabled: false })
    const desk = createProductDesk('HALO_desk_lamp')
    await desk.look()
    const opened = desk.$opened.get()
    expect(opened).toMatchObject({ state: 'open', lit: [], product: { enabled: false } })
    const seen = seenIn(opened)
    expect(seen?.changes).toMatchObject([{ connection: 'Our_ERP', event: 'updated' }])
    expect(seen?.others.length).toBeGreaterThan(2)
    const same = createProductDesk(seen?.product.uuid ?? '')
    await same.look()
    expect(same.$opened.get()).toMatchObject({ state: 'open', product: { enabled: false } })
  })

  test('lights up what differs from the last look, until the lights are put out', async () => {
    const erp = await connect()
    const desk = createProductDesk('halo_desk_lamp')
    await desk.look()
    await erp.send('PATCH', lamp, { enabled: false })
    await desk.look()
    expect(desk.$opened.get()).toMatchObject({
      lit: [{ property: 'enabled', before: true, after: false, origin: { connection: 'Our_ERP' } }],
    })
    desk.settle()
    expect(desk.$opened.get()).toMatchObject({ state: 'open', lit: [] })
  })

  test('lights up what a call that a link names has changed', async () => {
    const erp = await connect()
    await erp.send('PATCH', lamp, { enabled: false })
    const desk = createProductDesk('halo_desk_lamp', 2)
    await desk.look()
    expect(desk.$opened.get()).toMatchObject({ lit: [{ property: 'enabled', after: false }] })
  })

  test('stays the same one when it is renamed, and is kept in sight when it is deleted', async () => {
    const erp = await connect()
    const desk = createProductDesk('halo_desk_lamp')
    await desk.look()
    await erp.send('PATCH', lamp, { identifier: 'another_name' })
    await desk.look()
    expect(desk.$opened.get()).toMatchObject({ state: 'open', lit: [{ attribute: 'sku' }] })
    await erp.send('DELETE', '/api/rest/v1/products/another_name')
    await desk.look()
    expect(desk.$opened.get()).toMatchObject({
      state: 'deleted',
      changes: [{ event: 'deleted' }, { event: 'updated' }],
      product: { family: 'lamps' },
    })
  })

  test('is missing when nobody knows it, and stays in sight when nobody answers', async () => {
    await connect()
    const nobody = createProductDesk('nobody')
    await nobody.look()
    expect(nobody.$opened.get()).toEqual({ state: 'missing' })
    const desk = createProductDesk('halo_desk_lamp')
    await desk.look()
    page.answerWith(noNetwork)
    await desk.look()
    expect(desk.$opened.get()).toMatchObject({
      state: 'failed',
      obstacle: { title: 'The PIM cannot be reached' },
      seen: { product: { family: 'lamps' } },
    })
  })
})
