import { describe, expect, test } from 'vitest'
import {
  type Comparison,
  type Course,
  createDesk,
} from '../../../../src/widgets/file-or-api/desk.ts'
import { $sandbox } from '../../../../src/widgets/state/sandbox.ts'
import { connectProgram, noNetwork, openPage, origin } from '../support.ts'

const page = openPage()

function measured(course: Course): Comparison {
  if (course.state !== 'measured') throw new Error(`It is ${JSON.stringify(course)}`)
  return course.comparison
}

describe('one press', () => {
  test('makes a PIM, writes the file for real, and then nothing has changed', async () => {
    const desk = createDesk('ecommerce')
    await desk.measure()
    const { file, changes, quiet, change } = measured(desk.$course.get())
    const rows = (await file.file.text()).trimEnd().split('\r\n')
    expect(rows[0]).toMatch(/^identifier,uuid,family,parent,categories,/)
    expect(file.products).toBeGreaterThan(50)
    expect(file.calls).toBe(Math.floor(file.products / 100) + 1)
    expect(file.bytes).toBe(file.file.size)
    expect(changes).toMatchObject({ products: 0, calls: 1, changed: [] })
    expect(changes.bytes).toBeLessThan(file.bytes / 50)
    expect(quiet).toBe(changes)
    expect(change).toBeUndefined()
    expect(desk.trail.$calls.get().map(({ path }) => path)).toEqual([
      '/sandbox/v1/sandboxes',
      '/sandbox/v1/connections',
      '/api/oauth/v1/token',
    ])
  })

  test('reads only what the channel may show', async () => {
    const desk = createDesk('ecommerce')
    await desk.measure()
    const { file, locales } = measured(desk.$course.get())
    const { send } = await connectProgram(page, { label: 'A check', flow_type: 'other' }, false)
    const search = {
      enabled: [{ operator: '=', value: true }],
      completeness: [
        {
          operator: 'GREATER OR EQUALS THAN ON ALL LOCALES',
          value: 100,
          scope: 'ecommerce',
          locales,
        },
      ],
    }
    const query = new URLSearchParams({
      search: JSON.stringify(search),
      scope: 'ecommerce',
      with_count: 'true',
      limit: '1',
    })
    const answer = await send('GET', `/api/rest/v1/products?${query}`)
    const { items_count: count } = (await answer.json()) as { items_count: number }
    expect(file.products).toBe(count)
  })
})

describe('a press after the first', () => {
  test('changes the price of one product, which the API and the next file both know', async () => {
    const desk = createDesk('ecommerce')
    await desk.measure()
    const before = measured(desk.$course.get())
    await desk.changeAndMeasure()
    const { file, changes, change, quiet } = measured(desk.$course.get())
    expect(changes.changed).toEqual([change?.product])
    expect(file.products).toBe(before.file.products)
    expect(await file.file.text()).not.toBe(await before.file.file.text())
    expect(quiet).toBe(before.changes)
  })

  test('leaves the other currencies and products as they were', async () => {
    const desk = createDesk('ecommerce')
    await desk.measure()
    const lines = async () => (await measured(desk.$course.get()).file.file.text()).split('\r\n')
    const before = await lines()
    await desk.changeAndMeasure()
    const after = await lines()
    const different = after.filter((line, at) => line !== before[at])
    expect(different).toHaveLength(1)
    const [was, is] = [before.find((line, at) => line !== after[at]), different[0]]
    const cells = (line = '') => line.split(',')
    const raised = cells(is).flatMap((cell, at) => (cell === cells(was)[at] ? [] : [at]))
    for (const at of raised) {
      expect(Number(cells(is)[at]) - Number(cells(was)[at])).toBeCloseTo(0.01)
    }
    expect(raised.length).toBeGreaterThan(0)
  })

  test('tells of what others changed, too', async () => {
    const desk = createDesk('ecommerce')
    await desk.measure()
    const { send } = await connectProgram(page, { label: 'An ERP', flow_type: 'other' }, false)
    const rows = (await measured(desk.$course.get()).file.file.text()).split('\r\n')
    const [other = ''] = rows.at(-2)!.split(',')
    const currencies = rows[0]!.split(',').flatMap((name) => /^price-(.+)/.exec(name)?.[1] ?? [])
    const data = currencies.map((currency) => ({ amount: '7.00', currency }))
    const written = await send('PATCH', `/api/rest/v1/products/${other}`, {
      values: { price: [{ locale: null, scope: null, data }] },
    })
    expect(written.status).toBe(204)
    await desk.changeAndMeasure()
    const { changes, change } = measured(desk.$course.get())
    expect(changes.changed.toSorted()).toEqual([change?.product, other].toSorted())
  })
})

describe('what goes wrong', () => {
  test('is said, and the next press begins again', async () => {
    const desk = createDesk('ecommerce')
    page.answerWith(noNetwork)
    await desk.measure()
    expect(desk.$course.get()).toMatchObject({
      state: 'failed',
      obstacle: { title: 'The PIM cannot be reached' },
    })
    page.answerWith((request) => page.host.fetch(request))
    await desk.measure()
    expect(measured(desk.$course.get()).file.products).toBeGreaterThan(50)
  })

  test('a PIM that is gone is replaced by a new one at the next press', async () => {
    const desk = createDesk('ecommerce')
    await desk.measure()
    const { id, key } = $sandbox.get()!
    const headers = { authorization: `Bearer ${key}` }
    await page.host.fetch(
      new Request(`${origin}/sandbox/v1/sandboxes/current`, { method: 'DELETE', headers }),
    )
    const another = createDesk('ecommerce')
    await another.measure()
    expect(another.$course.get()).toMatchObject({ obstacle: { remedy: 'new sandbox' } })
    await another.measure()
    expect(measured(another.$course.get()).file.products).toBeGreaterThan(50)
    expect($sandbox.get()?.id).not.toBe(id)
  })

  test('a channel that the PIM does not have is named, with the nearest', async () => {
    const desk = createDesk('ecomerce')
    await desk.measure()
    expect(desk.$course.get()).toMatchObject({
      obstacle: { text: expect.stringContaining('Did you mean "ecommerce"?') },
    })
  })

  test('a failure half way leaves the last figures, and no answer counts twice', async () => {
    const desk = createDesk('ecommerce')
    await desk.measure()
    const before = measured(desk.$course.get())
    page.answerWith(noNetwork)
    await desk.changeAndMeasure()
    expect(desk.$course.get()).toMatchObject({ state: 'failed', before })
  })

  test('a stop goes back to the last figures', async () => {
    const desk = createDesk('ecommerce')
    await desk.measure()
    const before = measured(desk.$course.get())
    const measuring = desk.measure()
    desk.stop()
    await measuring
    expect(measured(desk.$course.get())).toBe(before)
  })

  test('a PIM without anything complete has an empty file', async () => {
    const desk = createDesk('ecommerce')
    page.answerWith(async (request) => {
      const { pathname } = new URL(request.url)
      if (pathname !== '/api/rest/v1/products') return page.host.fetch(request)
      return Response.json({ _links: {}, _embedded: { items: [] } })
    })
    await desk.measure()
    const { file } = measured(desk.$course.get())
    expect(file).toMatchObject({ products: 0, priced: undefined })
    expect((await file.file.text()).trimEnd().split('\r\n')).toHaveLength(1)
  })
})
