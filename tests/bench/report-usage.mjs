import { writeFileSync } from 'node:fs'
import process from 'node:process'

// Loaded before a script that is measured: writes what the process took.
process.once('exit', () => {
  writeFileSync(process.env.USAGE_FILE, JSON.stringify(process.resourceUsage()))
})
