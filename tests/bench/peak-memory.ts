import { existsSync, readFileSync } from 'node:fs'

/**
 * The most that this process has taken, in MB. What the system tells of it at its end begins, on Linux, with what the
 * process that started it had taken, and a bench may just have built the site.
 */
export function peakMemory(): number {
  const status = '/proc/self/status'
  const text = existsSync(status) ? readFileSync(status, 'utf8') : ''
  const [, own] = /^VmHWM:\s*(\d+) kB/m.exec(text) ?? []
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024
}
