import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a tool of this project in the foreground; true when it ended well. */
export function runTool(
  name: string,
  args: string[],
  environment: Record<string, string> = {},
): boolean {
  const { status } = spawnSync(join(root, 'node_modules/.bin', name), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment },
  })
  return status === 0
}

export interface Step {
  name: string
  passes(): boolean
}

/** What a change must pass before any test runs. */
export const checks: Step[] = [
  {
    name: 'types',
    passes: () => runTool('astro', ['check', '--minimumFailingSeverity', 'warning']),
  },
  { name: 'lint', passes: () => runTool('oxlint', ['--deny-warnings']) },
  { name: 'format', passes: () => runTool('prettier', ['--check', '--log-level', 'warn', '.']) },
]

/** Runs each step, says how it went, and returns how many failed. */
export function runSteps(steps: Step[]): number {
  const failed = steps.filter(({ name, passes }) => {
    const passed = passes()
    console.log(`${passed ? '✓' : '✗'} ${name}`)
    return !passed
  })
  return failed.length
}
