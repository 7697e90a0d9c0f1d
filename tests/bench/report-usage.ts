import { writeFileSync } from 'node:fs'
import { peakMemory } from './peak-memory.ts'

/** What a process took. */
export interface Usage {
  cpuSeconds: number
  /** At its most. */
  megabytes: number
}

// Loaded before a script that is measured: writes what the process took.
process.once('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage()
  const usage: Usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: peakMemory() }
  writeFileSync(process.env['USAGE_FILE'] ?? '', JSON.stringify(usage))
})
