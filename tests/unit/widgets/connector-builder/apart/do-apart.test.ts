import { afterEach, expect, test, vi } from 'vitest'
import { doApart } from '../../../../../src/widgets/connector-builder/apart/do-apart.ts'

afterEach(() => vi.unstubAllGlobals())

/** A thread whose script may not come, as the page sees it. */
class Thread extends EventTarget {
  readonly heard: unknown[] = []
  isEnded = false

  postMessage(call: unknown): void {
    this.heard.push(call)
  }

  terminate(): void {
    this.isEnded = true
  }

  say(data: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }))
  }

  fail(message = ''): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }))
  }
}

/** Counts to the order, and stops where it is when asked to. */
async function count(order: number, tell: (news: number) => void, signal: AbortSignal) {
  let at = 0
  while (at < order && !signal.aborted) {
    tell(++at)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return `counted to ${at}`
}

function counting(order: number) {
  vi.stubGlobal('Worker', Thread)
  const thread = new Thread()
  const news: number[] = []
  const doers = { open: () => thread as unknown as Worker, load: async () => count }
  return { thread, news, errand: doApart(doers, order, (at: number) => news.push(at)) }
}

test('work is done on a thread, which is ended when it is done', async () => {
  const { thread, news, errand } = counting(2)
  expect(thread.heard).toEqual([{ order: 2 }])
  thread.say({ news: 1 })
  errand.stop()
  expect(thread.heard).toEqual([{ order: 2 }, 'stop'])
  thread.say({ result: 'counted to 1' })
  expect(await errand.result).toBe('counted to 1')
  expect([news, thread.isEnded]).toEqual([[1], true])
})

test('where its script does not come the work is done here, and can be stopped', async () => {
  const { thread, news, errand } = counting(1000)
  thread.fail()
  await vi.waitFor(() => expect(news.length).toBeGreaterThan(1))
  errand.stop()
  expect(await errand.result).toBe(`counted to ${news.length}`)
})

test('a thread that fails at its work is not begun again behind the reader’s back', async () => {
  const { thread, errand } = counting(2)
  thread.say({ news: 1 })
  thread.fail('out of memory')
  await expect(errand.result).rejects.toThrow('out of memory')
  const mistaken = counting(2)
  mistaken.thread.say({ mistake: 'TypeError: x' })
  await expect(mistaken.errand.result).rejects.toThrow('TypeError: x')
})

test('of work that was left nothing more is heard', async () => {
  const { thread, news, errand } = counting(1000)
  thread.fail()
  await vi.waitFor(() => expect(news.length).toBeGreaterThan(0))
  errand.leave()
  const heard = news.length
  await errand.result
  expect(news).toHaveLength(heard)
  const other = counting(2)
  other.errand.leave()
  expect(other.thread.isEnded).toBe(true)
})
