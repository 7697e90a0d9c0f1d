import { checks, runSteps } from './steps.ts'

// `npm run check`: types, lint and format.
process.exit(runSteps(checks) > 0 ? 1 : 0)
