import { expect, test } from 'vitest'
import { createMeter } from '../../../../src/widgets/file-or-api/meter.ts'

const request = new Request('http://pim.test/api/rest/v1/products')

test('each call counts, with the bytes of its answer, and the answer stays as it was', async () => {
  const meter = createMeter()
  const answer = await meter.middleware(request, async () =>
    Response.json({ name: 'Stehlampe für Lesestunden' }, { status: 201, headers: { 'x-a': 'b' } }),
  )
  expect(answer.status).toBe(201)
  expect(answer.headers.get('x-a')).toBe('b')
  expect(await answer.json()).toEqual({ name: 'Stehlampe für Lesestunden' })
  await meter.middleware(request, async () => new Response(null, { status: 204 }))
  const bytes = new TextEncoder().encode('{"name":"Stehlampe für Lesestunden"}').length
  expect(meter.read()).toEqual({ calls: 2, bytes })
})

test('a reset begins at nothing', async () => {
  const meter = createMeter()
  await meter.middleware(request, async () => new Response('abc'))
  meter.reset()
  expect(meter.read()).toEqual({ calls: 0, bytes: 0 })
})

test('a call that finds nobody is none, and is told of', async () => {
  const meter = createMeter()
  const away = meter.middleware(request, () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(away).rejects.toThrow('Failed to fetch')
  expect(meter.read().calls).toBe(0)
})

test('time is that of the PIM, whatever the clock of the browser says', async () => {
  const meter = createMeter(() => Date.parse('2026-11-29T12:00:00Z'))
  expect(meter.pimTime().toISOString()).toBe('2026-11-29T12:00:00.000Z')
  const dated = (date: string) => async () => new Response('', { headers: { date } })
  await meter.middleware(request, dated('Sun, 29 Nov 2026 09:30:00 GMT'))
  expect(meter.pimTime().toISOString()).toBe('2026-11-29T09:30:00.000Z')
  await meter.middleware(request, dated('no date'))
  expect(meter.pimTime().toISOString()).toBe('2026-11-29T09:30:00.000Z')
})
