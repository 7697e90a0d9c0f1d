import { atom, onMount } from 'nanostores'

/** The time in milliseconds since 1970. Ticks once a second while something shows it. */
export const $now = atom(Date.now())

onMount($now, () => {
  $now.set(Date.now())
  const timer = setInterval(() => $now.set(Date.now()), 1000)
  return () => clearInterval(timer)
})
