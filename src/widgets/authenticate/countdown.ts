/** What is left of a token: `59 min 12 s`, `12 s`, or that it is over. */
export function timeLeft(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  if (seconds <= 0) return 'expired'
  const minutes = Math.floor(seconds / 60)
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`
}

/**
 * What is worth saying aloud about it: changes four times in an hour, not every second.
 */
export function milestone(milliseconds: number): string {
  const minutes = milliseconds / 60_000
  if (minutes <= 0) return 'The token has expired.'
  if (minutes <= 1) return 'The token has less than a minute left.'
  if (minutes <= 5) return 'The token has less than five minutes left.'
  return 'The token is valid.'
}

export function toneOfTime(milliseconds: number): 'ok' | 'warn' | 'bad' {
  if (milliseconds <= 0) return 'bad'
  return milliseconds <= 5 * 60_000 ? 'warn' : 'ok'
}
