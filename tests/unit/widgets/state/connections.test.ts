import { describe, expect, test } from 'vitest'
import {
  $connections,
  $credentials,
  $current,
  $known,
  chooseConnection,
  createConnection,
  ensureConnection,
  freeLabel,
  loadConnections,
  removeConnection,
} from '../../../../src/widgets/state/connections.ts'
import { SandboxGone } from '../../../../src/widgets/state/obstacles.ts'
import { $sandbox } from '../../../../src/widgets/state/sandbox.ts'
import { openPage } from '../support.ts'

const page = openPage()

async function create(label: string) {
  const made = await createConnection({ label, flowType: 'data_source' })
  if (made.kind !== 'created') throw new Error('The connection was refused')
  return made.connection
}

describe('connections', () => {
  test('are none before there is a sandbox, and nobody is asked', async () => {
    await loadConnections()
    expect($connections.get()).toEqual({ state: 'loaded', items: [] })
    expect(page.sent).toEqual([])
  })

  test('come with a sandbox when there is none', async () => {
    const connection = await create('My ERP')
    expect(page.sent).toEqual([
      'POST /sandbox/v1/sandboxes 201',
      'POST /sandbox/v1/connections 201',
    ])
    expect(connection).toMatchObject({ code: 'My_ERP', sandbox: $sandbox.get()?.id })
    expect(connection.password).toHaveLength(32)
    expect($current.get()).toBe('My_ERP')
    expect($credentials.get()).toEqual(connection)
  })

  test('are listed without passwords', async () => {
    await create('My ERP')
    await loadConnections()
    const list = $connections.get()
    expect(list).toMatchObject({ state: 'loaded', items: [{ code: 'My_ERP' }] })
    expect(JSON.stringify(list)).not.toContain('password')
  })

  test('join a list that is shown already', async () => {
    await loadConnections()
    await create('My ERP')
    expect($connections.get()).toMatchObject({ items: [{ code: 'My_ERP' }] })
    expect(JSON.stringify($connections.get())).not.toContain('password')
  })

  test('are refused with what is wrong at each field', async () => {
    expect(await createConnection({ label: 'ab', flowType: 'other' })).toMatchObject({
      kind: 'violations',
      violations: [{ property: 'label' }],
    })
  })

  test('are used until they are deleted', async () => {
    await create('My ERP')
    await create('My shop')
    expect($credentials.get()?.code).toBe('My_shop')
    chooseConnection('My_ERP')
    expect($credentials.get()?.code).toBe('My_ERP')
    await removeConnection('My_ERP')
    expect($credentials.get()?.code).toBe('My_shop')
    expect($known.get()).toHaveLength(1)
  })

  test('that are gone already count as deleted', async () => {
    await create('My ERP')
    await removeConnection('My_ERP')
    await removeConnection('My_ERP')
    expect(page.sent.at(-1)).toMatch(/404$/)
  })

  test('are made on the way by whoever needs one, once', async () => {
    const first = await ensureConnection()
    expect(first.label).toBe('This site')
    expect(await ensureConnection()).toEqual(first)
    expect(page.sent).toHaveLength(2)
  })

  test('of an earlier visit stay, and a further one is made beside them', async () => {
    await ensureConnection()
    $known.set([])
    expect((await ensureConnection()).label).toBe('This site 2')
    expect(page.sent.slice(2)).toEqual([
      'GET /sandbox/v1/connections 200',
      'POST /sandbox/v1/connections 201',
    ])
  })

  test('of a sandbox that is gone are forgotten with it', async () => {
    const sandbox = {
      id: 'gone',
      key: 'sandbox_gone',
      base_url: '',
      created_at: '',
      expires_at: '',
    }
    $sandbox.set(sandbox)
    await expect(ensureConnection()).rejects.toThrow(SandboxGone)
    expect($sandbox.get()).toBeUndefined()
    expect((await ensureConnection()).label).toBe('This site')
  })

  test('fail to load without losing anything', async () => {
    await create('My ERP')
    page.answerWith(() => Promise.resolve(new Response('', { status: 502 })))
    await loadConnections()
    expect($connections.get().state).toBe('failed')
    expect($credentials.get()?.code).toBe('My_ERP')
  })
})

describe('a label for a connection made on the way', () => {
  test('is the first that is free', () => {
    const taken = [{ label: 'This site' }, { label: 'This site 2' }]
    expect(freeLabel([])).toBe('This site')
    expect(freeLabel(taken.slice(0, 1))).toBe('This site 2')
    expect(freeLabel(taken)).toBe('This site 3')
  })
})
