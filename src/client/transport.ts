import { untilAborted } from './abort.ts'
import { NetworkError, TimeoutError } from './errors.ts'
import type { Send } from './middleware.ts'

/**
 * The last step before the wire: waits at most `timeout` milliseconds for the head of an answer,
 * and turns a broken connection into a `NetworkError` or `TimeoutError`. When the caller aborts,
 * the abort's own reason is thrown.
 */
export function createTransport(fetch: Send, timeout: number): Send {
  return async (request) => {
    request.signal.throwIfAborted()
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(new TimeoutError(request, timeout)), timeout)
    const signal = AbortSignal.any([request.signal, limit.signal])
    try {
      return await untilAborted(fetch(new Request(request, { signal })), signal)
    } catch (error) {
      if (signal.aborted) throw signal.reason
      throw new NetworkError(request, undefined, error)
    } finally {
      clearTimeout(timer)
    }
  }
}
