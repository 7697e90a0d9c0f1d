import { cleanStores } from 'nanostores'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { $connections } from '../../../../src/widgets/state/connections.ts'
import { $flows, loadFlows } from '../../../../src/widgets/state/data-flows.ts'
import { $calls, $live } from '../../../../src/widgets/state/live.ts'
import { ensureSandbox, forgetSandbox } from '../../../../src/widgets/state/sandbox.ts'
import { connectProgram, noNetwork, openPage } from '../support.ts'

const page = openPage()
afterEach(() => cleanStores($flows, $connections, $calls, $live))

/** Looks at the flows, as a widget in a page does. */
function look() {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  $flows.listen(() => undefined)
}

function updates() {
  const flows = $flows.get()
  return flows.state === 'loaded' ? flows.flows.all.dashboard.updated.weekly_total : undefined
}

describe('data flows', () => {
  test('follow each call within a moment', async () => {
    const erp = await connectProgram(page, { label: 'ERP', flow_type: 'data_source' }, true)
    look()
    await vi.waitFor(() => expect(updates()).toBe(0), { timeout: 5000 })
    await vi.waitFor(() => expect($live.get()).toBe('live'), { timeout: 5000 })
    await erp.send('PATCH', '/api/rest/v1/products/halo_desk_lamp', { enabled: false })
    await vi.waitFor(() => expect(updates()).toBe(1), { timeout: 1000 })
  })

  test('are unknown without a sandbox', async () => {
    await loadFlows()
    expect($flows.get()).toEqual({ state: 'unknown' })
    expect(page.sent).toEqual([])
  })

  test('are forgotten with their sandbox', async () => {
    const { key } = await ensureSandbox()
    look()
    await vi.waitFor(() => expect(updates()).toBe(0), { timeout: 5000 })
    forgetSandbox(key)
    expect($flows.get()).toEqual({ state: 'unknown' })
  })

  test('stay as they were when nobody answers', async () => {
    await ensureSandbox()
    await loadFlows()
    page.answerWith(noNetwork)
    await loadFlows()
    expect($flows.get()).toMatchObject({ state: 'failed', flows: { days: { length: 8 } } })
  })
})
