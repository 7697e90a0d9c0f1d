import { cleanStores } from 'nanostores'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createErrorDesk, loadHelp } from '../../../../src/widgets/data-flows/errors.ts'
import { $calls } from '../../../../src/widgets/state/live.ts'
import { connectProgram, noNetwork, openPage } from '../support.ts'

const page = openPage()
const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  cleanStores($calls)
})

const lamp = '/api/rest/v1/products/halo_desk_lamp'

async function openDesk() {
  const erp = await connectProgram(page, { label: 'ERP', flow_type: 'data_source' }, true)
  await erp.send('PATCH', lamp, { family: 'nope' })
  await erp.send('PATCH', lamp, {
    values: { color: [{ locale: null, scope: null, data: 'neon' }] },
  })
  await erp.send('PATCH', lamp, { nonsense: 1 })
  const desk = createErrorDesk('ERP')
  stops.push(desk.follow())
  const shows = (count: number) =>
    vi.waitFor(() =>
      expect(desk.$found.get()).toMatchObject({ state: 'found', items: { length: count } }),
    )
  return { erp, desk, shows }
}

describe('the errors of a connection', () => {
  test('are those of the catalogue, the newest first, with the product they are about', async () => {
    const { desk, shows } = await openDesk()
    await shows(2)
    expect(desk.$found.get().items[0]).toMatchObject({
      type: 'business',
      attribute: 'color',
      product: { identifier: 'halo_desk_lamp', uuid: expect.any(String) as string },
    })
  })

  test('are those of the form as well, when they are asked for', async () => {
    const { desk, shows } = await openDesk()
    desk.choose({ type: 'technical' })
    await shows(1)
    expect(desk.$found.get().items[0]?.message).toContain('"nonsense" does not exist')
  })

  test('are searched', async () => {
    const { desk, shows } = await openDesk()
    desk.choose({ search: 'NEON' })
    await shows(1)
    expect(desk.$found.get().items[0]?.message).toContain('neon')
    desk.choose({ search: 'nothing like that' })
    await shows(0)
  })

  test('stay when nobody answers', async () => {
    const { desk, shows } = await openDesk()
    await shows(2)
    page.answerWith(noNetwork)
    desk.choose({ search: 'a' })
    await vi.waitFor(() => expect(desk.$found.get().state).toBe('failed'))
    expect(desk.$found.get().items).toHaveLength(2)
  })

  test('are explained by the catalogue of errors', async () => {
    const { desk, shows } = await openDesk()
    await shows(2)
    const help = await loadHelp()
    for (const { message } of desk.$found.get().items) {
      expect(help(message)).toMatchObject({
        cure: expect.stringMatching(/\w/) as string,
        article: expect.stringMatching(/^\//) as string,
      })
    }
    expect(help('Nobody ever said that.')).toBeUndefined()
  })
})
