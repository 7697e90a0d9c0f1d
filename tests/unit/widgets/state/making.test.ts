import { expect, test } from 'vitest'
import { $live } from '../../../../src/widgets/state/live.ts'
import { createSandboxMaker } from '../../../../src/widgets/state/making.ts'
import { $sandbox, ensureSandbox } from '../../../../src/widgets/state/sandbox.ts'
import { noNetwork, openPage } from '../support.ts'

const page = openPage()

test('a press makes a sandbox, and no second one', async () => {
  const maker = createSandboxMaker()
  await Promise.all([maker.make(), maker.make()])
  await maker.make()
  expect($sandbox.get()).toBeDefined()
  expect(page.sent).toEqual(['POST /sandbox/v1/sandboxes 201'])
})

test('a press makes another one in place of one that is gone', async () => {
  const gone = await ensureSandbox()
  const stop = $live.listen(() => undefined)
  $live.set('gone')
  await createSandboxMaker().make()
  stop()
  expect($sandbox.get()?.id).not.toBe(gone.id)
  expect($sandbox.get()).toBeDefined()
})

test('a press says when nobody answers, and helps when it is tried again', async () => {
  page.answerWith(noNetwork)
  const maker = createSandboxMaker()
  await maker.make()
  expect(maker.$making.get()).toMatchObject({ state: 'failed' })
  page.answerWith((request) => page.host.fetch(request))
  await maker.make()
  expect(maker.$making.get()).toEqual({ state: 'idle' })
})
