import type { PracticeState } from '../state/practice.ts'
import { faults } from './faults.ts'

/** What is said aloud when a switch has done its work, or has not. */
export function announcement(before: PracticeState, now: PracticeState): string {
  if (before.state !== 'switching') return ''
  if (now.state === 'failed') return `${now.obstacle.title}. ${now.obstacle.text}`
  if (now.state !== 'known') return ''
  return now.fault
    ? `${faults[now.fault].name} is on. ${faults[now.fault].what}`
    : 'All failures are off.'
}
