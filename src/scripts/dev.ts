import { runTool } from './steps.ts'

// `npm run dev`: Astro's dev server; the sandbox stands behind its port.
process.exit(runTool('astro', ['dev', ...process.argv.slice(2)]) ? 0 : 1)
