/** A moment as the API writes it: ISO 8601 in UTC, to the second. */
export function formatMoment(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}+00:00`
}
