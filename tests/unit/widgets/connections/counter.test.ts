import { describe, expect, test } from 'vitest'
import { announcement } from '../../../../src/widgets/connections/announcement.ts'
import { createCounter } from '../../../../src/widgets/connections/counter.ts'
import { $connections, loadConnections } from '../../../../src/widgets/state/connections.ts'
import { noNetwork, openPage } from '../support.ts'

const page = openPage()

const heard = ({ $creation, $removal, $tracking }: ReturnType<typeof createCounter>) =>
  announcement($creation.get(), $removal.get(), $tracking.get())

describe('the counter', () => {
  test('creates a connection and clears the label for the next one', async () => {
    const counter = createCounter()
    counter.edit({ label: 'My ERP' })
    await counter.create()
    expect(counter.$creation.get()).toEqual({ state: 'created', code: 'My_ERP', label: 'My ERP' })
    expect(counter.$form.get()).toEqual({ label: '', flowType: 'data_source' })
    expect(heard(counter)).toContain('is created')
  })

  test('shows what the PIM refuses, and keeps what was written', async () => {
    const counter = createCounter()
    counter.edit({ label: 'My ERP' })
    await counter.create()
    counter.edit({ label: 'My ERP' })
    await counter.create()
    expect(counter.$creation.get()).toEqual({
      state: 'refused',
      errors: { label: 'The code My_ERP: This value is already used.' },
    })
    expect(counter.$form.get().label).toBe('My ERP')
  })

  test('says when nobody answers, and keeps what was written', async () => {
    page.answerWith(noNetwork)
    const counter = createCounter()
    counter.edit({ label: 'My ERP' })
    await counter.create()
    expect(counter.$creation.get()).toMatchObject({ state: 'failed' })
    expect(counter.$form.get().label).toBe('My ERP')
  })

  test('has a connection tracked, and says so', async () => {
    const counter = createCounter()
    counter.edit({ label: 'My ERP' })
    await counter.create()
    await loadConnections()
    await counter.track({ code: 'My_ERP', label: 'My ERP' }, true)
    expect($connections.get()).toMatchObject({ items: [{ code: 'My_ERP', auditable: true }] })
    expect(heard(counter)).toBe('My ERP is tracked.')
    page.answerWith(noNetwork)
    await counter.track({ code: 'My_ERP', label: 'My ERP' }, false)
    expect($connections.get()).toMatchObject({ items: [{ code: 'My_ERP', auditable: true }] })
    expect(heard(counter)).toMatch(/^Not changed\. /)
  })

  test('deletes only after it was asked to twice', async () => {
    const counter = createCounter()
    counter.edit({ label: 'My ERP' })
    await counter.create()
    await loadConnections()
    counter.askToRemove('My_ERP')
    expect(counter.$removal.get()).toEqual({ state: 'asking', code: 'My_ERP' })
    counter.keep()
    expect(counter.$removal.get()).toEqual({ state: 'none' })
    await counter.remove({ code: 'My_ERP', label: 'My ERP' })
    expect(counter.$removal.get()).toEqual({ state: 'removed', label: 'My ERP' })
    expect(counter.$creation.get()).toEqual({ state: 'idle' })
    expect($connections.get()).toEqual({ state: 'loaded', items: [] })
  })

  test('says when a deletion did not happen', async () => {
    const counter = createCounter()
    counter.edit({ label: 'My ERP' })
    await counter.create()
    page.answerWith(noNetwork)
    await counter.remove({ code: 'My_ERP', label: 'My ERP' })
    expect(counter.$removal.get()).toMatchObject({ state: 'failed', code: 'My_ERP' })
  })
})
