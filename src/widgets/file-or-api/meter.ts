import type { Middleware } from '#client'

/** What went over the line since the last reset. */
export interface Traffic {
  calls: number
  /** Of the bodies, as the PIM wrote them. */
  bytes: number
}

/** Stands between a client and the wire, and counts. */
export interface Meter {
  middleware: Middleware
  reset(): void
  read(): Traffic
  /** What the PIM's clock says, as far as its last answer told. */
  pimTime(): Date
}

export function createMeter(now: () => number = Date.now): Meter {
  let traffic: Traffic = { calls: 0, bytes: 0 }
  let ahead = 0
  return {
    middleware: async (request, next) => {
      const response = await next(request)
      const body = await response.arrayBuffer()
      traffic = { calls: traffic.calls + 1, bytes: traffic.bytes + body.byteLength }
      const told = Date.parse(response.headers.get('date') ?? '')
      if (!Number.isNaN(told)) ahead = told - now()
      const { status, statusText, headers } = response
      return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers })
    },
    reset() {
      traffic = { calls: 0, bytes: 0 }
    },
    read: () => traffic,
    pimTime: () => new Date(now() + ahead),
  }
}
