import type { Answer } from '../../http/answer.ts'
import type { Handlers } from '../../rest/call.ts'

/** Milliseconds between two signs of life, less than proxies wait for one. */
const heartbeat = 20_000
/** Events that may wait for a slow reader; who falls further behind starts again. */
const mostWaiting = 256

/** Calls as server-sent events (HTML Living Standard, 9.2). */
export const streamHandlers = {
  get_stream: ({ listen }): Answer => {
    const text = new TextEncoder()
    let leave = () => {}
    const stream = new ReadableStream<Uint8Array>(
      {
        start(controller) {
          const send = (event: string) => {
            if ((controller.desiredSize ?? 0) > 0) controller.enqueue(text.encode(event))
            else end()
          }
          const end = () => {
            leave()
            controller.close()
          }
          const beat = setInterval(() => send(': still here\n\n'), heartbeat)
          const stopListening = listen({
            hear: (call) => send(`event: request\ndata: ${JSON.stringify(call)}\n\n`),
            end,
          })
          leave = () => {
            clearInterval(beat)
            stopListening()
          }
          send('retry: 2000\n: calls follow as they come\n\n')
        },
        cancel: () => leave(),
      },
      new CountQueuingStrategy({ highWaterMark: mostWaiting }),
    )
    return {
      status: 200,
      headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
      stream,
    }
  },
} satisfies Partial<Handlers>
