import type { Call, Reply, Work } from './work.ts'

/** Something that is done apart from the page. */
export interface Errand<Result> {
  /** @throws what is not about the order but a mistake of ours */
  result: Promise<Result>
  /** Asks it to come to an end; what is under way is waited for. */
  stop(): void
  /** Breaks it off. Then there is no result. */
  leave(): void
}

/** A script that serves the work, and the work itself for where no thread can be had. */
interface Doers<Order, News, Result> {
  open(): Worker
  load(): Promise<Work<Order, News, Result>>
}

/**
 * Does work on a thread of its own, so that the page goes on hearing its reader. Where there are no threads,
 * or the network has no script for one, it is done right here.
 */
export function doApart<Order, News, Result>(
  { open, load }: Doers<Order, News, Result>,
  order: Order,
  hear: (news: News) => void,
): Errand<Result> {
  if (typeof Worker === 'undefined') return doHere(load, order, hear)
  const worker = open()
  const say = (call: Call<Order>) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(call)
  }
  let here: Errand<Result> | undefined
  const result = new Promise<Result>((resolve, reject) => {
    let isHeard = false
    worker.addEventListener('message', ({ data }: MessageEvent<Reply<News, Result>>) => {
      isHeard = true
      if ('news' in data) return hear(data.news)
      worker.terminate()
      if ('result' in data) resolve(data.result)
      else reject(new Error(data.mistake))
    })
    worker.addEventListener('error', ({ message }) => {
      worker.terminate()
      if (isHeard) return reject(new Error(message))
      here = doHere(load, order, hear)
      resolve(here.result)
    })
  })
  say({ order })
  return {
    result,
    stop: () => (here ? here.stop() : say('stop')),
    leave: () => (here ? here.leave() : worker.terminate()),
  }
}

function doHere<Order, News, Result>(
  load: Doers<Order, News, Result>['load'],
  order: Order,
  hear: (news: News) => void,
): Errand<Result> {
  const stop = new AbortController()
  let isLeft = false
  const told = (news: News) => {
    if (!isLeft) hear(news)
  }
  return {
    result: load().then((work) => work(order, told, stop.signal)),
    stop: () => stop.abort(),
    leave() {
      isLeft = true
      stop.abort()
    },
  }
}
