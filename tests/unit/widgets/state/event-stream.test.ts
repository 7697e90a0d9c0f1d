import { describe, expect, test } from 'vitest'
import { readEvents } from '../../../../src/widgets/state/event-stream.ts'

/** All that a stream of these pieces tells, piece by piece. */
async function eventsOf(...pieces: (string | Uint8Array)[]) {
  const text = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) {
        controller.enqueue(typeof piece === 'string' ? text.encode(piece) : piece)
      }
      controller.close()
    },
  })
  const told = []
  for await (const events of readEvents(body, new AbortController().signal)) told.push(events)
  return told
}

describe('server-sent events', () => {
  test('are told as soon as they are whole', async () => {
    expect(await eventsOf('event: request\ndata: {"a"', ':1}\n', '\ndata: x\n\n')).toEqual([
      [],
      [],
      [
        { event: 'request', data: '{"a":1}' },
        { event: 'message', data: 'x' },
      ],
    ])
  })

  test('may have several lines of data, colons, and the line ends of Windows', async () => {
    expect(await eventsOf('event:a\r\ndata:  b: c\r\ndata:d\r\n\r\n')).toEqual([
      [{ event: 'a', data: ' b: c\nd' }],
    ])
  })

  test('are no events when there is nothing in them', async () => {
    expect(await eventsOf('retry: 2000\n: hello\n\n', ': still here\n\n', 'event: a\n\n')).toEqual([
      [],
      [],
      [],
    ])
  })

  test('may be cut in the middle of a character', async () => {
    const bytes = new TextEncoder().encode('data: Größe\n\n')
    const told = await eventsOf(bytes.slice(0, 9), bytes.slice(9))
    expect(told.flat()).toEqual([{ event: 'message', data: 'Größe' }])
  })

  test('stop when nobody wants them any more', async () => {
    let cancelled = false
    const body = new ReadableStream<Uint8Array>({ cancel: () => void (cancelled = true) })
    const controller = new AbortController()
    const reading = readEvents(body, controller.signal).next()
    controller.abort()
    expect(await reading).toEqual({ done: true, value: undefined })
    expect(cancelled).toBe(true)
  })
})
