const hour = 3_600_000

/**
 * Counts what each address did within the last hour. `perHour` of 0 means no limit. What is older is
 * forgotten as new calls come in, so it holds no more than an hour's worth.
 */
export function createHourlyLimit(
  perHour: number,
  now: () => number,
): (address: string) => true | number {
  const calls = new Map<string, number[]>()
  return (address) => {
    if (perHour === 0) return true
    const since = now() - hour
    for (const [other, times] of calls) if ((times.at(-1) ?? 0) <= since) calls.delete(other)
    const recent = (calls.get(address) ?? []).filter((time) => time > since)
    const [oldest = 0] = recent
    if (recent.length >= perHour) return Math.ceil((oldest - since) / 1000)
    calls.set(address, [...recent, now()])
    return true
  }
}
