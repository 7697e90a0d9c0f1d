import { statusLine } from '../ui/status.ts'
import type { Asking } from './desk.ts'

/** What the desk says aloud when something has happened. */
export function announcement(asking: Asking): string {
  switch (asking.state) {
    case 'idle':
      return ''
    case 'sending':
      return 'Sending.'
    case 'unreachable':
      return `${asking.obstacle.title}. ${asking.obstacle.text}`
    case 'answered': {
      const { status, statusText } = asking.answer
      const outcome = status === 200 ? 'You have a token.' : 'No token.'
      return `${outcome} Answer: ${statusLine(status, statusText)}.`
    }
  }
}
