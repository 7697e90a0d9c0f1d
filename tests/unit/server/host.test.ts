import { afterAll, describe, expect, test } from 'vitest'
import { openHost, origin } from '../../support/sandbox.ts'

const { host, createSandbox, close } = openHost()
const { connection } = await createSandbox()
afterAll(close)

const token = `${origin}/api/oauth/v1/token`

/** A body that comes piece by piece, without its length being known. */
function streamed(pieces: Iterable<string>): RequestInit {
  const iterator = pieces[Symbol.iterator]()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const { done, value } = iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
  return { method: 'POST', body, duplex: 'half' } as RequestInit
}

const fields = new URLSearchParams({
  grant_type: 'password',
  client_id: connection.client_id,
  client_secret: connection.secret,
  username: connection.username,
  password: connection.password,
}).toString()
const headers = { 'content-type': 'application/x-www-form-urlencoded' }

describe('a token request with the client id in its body', () => {
  test('may come piece by piece', async () => {
    const answer = await host.fetch(new Request(token, { ...streamed(fields), headers }))
    expect(answer.status).toBe(200)
  })

  test('is not read to its end when it has none', async () => {
    let sent = 0
    function* endless() {
      for (;;) {
        sent++
        yield fields
      }
    }
    const answer = await host.fetch(new Request(token, { ...streamed(endless()), headers }))
    expect(answer.status).toBe(413)
    expect(sent).toBeLessThan(10)
  })

  test('names nobody when it is no text', async () => {
    const body = new Uint8Array([0xff, 0xfe])
    const answer = await host.fetch(new Request(token, { method: 'POST', body, headers }))
    expect(answer.status).toBe(400)
  })
})
