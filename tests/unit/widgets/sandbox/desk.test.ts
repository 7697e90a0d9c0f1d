import { describe, expect, test } from 'vitest'
import { announcement, createSandboxDesk } from '../../../../src/widgets/sandbox/desk.ts'
import { $known, loadConnections, $connections } from '../../../../src/widgets/state/connections.ts'
import { $status, loadStatus } from '../../../../src/widgets/state/sandbox-status.ts'
import { $sandbox } from '../../../../src/widgets/state/sandbox.ts'
import { ensureToken } from '../../../../src/widgets/state/token.ts'
import { connectProgram, noNetwork, openPage } from '../support.ts'

const page = openPage()

async function count(kind: 'products' | 'connections') {
  await loadStatus()
  const status = $status.get()
  if (status.state !== 'loaded') throw new Error(`The status is ${status.state}`)
  return status.status.counts[kind]
}

describe('the whole sandbox', () => {
  test('begins again only after it was asked to twice, and keeps its connections', async () => {
    const erp = await connectProgram(page, { label: 'ERP', flow_type: 'data_source' }, true)
    const before = await count('products')
    await erp.send('POST', '/api/rest/v1/products', { identifier: 'mine' })
    expect(await count('products')).toBe(before + 1)

    const desk = createSandboxDesk()
    await desk.confirm()
    expect(await count('products')).toBe(before + 1)
    desk.ask('reset')
    await desk.confirm()
    expect(announcement(desk.$doing.get())).toBe('The sample range is back as it was.')
    expect(await count('products')).toBe(before)
    expect(await count('connections')).toBe(1)
  })

  test('is left as it is by those who think better of it', async () => {
    await ensureToken()
    const desk = createSandboxDesk()
    desk.ask('delete')
    desk.keep()
    await desk.confirm()
    expect(desk.$doing.get()).toEqual({ state: 'none' })
    expect(await count('connections')).toBe(1)
  })

  test('is deleted with everything that this browser knows of it', async () => {
    await ensureToken()
    const desk = createSandboxDesk()
    desk.ask('delete')
    await desk.confirm()
    expect(announcement(desk.$doing.get())).toContain('deleted')
    expect($sandbox.get()).toBeUndefined()
    expect($known.get()).toEqual([])
    await loadConnections()
    expect($connections.get()).toEqual({ state: 'loaded', items: [] })
  })

  test('stays when nobody answers, and says so', async () => {
    await ensureToken()
    page.answerWith(noNetwork)
    const desk = createSandboxDesk()
    desk.ask('delete')
    await desk.confirm()
    expect(desk.$doing.get()).toMatchObject({ state: 'failed', deed: 'delete' })
    expect(announcement(desk.$doing.get())).toMatch(/^Not done\. /)
    expect($sandbox.get()).toBeDefined()
    page.answerWith((request) => page.host.fetch(request))
    await desk.confirm()
    expect($sandbox.get()).toBeUndefined()
  })
})
