import type { Fault } from '../state/practice.ts'

/** The failures that can be practised: what they are called, and what a caller meets. */
export const faults = {
  'rate-limit': {
    name: 'Rate limit',
    what: 'One call in two seconds is answered. The others get 429, with Retry-After.',
  },
  'server-error': {
    name: 'Server error now and then',
    what: 'Two calls of three get 503.',
  },
  slow: {
    name: 'Slow answers',
    what: 'Each call takes three seconds longer.',
  },
  'expired-token': {
    name: 'Expired token',
    what: 'Every token from before the switch gets 401, as if its hour were over.',
  },
  'permission-lost': {
    name: 'Permission lost',
    what: 'Writing products gets 403. Reading goes on.',
  },
} satisfies Record<Fault, { name: string; what: string }>

export const faultNames = Object.keys(faults) as Fault[]
