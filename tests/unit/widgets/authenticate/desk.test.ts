import { describe, expect, test } from 'vitest'
import { createDesk } from '../../../../src/widgets/authenticate/desk.ts'
import { example } from '../../../../src/widgets/authenticate/grant.ts'
import { $known, ensureConnection } from '../../../../src/widgets/state/connections.ts'
import { $token } from '../../../../src/widgets/state/token.ts'
import { noNetwork, openPage } from '../support.ts'

const page = openPage()

function statusOf(desk: ReturnType<typeof createDesk>) {
  const asking = desk.$asking.get()
  return asking.state === 'answered' ? asking.answer.status : asking.state
}

describe('the desk', () => {
  test('shows an example until there is a connection, and makes one on request', async () => {
    const desk = createDesk()
    expect(desk.$form.get()).toEqual(example)
    await desk.connect()
    expect(desk.trail.$calls.get()).toHaveLength(2)
    expect(desk.$form.get().clientId).toBe($known.get()[0]?.client_id)
    expect(desk.$asking.get()).toEqual({ state: 'idle' })
  })

  test('asks with a connection made on the way, when there is none', async () => {
    const desk = createDesk()
    await desk.send()
    expect(statusOf(desk)).toBe(200)
    expect(page.sent).toHaveLength(3)
  })

  test('gets a token that the whole site then uses', async () => {
    await ensureConnection()
    const desk = createDesk()
    await desk.send()
    expect(statusOf(desk)).toBe(200)
    expect($token.get()?.connection).toBe('This_site')
  })

  test('refreshes it, and shows the request that does', async () => {
    await ensureConnection()
    const desk = createDesk()
    await desk.send()
    const first = $token.get()
    await desk.refresh()
    expect(desk.$grant.get()).toEqual({ kind: 'refresh', refreshToken: first?.refreshToken })
    expect(statusOf(desk)).toBe(200)
    expect($token.get()?.accessToken).not.toBe(first?.accessToken)
  })

  test('lets a wrong secret be refused, and keeps the token there is', async () => {
    await ensureConnection()
    const desk = createDesk()
    await desk.send()
    const token = $token.get()
    desk.edit({ secret: 'wrong' })
    expect(desk.$isEdited.get()).toBe(true)
    await desk.send()
    expect(statusOf(desk)).toBe(422)
    expect($token.get()).toEqual(token)
    desk.restore()
    expect(desk.$form.get().secret).toBe($known.get()[0]?.secret)
    await desk.send()
    expect(statusOf(desk)).toBe(200)
  })

  test('sends nothing that cannot be written as a header', async () => {
    const desk = createDesk()
    desk.edit({ clientId: 'a:b' })
    await desk.send()
    expect(page.sent).toEqual([])
    expect(statusOf(desk)).toBe('idle')
  })

  test('says when nobody answers', async () => {
    await ensureConnection()
    page.answerWith(noNetwork)
    const desk = createDesk()
    await desk.send()
    expect(desk.$asking.get()).toMatchObject({ state: 'unreachable' })
  })
})
