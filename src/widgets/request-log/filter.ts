import type { RequestSummary } from '#contract'
import { everything, type LogFilter } from '../state/request-log.ts'

export const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

/** Statuses by their first digit, and those that readers look for by themselves. */
export const statuses: readonly { value: string; label: string }[] = [
  { value: '2', label: '2xx, done' },
  { value: '4', label: '4xx, refused' },
  { value: '5', label: '5xx, failed' },
  { value: '401', label: '401, who is calling?' },
  { value: '403', label: '403, not allowed' },
  { value: '404', label: '404, not there' },
  { value: '422', label: '422, does not fit' },
  { value: '429', label: '429, too many' },
]

export function isEverything(filter: LogFilter): boolean {
  return Object.values(filter).every((value) => value === '')
}

/** `?connection=erp&status=4` -> the filter that a link to the log asks for. */
export function filterOf(search: string): LogFilter {
  const query = new URLSearchParams(search)
  const asked = Object.keys(everything).map((name) => [name, query.get(name) ?? ''])
  return { ...everything, ...(Object.fromEntries(asked) as Partial<LogFilter>) }
}

/** The number of the call that a link asks to open: `?request=17`. */
export function numberOf(search: string): number | undefined {
  const text = new URLSearchParams(search).get('request') ?? ''
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined
}

/** Codes to choose from: whoever called, and whoever is asked for. */
export function callersOf(calls: readonly RequestSummary[], chosen: string): string[] {
  const codes = calls.map(({ connection }) => connection ?? '')
  return [...new Set([...codes, chosen])].filter((code) => code !== '').sort()
}
