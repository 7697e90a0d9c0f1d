import { formatSize, formatTime, statusLine } from '../ui/status.ts'
import type { Exchange } from './panel.ts'

/** What a panel says aloud when something has happened, in one breath. */
export function announcement(exchange: Exchange): string {
  switch (exchange.state) {
    case 'idle':
      return ''
    case 'sending':
      return exchange.step === 'way' ? 'Getting what the request needs.' : 'Sending.'
    case 'unreachable':
      return `${exchange.obstacle.title}. ${exchange.obstacle.text}`
    case 'answered': {
      const { status, statusText, ms, bytes } = exchange.answer
      return `Answer: ${statusLine(status, statusText)}, in ${formatTime(ms)}, ${formatSize(bytes)}.`
    }
  }
}
