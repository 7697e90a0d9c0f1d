import { createParser } from 'eventsource-parser'

/** One event of a stream: its name, and what it carries. */
export interface ServerEvent {
  event: string
  data: string
}

/**
 * Server-sent events (HTML Living Standard, 9.2.6) as they come: what each piece of the stream
 * completed, which is nothing for a comment. Ends when the stream does, or when the signal says so.
 *
 * @throws what breaks the stream
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent[], void, undefined> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const stop = () => void reader.cancel().catch(() => undefined)
  signal.addEventListener('abort', stop)
  let told: ServerEvent[] = []
  const parser = createParser({
    onEvent: ({ event = 'message', data }) => told.push({ event, data }),
  })
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || signal.aborted) return
      told = []
      parser.feed(decoder.decode(value, { stream: true }))
      yield told
    }
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}
