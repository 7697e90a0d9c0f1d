/** `09:14:02`, with the day when it was another one, in the reader's own words and time zone. */
export function formatMoment(at: string, now: Date = new Date()): string {
  const moment = new Date(at)
  const time = moment.toLocaleTimeString()
  if (moment.toDateString() === now.toDateString()) return time
  return `${moment.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })}, ${time}`
}
