import { describe, expect, test } from 'vitest'
import { announceChange, announcement } from '../../../../src/widgets/connections/announcement.ts'
import { createCounter } from '../../../../src/widgets/connections/counter.ts'
import { $connections, $known, loadConnections } from '../../../../src/widgets/state/connections.ts'
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
    expect(counter.$form.get()).toEqual({ label: '', code: undefined, flowType: 'data_source' })
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
      errors: { code: 'This value is already used.' },
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

  test('creates a connection with a code of the reader’s own', async () => {
    const counter = createCounter()
    counter.edit({ label: 'My ERP', code: 'erp_night' })
    await counter.create()
    expect(counter.$creation.get()).toMatchObject({ state: 'created', code: 'erp_night' })
    counter.edit({ label: 'My ERP', code: 'erp night' })
    await counter.create()
    expect(counter.$creation.get()).toEqual({
      state: 'refused',
      errors: { code: 'A code holds only letters, digits and underscores.' },
    })
  })

  test('changes what a connection may do and how it is recognised', async () => {
    const counter = createCounter()
    counter.edit({ label: 'My ERP' })
    await counter.create()
    await loadConnections()
    await counter.change(
      { code: 'My_ERP', label: 'My ERP' },
      { rights: ['web_api'], image: 'icon:factory', user_group: 'manager' },
    )
    expect($connections.get()).toMatchObject({
      items: [{ rights: ['web_api'], image: 'icon:factory', user_group: 'manager' }],
    })
    expect(announceChange(counter.$change.get(), counter.$renewal.get())).toBe(
      'The settings of My ERP are saved.',
    )
    await counter.change({ code: 'My_ERP', label: 'My ERP' }, { label: 'ab' })
    expect(counter.$change.get()).toMatchObject({ state: 'failed', code: 'My_ERP' })
  })

  test('has a new secret and a new password made, and knows them from then on', async () => {
    const counter = createCounter()
    counter.edit({ label: 'My ERP' })
    await counter.create()
    await loadConnections()
    const [before] = $known.get()
    counter.askToRenew('My_ERP', 'secret')
    expect(counter.$renewal.get()).toEqual({ state: 'asking', code: 'My_ERP', what: 'secret' })
    expect($known.get()[0]?.secret).toBe(before?.secret)
    await counter.renew({ code: 'My_ERP', label: 'My ERP' }, 'secret')
    await counter.renew({ code: 'My_ERP', label: 'My ERP' }, 'password')
    const [after] = $known.get()
    expect(after?.secret).not.toBe(before?.secret)
    expect(after?.password).not.toBe(before?.password)
    expect($connections.get()).toMatchObject({ items: [{ secret: after?.secret }] })
    expect(JSON.stringify($connections.get())).not.toContain('password')
    expect(announceChange(counter.$change.get(), counter.$renewal.get())).toContain('new password')
  })

  test('can call with a connection of an earlier visit once it has a new password', async () => {
    const counter = createCounter()
    counter.edit({ label: 'My ERP' })
    await counter.create()
    await loadConnections()
    $known.set([])
    await counter.renew({ code: 'My_ERP', label: 'My ERP' }, 'password')
    expect($known.get()).toMatchObject([{ code: 'My_ERP', password: expect.any(String) }])
  })
})
