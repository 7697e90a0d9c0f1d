import { afterEach, describe, expect, test, vi } from 'vitest'
import { allProducts } from '../../../../src/widgets/products/address.ts'
import { createGridDesk } from '../../../../src/widgets/products/grid-desk.ts'
import { criteriaOf } from '../../../../src/widgets/state/catalogue.ts'
import { $calls } from '../../../../src/widgets/state/live.ts'
import { loadStructure } from '../../../../src/widgets/state/structure.ts'
import { connectProgram, noNetwork, openPage } from '../support.ts'

const page = openPage()
const lamp = '/api/rest/v1/products/halo_desk_lamp'

afterEach(() => $calls.set([]))

async function openDesk(filter: Partial<typeof allProducts>) {
  const erp = await connectProgram(page, { label: 'Our ERP', flow_type: 'data_source' }, true)
  await loadStructure()
  const desk = createGridDesk({ filter: { ...allProducts, ...filter }, page: 1 })
  const stop = desk.follow()
  await vi.waitFor(() => expect(desk.$found.get().state).toBe('found'), 10_000)
  return { erp, desk, stop }
}

/** What the stream would tell of a write. */
function tellOfWrite(number: number) {
  $calls.set([
    {
      number,
      at: '2026-11-29T12:00:00+00:00',
      method: 'PATCH',
      address: lamp,
      operation: 'patch_products__code_',
      connection: 'Our_ERP',
      status: 204,
      milliseconds: 1,
      size: 0,
    },
  ])
}

describe('the grid', () => {
  test('counts what the filter lets through, and marks what a call has changed', async () => {
    const { erp, desk, stop } = await openDesk({ search: 'halo_desk_lamp' })
    expect(desk.$found.get()).toMatchObject({ count: 4, changed: new Set() })
    await erp.send('PATCH', lamp, { enabled: false })
    tellOfWrite(2)
    await vi.waitFor(() => expect(desk.$found.get().changed.size).toBe(1), 10_000)
    const changed = desk.$found.get().items.find(({ enabled }) => !enabled)
    expect(desk.$found.get().changed).toEqual(new Set([changed?.uuid]))
    stop()
  })

  test('turns to the first page when something else is asked for', async () => {
    const { desk, stop } = await openDesk({})
    desk.turnTo(3)
    expect(desk.$asked.get().page).toBe(3)
    desk.choose({ family: 'lamps', completeness: 'complete' })
    expect(desk.$asked.get()).toMatchObject({ page: 1, filter: { family: 'lamps' } })
    await vi.waitFor(() => expect(desk.$found.get().state).toBe('found'), 10_000)
    const { items } = desk.$found.get()
    expect(items.length).toBeGreaterThan(0)
    const ofShop = items.flatMap(({ completenesses = [] }) =>
      completenesses.filter(({ scope }) => scope === 'ecommerce'),
    )
    expect(ofShop.every(({ data }) => data === 100)).toBe(true)
    stop()
  })

  test('keeps what it has while nobody answers', async () => {
    const { desk, stop } = await openDesk({ search: 'halo_desk_lamp' })
    page.answerWith(noNetwork)
    tellOfWrite(3)
    await vi.waitFor(() => expect(desk.$found.get().state).toBe('failed'), 10_000)
    expect(desk.$found.get()).toMatchObject({ count: 4 })
    stop()
  })
})

test('a filter becomes the criteria of a search', () => {
  expect(criteriaOf(allProducts, [])).toEqual({})
  expect(criteriaOf({ ...allProducts, search: '  ' }, [])).toEqual({})
  const all = {
    search: ' lamp ',
    family: 'lamps',
    channel: 'print',
    completeness: 'incomplete',
    enabled: 'no',
  } as const
  expect(criteriaOf(all, ['en_US'])).toEqual({
    label_or_identifier: [{ operator: 'CONTAINS', value: 'lamp' }],
    family: [{ operator: 'IN', value: ['lamps'] }],
    enabled: [{ operator: '=', value: false }],
    completeness: [{ operator: '<', value: 100, scope: 'print' }],
  })
})
