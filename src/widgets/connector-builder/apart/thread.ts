import type { Call, Reply, Work } from './work.ts'

/** Makes a thread of this script: it does the one thing that it is asked for. */
export function serve<Order, News, Result>(work: Work<Order, News, Result>): void {
  const stop = new AbortController()
  const say = (reply: Reply<News, Result>) => postMessage(reply)
  addEventListener('message', ({ data }: MessageEvent<Call<Order>>) => {
    if (data === 'stop') return stop.abort()
    work(data.order, (news) => say({ news }), stop.signal).then(
      (result) => say({ result }),
      (error: unknown) => say({ mistake: String(error) }),
    )
  })
}
