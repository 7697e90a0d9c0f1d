import { expect, test } from 'vitest'
import type { Call, Listener } from '../../../../../src/sandbox/rest/call.ts'
import { streamHandlers } from '../../../../../src/sandbox/practice/watch/stream.ts'

function open() {
  const listeners = new Set<Listener>()
  const listen: Call['listen'] = (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const { stream } = streamHandlers.get_stream({ listen } as Call)
  return { listeners, reader: (stream as ReadableStream<Uint8Array>).getReader() }
}

test('a reader who falls asleep is sent home, and starts again', async () => {
  const { listeners, reader } = open()
  for (let call = 0; call < 1000; call++) {
    for (const listener of listeners) listener.hear({ call })
  }
  expect(listeners.size).toBe(0)
  let events = 0
  while (!(await reader.read()).done) events++
  expect(events).toBeLessThanOrEqual(256)
})

test('a reader who leaves is not told any more', async () => {
  const { listeners, reader } = open()
  await reader.cancel()
  expect(listeners.size).toBe(0)
})
