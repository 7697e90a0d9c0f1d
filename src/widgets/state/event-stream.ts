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
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || signal.aborted) return
      const blocks = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/)
      rest = blocks.pop() ?? ''
      yield blocks.flatMap(parseBlock)
    }
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}

/** `event: request\ndata: {…}` -> one event; a block without data is none. */
function parseBlock(block: string): ServerEvent[] {
  const fields = block.split(/\r?\n/).map((line) => {
    const [name = '', ...value] = line.split(':')
    return { name, value: value.join(':').replace(/^ /, '') }
  })
  const of = (wanted: string) => fields.filter(({ name }) => name === wanted)
  const data = of('data').map(({ value }) => value)
  if (data.length === 0) return []
  return [{ event: of('event').at(-1)?.value || 'message', data: data.join('\n') }]
}
