import { useSyncExternalStore } from 'react'

/** Whether a script is in charge: false in the HTML and until React has taken over. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

const never = () => () => undefined
