import {
  cleanTestStorage,
  getTestStorage,
  setTestStorageKey,
  useTestStorageEngine,
} from '@nanostores/persistent'
import { NetworkError } from '#client'
import { beforeEach, describe, expect, test } from 'vitest'
import { createTrail } from '../../../../src/widgets/state/calls.ts'
import { Refused } from '../../../../src/widgets/state/obstacles.ts'
import { $sandbox, ensureSandbox, forgetSandbox } from '../../../../src/widgets/state/sandbox.ts'
import { noNetwork, openPage, origin } from '../support.ts'

useTestStorageEngine()
const page = openPage()
beforeEach(() => {
  cleanTestStorage()
})

describe('the sandbox', () => {
  test('is made when something needs it, and kept for the next visit', async () => {
    const sandbox = await ensureSandbox()
    expect(sandbox.base_url).toBe(origin)
    expect(JSON.parse(getTestStorage()['doorway.sandbox'] ?? '')).toEqual(sandbox)
    expect(await ensureSandbox()).toBe(sandbox)
    expect(page.sent).toEqual(['POST /sandbox/v1/sandboxes 201'])
  })

  test('shows the call that makes it', async () => {
    const trail = createTrail()
    await ensureSandbox(trail)
    expect(trail.$calls.get()).toMatchObject([
      {
        method: 'POST',
        path: '/sandbox/v1/sandboxes',
        state: { kind: 'answered', status: 201 },
      },
    ])
  })

  test('is the one that another tab has made', async () => {
    const unbind = $sandbox.listen(() => undefined)
    const theirs = { id: 'a', key: 'sandbox_a', base_url: origin, created_at: '', expires_at: '' }
    setTestStorageKey('doorway.sandbox', JSON.stringify(theirs))
    expect(await ensureSandbox()).toEqual(theirs)
    expect(page.sent).toEqual([])
    unbind()
  })

  test('is not what a stranger left under its name', () => {
    const unbind = $sandbox.listen(() => undefined)
    setTestStorageKey('doorway.sandbox', '{"id":1}')
    expect($sandbox.get()).toBeUndefined()
    setTestStorageKey('doorway.sandbox', 'not JSON')
    expect($sandbox.get()).toBeUndefined()
    unbind()
  })

  test('is forgotten by its key only', async () => {
    const { key } = await ensureSandbox()
    forgetSandbox('sandbox_of_somebody_else')
    expect($sandbox.get()?.key).toBe(key)
    forgetSandbox(key)
    expect($sandbox.get()).toBeUndefined()
  })

  test('is refused by a server without room, in its own words', async () => {
    const body = { code: 507, message: 'There is no room for another sandbox at the moment.' }
    page.answerWith(() => Promise.resolve(Response.json(body, { status: 507 })))
    const refused = ensureSandbox()
    await expect(refused).rejects.toThrow(Refused)
    await expect(refused).rejects.toMatchObject({ step: 'sandbox', status: 507, error: body })
  })

  test('does not come without a network, and the call says so', async () => {
    page.answerWith(noNetwork)
    const trail = createTrail()
    await expect(ensureSandbox(trail)).rejects.toThrow(NetworkError)
    expect(trail.$calls.get()[0]?.state).toEqual({ kind: 'failed' })
  })
})
