import { cleanStores } from 'nanostores'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createLogDesk, type LogDesk } from '../../../../src/widgets/request-log/desk.ts'
import { $calls } from '../../../../src/widgets/state/live.ts'
import { everything, searchCalls } from '../../../../src/widgets/state/request-log.ts'
import { ensureToken } from '../../../../src/widgets/state/token.ts'
import { noNetwork, openPage, origin } from '../support.ts'

const page = openPage()
const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  cleanStores($calls)
  $calls.set([])
})

/** Calls that a program made. */
async function call(...paths: string[]) {
  const { accessToken } = await ensureToken()
  for (const path of paths) {
    const headers = { authorization: `Bearer ${accessToken}` }
    await page.host.fetch(new Request(`${origin}/api/rest/v1/${path}`, { headers }))
  }
}

/** A desk with the calls that the page has heard of so far. */
async function openDesk(): Promise<LogDesk> {
  const desk = createLogDesk()
  $calls.set(await searchCalls(everything))
  stops.push(
    desk.follow(),
    desk.$listing.listen(() => undefined),
  )
  return desk
}

function addresses(desk: LogDesk) {
  return desk.$listing.get().calls.map(({ address }) => address.replace('/api/rest/v1/', ''))
}

describe('the log', () => {
  test('shows what the page hears of', async () => {
    await call('families', 'channels')
    const desk = await openDesk()
    expect(addresses(desk)).toEqual(['channels', 'families', '/api/oauth/v1/token'])
  })

  test('is searched for what is wanted, also in what comes later', async () => {
    await call('families', 'products/nothing')
    const desk = await openDesk()
    desk.choose({ status: '4' })
    await vi.waitFor(() => expect(addresses(desk)).toEqual(['products/nothing']))
    await call('families/nothing')
    $calls.set(await searchCalls(everything))
    await vi.waitFor(() =>
      expect(addresses(desk)).toEqual(['families/nothing', 'products/nothing']),
    )
    desk.choose(everything)
    expect(addresses(desk)).toHaveLength(4)
  })

  test('is searched in bodies, too', async () => {
    await call('products/halo_desk_lamp', 'products/nothing')
    const desk = await openDesk()
    desk.choose({ search: 'HALO_desk' })
    await vi.waitFor(() => expect(addresses(desk)).toEqual(['products/halo_desk_lamp']))
  })

  test('goes back page by page', async () => {
    await call('channels', ...Array.from({ length: 120 }, (_, at) => `families?page=${at + 1}`))
    const desk = await openDesk()
    expect(addresses(desk)).toHaveLength(100)
    await desk.showOlder()
    expect(addresses(desk)).toHaveLength(122)
    expect(addresses(desk)).toContain('channels')
    expect(desk.$listing.get()).toMatchObject({ state: 'here', hasOlder: false })
  })

  test('says when nobody answers, and keeps what it has', async () => {
    await call('families')
    const desk = await openDesk()
    page.answerWith(noNetwork)
    await desk.showOlder()
    expect(desk.$listing.get()).toMatchObject({ state: 'failed' })
    expect(addresses(desk)).toContain('families')
  })
})

describe('a call', () => {
  test('is opened with both its sides, and its secrets hidden', async () => {
    await call('families/lamps')
    const desk = await openDesk()
    await desk.open(2)
    expect(desk.$opened.get()).toMatchObject({
      state: 'open',
      call: { number: 2, request: { headers: { authorization: 'Bearer •••' } } },
    })
    await desk.open(1)
    expect(JSON.stringify(desk.$opened.get())).toContain('password\\":\\"•••')
    desk.close()
    expect(desk.$opened.get()).toEqual({ state: 'none' })
  })

  test('that the log does not have says so', async () => {
    await call()
    const desk = await openDesk()
    await desk.open(99)
    expect(desk.$opened.get()).toMatchObject({
      state: 'failed',
      obstacle: { text: expect.stringContaining('not in the log') as string },
    })
  })

  test('is sent again, and is in the log a second time', async () => {
    await call('families/lamps')
    const desk = await openDesk()
    await desk.open(2)
    await desk.replay()
    expect(desk.$opened.get()).toMatchObject({
      replay: { state: 'answered', answer: { status: 200 } },
    })
    const [newest] = await searchCalls(everything)
    expect(newest).toMatchObject({ number: 3, address: '/api/rest/v1/families/lamps' })
  })

  test('that cannot be sent again says why', async () => {
    await call('families/lamps')
    const desk = await openDesk()
    await desk.open(2)
    page.answerWith(noNetwork)
    await desk.replay()
    expect(desk.$opened.get()).toMatchObject({ replay: { state: 'failed' } })
  })

  test('is kept in mind to be compared with another one', async () => {
    await call('families/lamps')
    const desk = await openDesk()
    await desk.open(2)
    const opened = desk.$opened.get()
    if (opened.state !== 'open') throw new Error('It is not open')
    desk.mark(opened.call)
    await desk.open(1)
    expect(desk.$marked.get()?.number).toBe(2)
  })
})
